import { computed, signal } from '@preact/signals'
import { isBoolean, isNumber, storedSignal } from './stored-signal'

/** Widths in px. */
export const RAIL = 48
export const LIST = { least: 220, usual: 280, most: 480 } as const
export const INSPECTOR = { least: 280, usual: 360, most: 560 } as const
/** The reader keeps at least this much, whatever the panes beside it want. */
export const READER_LEAST = 420
/** Below this width the inspector lies over the reader. */
export const NARROW = 1200

export const windowWidth = signal(innerWidth)
export const isNarrow = computed(() => windowWidth.value < NARROW)

const wantedList = storedSignal('list-width', LIST.usual, isNumber)
const wantedInspector = storedSignal('inspector-width', INSPECTOR.usual, isNumber)
/** Whether the inspector stands beside the reader where there is room. */
const isDocked = storedSignal('inspector-docked', true, isBoolean)
/** Whether it lies over the reader where there is none: never on its own at a start. */
const isOver = signal(false)

export const inspectorOpen = computed(() => (isNarrow.value ? isOver.value : isDocked.value))

const clamp = (value: number, least: number, most: number) =>
  Math.round(Math.max(least, Math.min(value, Math.max(least, most))))

/** How wide the list can be now. */
export const listMost = computed(() =>
  Math.min(LIST.most, windowWidth.value - RAIL - READER_LEAST - dockedLeast()),
)
export const listWidth = computed(() => clamp(wantedList.value, LIST.least, listMost.value))

function dockedLeast(): number {
  return !isNarrow.value && isDocked.value ? INSPECTOR.least : 0
}

/** How wide the inspector can be now. */
export const inspectorMost = computed(() =>
  Math.min(
    INSPECTOR.most,
    windowWidth.value - RAIL - (isNarrow.value ? RAIL : listWidth.value + READER_LEAST),
  ),
)
export const inspectorWidth = computed(() =>
  clamp(wantedInspector.value, INSPECTOR.least, inspectorMost.value),
)

export function setListWidth(width: number): void {
  wantedList.value = clamp(width, LIST.least, listMost.value)
}

export function setInspectorWidth(width: number): void {
  wantedInspector.value = clamp(width, INSPECTOR.least, inspectorMost.value)
}

export function setInspectorOpen(open: boolean): void {
  if (isNarrow.value) isOver.value = open
  else isDocked.value = open
}

/** Opens the inspector where it is closed: for keys that work in it. */
export function showInspector(): void {
  setInspectorOpen(true)
}

export function toggleInspector(): void {
  setInspectorOpen(!inspectorOpen.value)
}

/** Follows the window's size from now on; returns the function that stops it. */
export function followWindowSize(): () => void {
  const onResize = () => {
    windowWidth.value = innerWidth
  }
  addEventListener('resize', onResize)
  // The window may have got its size between the loading of this module and now.
  onResize()
  return () => removeEventListener('resize', onResize)
}
