import type { Revision } from '#domain/library/model'
import { sectionAt, type Section } from './draw-plan'
import { drawSection } from './draw-section'
import { OffsetMap } from './offset-map'
import type { Span } from './span'

/** How long one slice of drawing may keep the window from answering, in milliseconds. */
const SLICE = 6
/** Sections within this many heights of the view are drawn at once, others when there is time. */
const NEAR = 1

/**
 * The drawn text of one revision: what is near the view is drawn at once, the rest in slices while
 * the window is idle, so that a book opens like a news item and is then whole, for selecting, for
 * copying and for screen readers.
 */
export class ArticleSurface {
  readonly map: OffsetMap
  readonly elements: readonly HTMLElement[]
  /** The sections in or near the view, by index. */
  readonly nearView = new Set<number>()
  readonly #indexOf = new Map<Element, number>()
  readonly #layoutListeners = new Set<(sections: readonly number[]) => void>()
  readonly #nearListeners = new Set<(section: number, isNear: boolean) => void>()
  readonly #near: IntersectionObserver
  readonly #resized = new ResizeObserver((entries) => this.#onResized(entries))
  /** Where the view stood when what is near it was last looked for. */
  #lookedAt = 0
  #idle = 0
  #nextIdle = 0

  constructor(
    readonly root: HTMLElement,
    readonly scroller: HTMLElement,
    readonly revision: Revision,
    readonly sections: readonly Section[],
    /** Where to begin: the place that will be in view. */
    startAt = 0,
  ) {
    this.elements = sections.map((section) => {
      const element = document.createElement('div')
      element.className = 'text-section'
      element.style.setProperty('--lines', section.lines.toFixed(1))
      return element
    })
    this.map = new OffsetMap(root, sections, this.elements)
    root.replaceChildren(...this.elements)

    const first = sectionAt(sections, startAt)
    for (let index = first; index < Math.min(first + 2, sections.length); index++) {
      this.#setNear(index, true)
    }

    this.#near = new IntersectionObserver((entries) => this.#onNear(entries), {
      root: scroller,
      rootMargin: `${NEAR * 100}% 0px`,
    })
    for (const [index, element] of this.elements.entries()) {
      this.#indexOf.set(element, index)
      this.#near.observe(element)
    }
    this.#resized.observe(root)
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#drawWhenIdle()
  }

  /**
   * Called when the text may stand elsewhere, with the sections near the view that came there or have another
   * size. The page is laid out at that moment: measuring costs nothing more. Returns what ends it.
   */
  onLayout(listener: (sections: readonly number[]) => void): () => void {
    this.#layoutListeners.add(listener)
    return () => this.#layoutListeners.delete(listener)
  }

  /**
   * Called with each section that comes near the view, where it is drawn, or is near it now, and with each that is
   * so no more. Returns what ends it.
   */
  onNear(listener: (section: number, isNear: boolean) => void): () => void {
    this.#nearListeners.add(listener)
    for (const index of this.nearView) listener(index, true)
    return () => this.#nearListeners.delete(listener)
  }

  /** Draws a section now, unless it is there. */
  draw(index: number): void {
    const section = this.sections[index]
    const element = this.elements[index]
    if (!section || !element || this.map.isDrawn(index)) return
    const column = document.createElement('div')
    column.className = 'text-column'
    const { text, marks } = this.revision
    this.map.setDrawn(index, drawSection(section, text, marks, column))
    element.append(column)
  }

  /** Draws all that a span touches, and a little around it. */
  drawSpan({ start, end }: Span): void {
    const first = sectionAt(this.sections, start)
    const last = sectionAt(this.sections, end)
    for (let index = first; index <= Math.min(last, first + 3); index++) this.draw(index)
  }

  /** Where a span stands in the window, its first and last line; undefined while it is not drawn. */
  rectOf({ start, end }: Span): DOMRect | undefined {
    const spans = this.map.spansOf(start, end)
    const first = spans[0]
    const last = spans.at(-1)
    if (!first || !last) return undefined
    const range = document.createRange()
    range.setStart(first.startContainer, first.startOffset)
    range.setEnd(last.endContainer, last.endOffset)
    return range.getBoundingClientRect()
  }

  /** The last line of a span: what a popup under it hangs on. */
  lastLineOf(span: Span): DOMRect | undefined {
    return this.#lines(span).at(-1)
  }

  firstLineOf(span: Span): DOMRect | undefined {
    return this.#lines({ start: span.start, end: Math.min(span.end, span.start + 400) })[0]
  }

  /** The offset of the character at a point of the window, when there is one right there. */
  offsetAtPoint(x: number, y: number): number | undefined {
    const caret = document.caretPositionFromPoint(x, y)
    if (!caret || !this.root.contains(caret.offsetNode)) return undefined
    const offset = this.map.offsetOf(caret.offsetNode, caret.offset)
    // The caret is the nearest one: beside a short line it is far from the point.
    for (const start of [offset, offset - 1]) {
      const isThere = this.#lines({ start, end: start + 1 }).some(
        (line) => line.left - 1 <= x && x <= line.right + 1 && line.top <= y && y <= line.bottom,
      )
      if (isThere) return start
    }
    return undefined
  }

  /** The first character that is in view. */
  firstVisibleOffset(): number {
    const view = this.scroller.getBoundingClientRect()
    const nearest = [...this.nearView].sort((a, b) => a - b)
    for (const index of nearest) {
      const section = this.sections[index]
      const box = this.elements[index]?.getBoundingClientRect()
      if (!section || !box || box.bottom <= view.top + 8) continue
      this.draw(index)
      for (const piece of section.pieces) {
        const rect = this.rectOf(piece)
        if (!rect || rect.bottom <= view.top + 8) continue
        if (rect.top >= view.top) return piece.start
        return this.#offsetAtHeight(piece, view.top + 8)
      }
    }
    return 0
  }

  dispose(): void {
    this.#near.disconnect()
    this.#resized.disconnect()
    this.scroller.removeEventListener('scroll', this.#onScroll)
    cancelIdleCallback(this.#idle)
    this.#layoutListeners.clear()
    this.#nearListeners.clear()
    this.root.replaceChildren()
  }

  #lines({ start, end }: Span): DOMRect[] {
    const rects: DOMRect[] = []
    const range = document.createRange()
    for (const span of this.map.spansOf(start, end)) {
      range.setStart(span.startContainer, span.startOffset)
      range.setEnd(span.endContainer, span.endOffset)
      rects.push(...[...range.getClientRects()].filter((rect) => rect.width > 0))
    }
    return rects
  }

  /** The first offset of a piece that lies below a height, by halving. */
  #offsetAtHeight({ start, end }: Span, top: number): number {
    let low = start
    let high = end - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const rect = this.rectOf({ start: middle, end: middle + 1 })
      if (rect && rect.bottom <= top) low = middle + 1
      else high = middle
    }
    return low
  }

  #onNear(entries: readonly IntersectionObserverEntry[]): void {
    this.#lookedAt = this.scroller.scrollTop
    for (const entry of entries) {
      this.#setNear(this.#indexOf.get(entry.target) ?? 0, entry.isIntersecting)
    }
  }

  #setNear(index: number, isNear: boolean): void {
    const element = this.elements[index]
    if (!element || this.nearView.has(index) === isNear) return
    if (isNear) {
      this.draw(index)
      this.nearView.add(index)
      // Its first size is told as well, as soon as it is laid out.
      this.#resized.observe(element)
    } else {
      this.nearView.delete(index)
      this.#resized.unobserve(element)
    }
    for (const listener of this.#nearListeners) listener(index, isNear)
  }

  /** What is jumped to is told to be near by the observer only after it was seen without its paint. */
  readonly #onScroll = (): void => {
    const { scrollTop, clientHeight } = this.scroller
    if (Math.abs(scrollTop - this.#lookedAt) < clientHeight) return
    this.#lookedAt = scrollTop
    const view = this.scroller.getBoundingClientRect()
    const boxOf = (index: number) => this.elements[index]?.getBoundingClientRect()
    let low = 0
    let high = this.elements.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((boxOf(middle)?.bottom ?? 0) <= view.top) low = middle + 1
      else high = middle
    }
    for (let index = low; (boxOf(index)?.top ?? view.bottom) < view.bottom; index++) {
      this.#setNear(index, true)
    }
  }

  #onResized(entries: readonly ResizeObserverEntry[]): void {
    const sections: number[] = []
    for (const { target } of entries) {
      const index = this.#indexOf.get(target)
      if (index !== undefined && this.nearView.has(index)) sections.push(index)
    }
    for (const listener of this.#layoutListeners) listener(sections)
  }

  #drawWhenIdle(): void {
    this.#idle = requestIdleCallback(() => {
      const until = performance.now() + SLICE
      while (this.#nextIdle < this.sections.length && performance.now() < until) {
        this.draw(this.#nextIdle++)
      }
      if (this.#nextIdle < this.sections.length) this.#drawWhenIdle()
    })
  }
}
