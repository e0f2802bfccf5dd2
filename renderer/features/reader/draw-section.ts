import type { Mark } from '#domain/document/model'
import { runsOf, type TextRun } from './block-runs'
import type { Piece, Section } from './draw-plan'
import { keepsLines } from './keeps-lines'
import type { DrawnRun } from './offset-map'

const ELEMENT_OF_MARK = {
  emphasis: 'em',
  strong: 'strong',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
  link: 'a',
} as const satisfies Record<Exclude<Mark['kind'], 'page-break'>, string>

const SAFE_ADDRESS = /^(?:https?:\/\/|mailto:)/i

/**
 * Draws a section into its element, from text, blocks and marks; nothing is ever read as HTML. Every
 * text node holds exactly the characters of the revision that it stands for, line breaks included
 * (prose shows them as spaces), so that offsets need no correction. Answers with these nodes, in
 * order.
 */
export function drawSection(
  section: Section,
  text: string,
  marks: readonly Mark[],
  into: HTMLElement,
): readonly DrawnRun[] {
  const near: Mark[] = []
  for (let index = section.firstMark; index < marks.length; index++) {
    const mark = marks[index]
    if (!mark || mark.start >= section.end) break
    if (mark.end >= section.start) near.push(mark)
  }
  const drawn: DrawnRun[] = []
  const places = new PlaceMaker(into)
  // A page may begin in the white space before a piece.
  let breaksFrom = section.start
  for (const piece of section.pieces) {
    const element = places.placeFor(piece)
    element.dir = 'auto'
    if (keepsLines(text.slice(piece.start, piece.end))) element.classList.add('keeps-lines')
    drawRuns(piece, breaksFrom, text, near, element, drawn)
    breaksFrom = piece.end
  }
  return drawn
}

function drawRuns(
  piece: Piece,
  breaksFrom: number,
  text: string,
  marks: readonly Mark[],
  into: HTMLElement,
  drawn: DrawnRun[],
): void {
  let open: readonly Mark[] = []
  let elements: HTMLElement[] = []
  for (const run of runsOf(piece.start, piece.end, marks, breaksFrom)) {
    if (run.type === 'page-break') {
      ;(elements.at(-1) ?? into).append(drawPageBreak(run.label))
      continue
    }
    const shared = sharedLength(open, run.marks)
    elements = elements.slice(0, shared)
    for (const mark of run.marks.slice(shared)) {
      const element = drawMark(mark)
      ;(elements.at(-1) ?? into).append(element)
      elements.push(element)
    }
    open = run.marks
    const node = document.createTextNode(text.slice(run.start, run.end))
    ;(elements.at(-1) ?? into).append(node)
    drawn.push({ start: run.start, end: run.end, node })
  }
}

function sharedLength(a: TextRun['marks'], b: TextRun['marks']): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function drawMark(mark: Mark): HTMLElement {
  if (mark.kind === 'page-break') throw new Error('a page break has no extent')
  const element = document.createElement(ELEMENT_OF_MARK[mark.kind])
  if (element instanceof HTMLAnchorElement && mark.href && SAFE_ADDRESS.test(mark.href)) {
    element.href = mark.href
    element.draggable = false
  }
  return element
}

/** The label is painted by the style sheet: it is not in the text and cannot be selected. */
function drawPageBreak(label: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'page-break'
  element.setAttribute('role', 'doc-pagebreak')
  element.setAttribute('aria-label', label ? `page ${label}` : 'page break')
  element.dataset['label'] = label
  return element
}

/** Makes the element for each piece inside the lists, quotations and tables it belongs to. */
class PlaceMaker {
  #lists: { element: HTMLElement; ordered: boolean }[] = []
  #quotations: HTMLElement[] = []
  #table: HTMLElement | undefined
  #row: HTMLElement | undefined

  constructor(readonly root: HTMLElement) {}

  placeFor(piece: Piece): HTMLElement {
    if (piece.kind !== 'list-item' || piece.beginsGroup) this.#lists = []
    if (piece.kind !== 'block-quote') this.#quotations = []
    if (piece.kind !== 'table-cell' || piece.beginsGroup) this.#table = this.#row = undefined
    switch (piece.kind) {
      case 'heading':
        return this.#child(this.root, `h${piece.level}`, piece.isTitle ? 'article-title' : '')
      case 'paragraph':
        return this.#child(this.root, 'p', piece.continues ? 'continues' : '')
      case 'caption':
        return this.#child(this.root, 'p', 'caption')
      case 'block-quote':
        return this.#child(this.#quotation(piece.level), 'p', piece.continues ? 'continues' : '')
      case 'list-item':
        return this.#listItem(piece)
      case 'table-cell':
        return this.#cell(piece)
    }
  }

  #child(parent: HTMLElement, tag: string, className = ''): HTMLElement {
    const element = document.createElement(tag)
    if (className) element.className = className
    parent.append(element)
    return element
  }

  #quotation(level: number): HTMLElement {
    this.#quotations.length = Math.min(this.#quotations.length, level)
    while (this.#quotations.length < level) {
      this.#quotations.push(this.#child(this.#quotations.at(-1) ?? this.root, 'blockquote'))
    }
    return this.#quotations.at(-1) ?? this.root
  }

  #listItem(piece: Piece): HTMLElement {
    const ordered = piece.number !== undefined
    const lists = this.#lists
    lists.length = Math.min(lists.length, piece.level)
    if (lists.length === piece.level && lists.at(-1)?.ordered !== ordered) lists.pop()
    while (lists.length < piece.level) {
      const parent = lists.at(-1)?.element
      // A deeper list stands in the item before it; where there is none, in one without a sign.
      const item = parent
        ? ((parent.lastElementChild as HTMLElement | null) ?? this.#child(parent, 'li', 'bare'))
        : this.root
      lists.push({ element: this.#child(item, ordered ? 'ol' : 'ul'), ordered })
    }
    const list = lists.at(-1)?.element ?? this.root
    const item = this.#child(list, 'li', piece.continues ? 'bare' : '')
    if (piece.number !== undefined && item instanceof HTMLLIElement) item.value = piece.number
    // Words and deeper lists are apart, so that a block-level direction applies to the words only.
    return this.#child(item, 'p')
  }

  #cell(piece: Piece): HTMLElement {
    this.#table ??= this.#child(this.#child(this.root, 'table'), 'tbody')
    if (!this.#row || piece.beginsRow) this.#row = this.#child(this.#table, 'tr')
    return this.#child(this.#row, 'td')
  }
}
