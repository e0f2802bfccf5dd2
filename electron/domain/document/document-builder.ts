import type { Block, BlockKind, DocumentContent, Mark, MarkKind } from './model'
import { normaliseContent } from './normalise-content'

/** What the next text belongs to. */
export interface BlockShape {
  readonly kind: BlockKind
  readonly level?: number
  readonly ordered?: boolean
  /** Blocks of one list or one table: they follow each other on the next line, without a blank one. */
  readonly group?: number
  /** Cells of one row follow each other after a tab. */
  readonly row?: number
}

type RangeMark = Exclude<MarkKind, 'page-break'>

interface OpenMark {
  readonly href?: string
  /** The same mark within itself adds nothing; only the outermost counts. */
  depth: number
  /** Offset in the current block; -1 until text follows. */
  start: number
}

/**
 * Puts a document together in reading order: blocks, the text in them, marks around it. Between blocks
 * stands a blank line, between the items of one list and the rows of one table a line end, between
 * the cells of one row a tab. Blocks without text leave no trace. A mark that spans several blocks
 * becomes one mark in each.
 */
export class DocumentBuilder {
  private readonly pieces: string[] = []
  private length = 0
  private readonly blocks: Block[] = []
  private readonly marks: Mark[] = []
  private readonly open = new Map<RangeMark, OpenMark>()

  /** The block being written; undefined between blocks. */
  private shape: BlockShape | undefined
  private previous: BlockShape | undefined
  private text = ''
  private blockMarks: Mark[] = []
  /** Collapsed white space and line breaks wait: at the end of a block they leave no trace. */
  private space = false
  private breaks = 0
  /** Labels of pages that begin with the next text. */
  private pages: (string | undefined)[] = []

  /** Ends the block before. */
  beginBlock(shape: BlockShape): void {
    this.endBlock()
    this.shape = shape
  }

  get inBlock(): boolean {
    return this.shape !== undefined
  }

  /** Characters written so far, to the nearest block. */
  get written(): number {
    return this.length + this.text.length
  }

  endBlock(): void {
    const { shape } = this
    if (shape === undefined) return
    const text = this.text.trim()
    if (text.length > 0) this.flush(shape, text, this.text.length - this.text.trimStart().length)
    else
      for (const mark of this.blockMarks)
        if (mark.kind === 'page-break') this.pages.push(mark.label)
    for (const mark of this.open.values()) mark.start = -1
    this.shape = undefined
    this.text = ''
    this.blockMarks = []
    this.space = false
    this.breaks = 0
  }

  /** Running text: white space collapses to one space. Needs an open block. */
  addText(raw: string): void {
    const text = raw.replace(COLLAPSIBLE, ' ').replace(INVISIBLE, '')
    if (text.length === 0) return
    const body = text.trim() === '' ? text.replaceAll(' ', '') : stripSpaces(text)
    if (text.startsWith(' ')) this.space = true
    if (body.length === 0) return
    this.write(body)
    this.space = text.endsWith(' ')
  }

  /** Text whose spaces and line ends count: code, verse. Needs an open block. */
  addPreserved(raw: string): void {
    const text = raw.replace(/\r\n?/g, '\n').replace(INVISIBLE, '')
    if (text.length > 0) this.write(text)
  }

  /** A line break within the block. Two together, in running text, end the block and begin another like it. */
  addBreak(): void {
    if (this.shape === undefined || this.text.length === 0) return
    this.breaks++
    this.space = false
  }

  /** The text that follows carries this mark. Each call is matched by one of `closeMark`. */
  openMark(kind: RangeMark, href?: string): void {
    const mark = this.open.get(kind)
    if (mark !== undefined) mark.depth++
    else this.open.set(kind, { depth: 1, start: -1, ...(href === undefined ? {} : { href }) })
  }

  closeMark(kind: RangeMark): void {
    const mark = this.open.get(kind)
    if (mark === undefined || --mark.depth > 0) return
    this.keepMark(kind, mark)
    this.open.delete(kind)
  }

  /** A printed page begins with the next text. */
  addPageBreak(label?: string): void {
    this.pages.push(label)
  }

  /** The document, canonical. The builder must not be used after it. */
  finish(): DocumentContent {
    this.endBlock()
    for (const label of this.pages) this.marks.push(pageBreak(this.length, label))
    const marks = this.marks.sort((left, right) => left.start - right.start || right.end - left.end)
    return normaliseContent({ text: this.pieces.join(''), blocks: this.blocks, marks })
  }

  private write(text: string): void {
    if (this.breaks > 0 && this.text.length > 0) {
      const shape = this.shape as BlockShape
      if (this.breaks > 1 && shape.kind !== 'table-cell') {
        this.beginBlock(shape)
      } else this.text += '\n'
      this.breaks = 0
    } else if (this.space && this.text.length > 0) this.text += ' '
    this.space = false
    for (const label of this.pages) this.blockMarks.push(pageBreak(this.text.length, label))
    this.pages = []
    for (const mark of this.open.values()) if (mark.start < 0) mark.start = this.text.length
    this.text += text
  }

  private keepMark(kind: RangeMark, mark: OpenMark): void {
    if (mark.start < 0 || mark.start >= this.text.length) return
    const { start, href } = mark
    this.blockMarks.push({
      kind,
      start,
      end: this.text.length,
      ...(href === undefined ? {} : { href }),
    })
  }

  private flush(shape: BlockShape, text: string, cut: number): void {
    for (const [kind, mark] of this.open) this.keepMark(kind, mark)
    const separator = this.separatorBefore(shape)
    this.pieces.push(separator, text)
    const start = this.length + separator.length
    this.length = start + text.length
    this.blocks.push({
      kind: shape.kind,
      start,
      end: this.length,
      ...(shape.level === undefined ? {} : { level: shape.level }),
      ...(shape.ordered === true ? { ordered: true } : {}),
    })
    const within = (offset: number) => start + Math.max(0, Math.min(text.length, offset - cut))
    for (const mark of this.blockMarks) {
      const moved = { ...mark, start: within(mark.start), end: within(mark.end) }
      if (moved.start < moved.end || moved.kind === 'page-break') this.marks.push(moved)
    }
    this.previous = shape
  }

  private separatorBefore(shape: BlockShape): string {
    const { previous } = this
    if (previous === undefined) return ''
    if (shape.group === undefined || shape.group !== previous.group) return '\n\n'
    return shape.row !== undefined && shape.row === previous.row ? '\t' : '\n'
  }
}

function pageBreak(at: number, label: string | undefined): Mark {
  return { kind: 'page-break', start: at, end: at, ...(label === undefined ? {} : { label }) }
}

/** White space that HTML and Markdown collapse; a no-break space stays. */
const COLLAPSIBLE = /[ \t\n\f\r]+/g
/** What HTML forbids in text and nobody sees. */
const INVISIBLE = /[\0\uFEFF]/g

function stripSpaces(text: string): string {
  return text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') ? -1 : undefined)
}
