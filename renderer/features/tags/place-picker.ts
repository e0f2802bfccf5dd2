/** A box in the window, in pixels. */
interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PickerPlace {
  readonly left: number
  readonly top: number
  /** It stands above the quote and its list opens upwards. */
  readonly isAbove: boolean
}

/** Between the quote and the picker. */
const GAP = 6
/** Between the picker and the edge of the view. */
const EDGE = 8

/**
 * Where the picker stands: under the quote's last line, so that the quote stays in sight above it, or
 * above its first line where there is more room for the list. Never outside the view.
 */
export function placePicker(
  quote: { readonly first: Box; readonly last: Box },
  view: Box,
  size: { readonly width: number; readonly height: number; readonly list: number },
): PickerPlace {
  const { first, last } = quote
  const below = view.bottom - last.bottom - GAP - EDGE
  const above = first.top - view.top - GAP - EDGE
  const isAbove = below < size.height + size.list && above > below
  const line = isAbove ? first : last
  const wantedTop = isAbove ? line.top - GAP - size.height : line.bottom + GAP
  return {
    left: between(view.left + EDGE, line.left, view.right - size.width - EDGE),
    top: between(view.top + EDGE, wantedTop, view.bottom - size.height - EDGE),
    isAbove,
  }
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)))
}
