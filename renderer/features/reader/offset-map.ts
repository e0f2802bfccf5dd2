import { type Section, sectionAt } from './draw-plan'

/** A text node and the stretch of the revision that it shows, character by character. */
export interface DrawnRun {
  readonly start: number
  readonly end: number
  readonly node: Text
}

export interface DomPosition {
  readonly node: Text
  readonly offset: number
}

/** What `StaticRange` and `Range.setStart/setEnd` take. */
export interface DomSpan {
  readonly startContainer: Text
  readonly startOffset: number
  readonly endContainer: Text
  readonly endOffset: number
}

/**
 * For the end of a span the run that ends there, for its start the run that starts there: so that
 * neither reaches into a neighbour.
 */
export type Side = 'start' | 'end'

/**
 * Index of the run that a span's start or end lies in. Between two runs (in the white space between
 * paragraphs) a start goes to the next run, an end to the one before; -1 where there is none.
 * `runs` are in order and do not overlap.
 */
export function findRun(
  runs: readonly { readonly start: number; readonly end: number }[],
  offset: number,
  side: Side,
): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    const isBefore = run && (side === 'start' ? run.end <= offset : run.start < offset)
    if (isBefore) low = middle + 1
    else high = middle
  }
  // `low` is the first run that ends after a start, or that begins at or after an end.
  const index = side === 'start' ? low : low - 1
  return index < runs.length ? index : -1
}

/**
 * Where each character of the revision stands in the page, and back. Sections that are not drawn yet
 * have no positions; positions in their empty elements mean their start.
 */
export class OffsetMap {
  readonly #runs: (readonly DrawnRun[] | undefined)[]
  readonly #startOfNode = new WeakMap<Node, number>()
  readonly #sectionOfElement = new WeakMap<Node, number>()

  constructor(
    readonly root: HTMLElement,
    readonly sections: readonly Section[],
    readonly elements: readonly HTMLElement[],
  ) {
    this.#runs = sections.map(() => undefined)
    for (const [index, element] of elements.entries()) this.#sectionOfElement.set(element, index)
  }

  get length(): number {
    return this.sections.at(-1)?.end ?? 0
  }

  isDrawn(section: number): boolean {
    return this.#runs[section] !== undefined
  }

  setDrawn(section: number, runs: readonly DrawnRun[]): void {
    this.#runs[section] = runs
    for (const run of runs) this.#startOfNode.set(run.node, run.start)
  }

  /** Undefined where the text is not drawn. */
  positionOf(offset: number, side: Side): DomPosition | undefined {
    const index = sectionAt(this.sections, side === 'end' ? Math.max(0, offset - 1) : offset)
    // The white space after a section is its own, but a start there belongs to the next words.
    const isAfterAll = side === 'start' && this.isDrawn(index) && !this.#hasRunAfter(index, offset)
    return this.#positionIn(isAfterAll ? index + 1 : index, offset, side)
  }

  /**
   * The drawn parts of a span: one for each section it touches, in order. A part that is only white
   * space between paragraphs is left out.
   */
  spansOf(start: number, end: number): DomSpan[] {
    const spans: DomSpan[] = []
    for (let index = sectionAt(this.sections, start); index < this.sections.length; index++) {
      const section = this.sections[index]
      if (!section || section.start >= end) break
      const span = this.spanIn(index, start, end)
      if (span) spans.push(span)
    }
    return spans
  }

  /** The part of a span that lies in one section, if that is drawn. */
  spanIn(index: number, start: number, end: number): DomSpan | undefined {
    const section = this.sections[index]
    if (!section) return undefined
    const clippedStart = Math.max(start, section.start)
    const clippedEnd = Math.min(end, section.end)
    const from = this.#positionIn(index, clippedStart, 'start')
    const to = this.#positionIn(index, clippedEnd, 'end')
    if (!from || !to || clippedStart >= clippedEnd) return undefined
    if (this.#offsetOfText(from) >= this.#offsetOfText(to)) return undefined
    return {
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    }
  }

  /**
   * The offset of any position in the page. Positions in front of the text are its start, those
   * behind it its end; one between two characters' nodes is the offset of the next character.
   */
  offsetOf(node: Node, offset: number): number {
    const start = this.#startOfNode.get(node)
    if (start !== undefined) return start + Math.min(offset, node.nodeValue?.length ?? 0)
    if (node === this.root) return this.#offsetBefore(node.childNodes[offset])
    if (!this.root.contains(node)) return this.#isInFront(node, offset) ? 0 : this.length

    const element = this.#closestSection(node)
    const index = element && this.#sectionOfElement.get(element)
    if (element === undefined || index === undefined) return this.#offsetBefore(node)
    const runs = this.#runs[index]
    if (!runs) return this.sections[index]?.start ?? 0
    const range = document.createRange()
    range.setStart(node, offset)
    // The first run whose node does not lie in front of the position.
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      const run = runs[middle]
      if (run && range.comparePoint(run.node, 0) < 0) low = middle + 1
      else high = middle
    }
    return runs[low]?.start ?? runs.at(-1)?.end ?? this.sections[index]?.start ?? 0
  }

  #positionIn(index: number, offset: number, side: Side): DomPosition | undefined {
    const runs = this.#runs[index]
    if (!runs) return undefined
    const run = runs[findRun(runs, offset, side)]
    if (!run) return undefined
    const within = Math.max(run.start, Math.min(offset, run.end))
    return { node: run.node, offset: within - run.start }
  }

  #hasRunAfter(index: number, offset: number): boolean {
    return (this.#runs[index]?.at(-1)?.end ?? 0) > offset
  }

  #offsetOfText({ node, offset }: DomPosition): number {
    return (this.#startOfNode.get(node) ?? 0) + offset
  }

  #closestSection(node: Node): HTMLElement | undefined {
    for (let at: Node | null = node; at && at !== this.root; at = at.parentNode) {
      if (this.#sectionOfElement.has(at)) return at as HTMLElement
    }
    return undefined
  }

  /** The start of the first section that is, or comes after, a child of the root. */
  #offsetBefore(child: Node | undefined): number {
    for (let at: Node | null | undefined = child; at; at = at.nextSibling) {
      const index = this.#sectionOfElement.get(at)
      if (index !== undefined) return this.sections[index]?.start ?? 0
    }
    return this.length
  }

  #isInFront(node: Node, offset: number): boolean {
    const range = document.createRange()
    range.selectNodeContents(this.root)
    return range.comparePoint(node, offset) < 0
  }
}
