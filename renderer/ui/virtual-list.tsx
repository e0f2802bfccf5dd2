import './virtual-list.css'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PagedRows } from './paged-rows'
import { useRowWindow } from './use-row-window'

/** What the owner of a list can do with it. */
export interface ListControls {
  /** Puts the focus on the active row. */
  focus(): void
}

export interface VirtualListProps<Row extends { readonly id: string }> {
  readonly label: string
  readonly rows: PagedRows<Row>
  /** The usual height of a row, in px; each is measured when it is drawn. */
  readonly estimate: number
  /** The row that has the list's one tab stop. */
  readonly active: number
  readonly isSelected: (row: Row) => boolean
  readonly multiple?: boolean
  /** What a row shows, which is also its name: words that only the eye needs are hidden in it. */
  readonly draw: (row: Row) => ComponentChildren
  /** The keyboard moves to another row. */
  readonly onMove: (index: number, event: KeyboardEvent) => void
  readonly onPress: (index: number, row: Row, event: MouseEvent) => void
  /** Any other key on a row; true when it was taken. */
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean
  readonly controls?: RefObject<ListControls>
}

/**
 * A list of any length of which only the rows in sight exist. One tab stop; arrows, Page Up and Down,
 * Home and End move it, and it stays in the page even when it is scrolled away.
 */
export function VirtualList<Row extends { readonly id: string }>(props: VirtualListProps<Row>) {
  const { label, rows, estimate, multiple = false, controls } = props
  const scroller = useRef<HTMLDivElement>(null)
  /** Set when the keyboard has moved and the row to focus may not be drawn yet. */
  const wantsFocus = useRef(false)
  const count = rows.total.value ?? 0
  const active = Math.max(0, Math.min(props.active, count - 1))
  // Read, so that new rows are painted.
  void rows.version.value
  const drawn = useRowWindow({ count, scroller, usual: estimate, kept: active, paddingEnd: 8 })
  const { first, last } = drawn.inSight
  useLayoutEffect(() => rows.show(first, last), [rows, first, last])
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus()
  })
  useLayoutEffect(() => {
    if (!controls) return undefined
    controls.current = {
      focus: () => {
        const row = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')
        row?.focus()
        if (row) drawn.scrollTo(Number(row.dataset['index']))
      },
    }
    return () => {
      controls.current = null as never
    }
  }, [controls, drawn])

  const moveTo = (index: number, event: KeyboardEvent) => {
    const next = Math.max(0, Math.min(count - 1, index))
    wantsFocus.current = true
    drawn.scrollTo(next)
    props.onMove(next, event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event, active, count, pageOf(drawn.height, estimate))
    if (target !== undefined) {
      event.preventDefault()
      moveTo(target, event)
    } else if (props.onKey?.(event, active)) event.preventDefault()
  }
  return (
    <div class="virtual-list" ref={scroller}>
      <div
        class="virtual-rows"
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        style={{ '--height': `${drawn.total}px` }}
        onKeyDown={onKeyDown}
      >
        {drawn.items.map(({ index, start }) => {
          const row = rows.row(index)
          return (
            <div
              key={index}
              ref={drawn.measure}
              data-index={index}
              class={index === active ? 'virtual-row active' : 'virtual-row'}
              role="option"
              aria-selected={row ? props.isSelected(row) : false}
              aria-posinset={index + 1}
              aria-setsize={count}
              tabIndex={index === active ? 0 : -1}
              data-pane-start={index === active ? '' : undefined}
              style={{ '--start': `${start}px`, '--estimate': `${estimate}px` }}
              onClick={(event) => row && props.onPress(index, row, event)}
            >
              {row ? props.draw(row) : <RowToCome />}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Where a row will be whose page has not come yet. */
function RowToCome() {
  return (
    <div class="row-to-come">
      <span class="visually-hidden">Loading</span>
    </div>
  )
}

function pageOf(height: number, estimate: number): number {
  return Math.max(1, Math.floor(height / estimate) - 1)
}

/** Where a key moves to from `active`; undefined for a key that does not move. */
function targetOf(
  event: KeyboardEvent,
  active: number,
  count: number,
  page: number,
): number | undefined {
  if (event.altKey || count === 0) return undefined
  if (event.ctrlKey || event.metaKey) return undefined
  switch (event.key) {
    case 'ArrowDown':
      return active + 1
    case 'ArrowUp':
      return active - 1
    case 'PageDown':
      return active + page
    case 'PageUp':
      return active - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
