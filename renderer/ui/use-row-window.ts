import type { RefObject } from 'preact'
import { useLayoutEffect, useReducer, useState } from 'preact/hooks'
import { RowOffsets } from './row-offsets'

export interface RowWindowOptions {
  readonly count: number
  /** The element that scrolls. */
  readonly scroller: RefObject<HTMLElement | null>
  /** The usual height of a row, in px; each is measured when it is drawn. */
  readonly usual: number
  /** The row that is drawn wherever the list was scrolled to: the one stop of the tab key. */
  readonly kept: number
  /** Empty space behind the last row, in px. */
  readonly paddingEnd?: number
}

/** Rows drawn before and after those in sight, so that a turn of the wheel finds them there. */
const OVERSCAN = 6
/** How long a row that was gone to is kept in sight while those around it get their heights, in ms. */
const SETTLING = 500

/**
 * Which rows of a long list exist, and where. Nothing here asks the page for a size that it has not worked
 * out by itself: rows are measured by what the browser tells after its own layout, before it paints.
 *
 * Not by @tanstack/virtual-core, which was here before: it lists every row anew whenever one of them gets its
 * height. With 100,000 rows that is 8 ms for each row that comes into sight, and grows with the library.
 */
export function useRowWindow(options: RowWindowOptions): RowWindow {
  const [, draw] = useReducer((times: number, _: undefined) => times + 1, 0)
  const [rows] = useState(() => new RowWindow(options, () => draw(undefined)))
  rows.follow(options)
  useLayoutEffect(() => rows.attach(), [rows])
  return rows
}

/** See `useRowWindow`. */
export class RowWindow {
  readonly #offsets: RowOffsets
  readonly #draw: () => void
  #options: RowWindowOptions
  #scrollTop = 0
  /** Until the list is laid out it is as high as the window at most. */
  #height = window.innerHeight
  #drawn = ''
  /** The row that was gone to last, while heights around it may change. */
  #goal: number | undefined
  #goalEnds: ReturnType<typeof setTimeout> | undefined
  readonly #observer = new ResizeObserver((entries) => this.#onSizes(entries))

  constructor(options: RowWindowOptions, draw: () => void) {
    this.#options = options
    this.#draw = draw
    this.#offsets = new RowOffsets(options.usual)
  }

  /** The height of the whole list, in px. */
  get total(): number {
    return this.#offsets.total + (this.#options.paddingEnd ?? 0)
  }

  /** The height of what is in sight, in px. */
  get height(): number {
    return this.#height
  }

  /** The first and the last row in sight. */
  get inSight(): { readonly first: number; readonly last: number } {
    return {
      first: this.#offsets.rowAt(this.#scrollTop),
      last: this.#offsets.rowAt(this.#scrollTop + this.#height),
    }
  }

  /** The rows to draw, in their order, with the distance of each from the beginning, in px. */
  get items(): readonly { readonly index: number; readonly start: number }[] {
    const { count } = this.#offsets
    if (count === 0) return []
    const { first, last } = this.inSight
    const from = Math.max(0, first - OVERSCAN)
    const to = Math.min(count - 1, last + OVERSCAN)
    const kept = Math.max(0, Math.min(this.#options.kept, count - 1))
    const indexes = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    if (kept < from) indexes.unshift(kept)
    else if (kept > to) indexes.push(kept)
    return indexes.map((index) => ({ index, start: this.#offsets.startOf(index) }))
  }

  /** The ref of every drawn row, which says its index in `data-index`. */
  readonly measure = (row: HTMLElement | null): void => {
    if (row) this.#observer.observe(row)
  }

  /** Brings a row into sight by the shortest way; nothing where it is in sight. */
  scrollTo(index: number): void {
    this.#goal = index
    clearTimeout(this.#goalEnds)
    this.#goalEnds = setTimeout(() => {
      this.#goal = undefined
    }, SETTLING)
    this.#reachGoal()
  }

  /** Takes in what the owner of the list says; before each drawing. */
  follow(options: RowWindowOptions): void {
    this.#options = options
    this.#offsets.setCount(options.count)
    this.#drawn = this.#place()
  }

  /** Begins to follow the element that scrolls, which is there now. Returns what ends it. */
  attach(): () => void {
    const scroller = this.#options.scroller.current
    if (!scroller) return () => undefined
    const onScroll = () => {
      this.#scrollTop = scroller.scrollTop
      this.#drawIfMoved()
    }
    const onHand = () => {
      this.#goal = undefined
    }
    const hands = ['wheel', 'pointerdown', 'touchstart'] as const
    scroller.addEventListener('scroll', onScroll, { passive: true })
    for (const hand of hands) scroller.addEventListener(hand, onHand, { passive: true })
    this.#observer.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', onScroll)
      for (const hand of hands) scroller.removeEventListener(hand, onHand)
      this.#observer.disconnect()
      clearTimeout(this.#goalEnds)
    }
  }

  #onSizes(entries: readonly ResizeObserverEntry[]): void {
    let above = 0
    let isChanged = false
    for (const { target, borderBoxSize, contentRect } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? contentRect.height
      if (target === this.#options.scroller.current) {
        // Hidden, it is shown again as it was.
        if (height > 0) this.#height = height
      } else if (!target.isConnected) this.#observer.unobserve(target)
      else if (height > 0) {
        const index = Number((target as HTMLElement).dataset['index'])
        const isAbove = this.#offsets.startOf(index) < this.#scrollTop
        const more = this.#offsets.measure(index, height)
        if (isAbove) above += more
        if (more !== 0) isChanged = true
      }
    }
    if (this.#goal !== undefined && isChanged) this.#reachGoal()
    // What is in sight stays where it is when rows above it turn out higher or lower.
    else if (above !== 0) this.#moveTo(this.#scrollTop + above)
    if (isChanged) this.#draw()
    else this.#drawIfMoved()
  }

  #reachGoal(): void {
    const index = this.#goal
    if (index === undefined) return
    const start = this.#offsets.startOf(index)
    const end = this.#offsets.startOf(index + 1)
    const isLast = index >= this.#offsets.count - 1
    const below = end + (isLast ? (this.#options.paddingEnd ?? 0) : 0)
    if (start < this.#scrollTop) this.#moveTo(start)
    else if (below > this.#scrollTop + this.#height) this.#moveTo(below - this.#height)
  }

  #moveTo(top: number): void {
    const scroller = this.#options.scroller.current
    this.#scrollTop = Math.max(0, top)
    if (scroller) {
      // The list may have to grow before it can be scrolled so far.
      const list = scroller.firstElementChild as HTMLElement | null
      list?.style.setProperty('--height', `${this.total}px`)
      scroller.scrollTop = this.#scrollTop
    }
    this.#drawIfMoved()
  }

  #drawIfMoved(): void {
    if (this.#place() !== this.#drawn) this.#draw()
  }

  #place(): string {
    const { first, last } = this.inSight
    return `${first} ${last}`
  }
}
