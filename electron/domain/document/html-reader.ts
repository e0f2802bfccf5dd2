import type { BlockShape, DocumentBuilder } from './document-builder'
import {
  type AttributeOf,
  BLOCK_ELEMENTS,
  isHidden,
  marksOf,
  pageLabelOf,
  PRESERVING_ELEMENTS,
  type RangeMark,
  SKIPPED_ELEMENTS,
} from './html-elements'

export interface HtmlReaderOptions {
  /** The page's address: relative links are resolved against it. */
  readonly base?: string | undefined
  /** Reads what is hidden from assistive technology (saved pages often hide all behind a dialog). */
  readonly keepAriaHidden?: boolean
  /** Further elements to leave out with all they hold. */
  readonly leavesOut?: (name: string, attribute: AttributeOf) => boolean
}

/** Where text stands: what its block is, and in what lists, quotes and tables. */
interface Context {
  readonly shape: BlockShape
  readonly listDepth: number
  readonly listGroup: number
  readonly ordered: boolean
  readonly quoteDepth: number
  readonly inCell: boolean
  readonly inQuotation: boolean
  readonly table: number
  readonly row: number
  readonly preserves: boolean
}

const OUTERMOST: Context = {
  shape: { kind: 'paragraph' },
  listDepth: 0,
  listGroup: 0,
  ordered: false,
  quoteDepth: 0,
  inCell: false,
  inQuotation: false,
  table: 0,
  row: 0,
  preserves: false,
}

interface Frame {
  readonly name: string
  /** The context around the element. */
  readonly outside: Context
  readonly marks: readonly RangeMark[]
}

/**
 * Turns HTML, given element by element in document order, into blocks and marks. Each call of `open` is
 * matched by one of `close`, for elements without content too. Scripts, styles, forms, embedded
 * things and hidden elements leave nothing. Not recursive: any depth will do.
 */
export class HtmlReader {
  private context = OUTERMOST
  private readonly frames: Frame[] = []
  /** Open elements since the one that is left out, itself included. */
  private skipped = 0
  private lastGroup = 0

  constructor(
    private readonly builder: DocumentBuilder,
    private readonly options: HtmlReaderOptions = {},
  ) {}

  /** `isLayout`: a table that only arranges the page; its cells are then ordinary blocks. */
  open(name: string, attribute: AttributeOf, isLayout = false): void {
    if (this.skipped > 0 || this.isLeftOut(name, attribute)) {
      this.skipped++
      return
    }
    if (name === 'br') this.builder.addBreak()
    if (BLOCK_ELEMENTS.has(name)) this.edge()
    const marks = marksOf(name, attribute, this.options.base)
    for (const mark of marks) this.builder.openMark(mark.kind, mark.href)
    this.frames.push({ name, outside: this.context, marks: marks.map((mark) => mark.kind) })
    this.context = this.contextIn(name, isLayout)
    // Browsers put quotation marks around <q>; they are part of what is read.
    if (name === 'q') this.text(this.context.inQuotation ? '‘' : '“')
    if (name === 'q') this.context = { ...this.context, inQuotation: true }
  }

  /** Closes the innermost open element. */
  close(): void {
    if (this.skipped > 0) {
      this.skipped--
      return
    }
    const frame = this.frames.pop()
    if (frame === undefined) return
    if (frame.name === 'q') this.text(frame.outside.inQuotation ? '’' : '”')
    for (const mark of frame.marks) this.builder.closeMark(mark)
    if (frame.name === 'td' || frame.name === 'th') {
      if (!frame.outside.inCell) this.builder.endBlock()
    }
    this.context = frame.outside
    if (BLOCK_ELEMENTS.has(frame.name)) this.edge()
  }

  text(data: string): void {
    if (this.skipped > 0) return
    if (!this.builder.inBlock) {
      if (data.trim() === '') return
      this.builder.beginBlock(this.context.shape)
    }
    if (this.context.preserves) this.builder.addPreserved(data)
    else this.builder.addText(data)
  }

  private isLeftOut(name: string, attribute: AttributeOf): boolean {
    const label = pageLabelOf(attribute)
    if (label !== undefined) this.builder.addPageBreak(label === '' ? undefined : label)
    return (
      label !== undefined ||
      SKIPPED_ELEMENTS.has(name) ||
      isHidden(attribute, this.options.keepAriaHidden === true) ||
      this.options.leavesOut?.(name, attribute) === true
    )
  }

  /** Where a block begins or ends. Within a table cell, which is one block, it is a line. */
  private edge(): void {
    if (this.context.inCell) this.builder.addBreak()
    else this.builder.endBlock()
  }

  private contextIn(name: string, isLayout: boolean): Context {
    const { context } = this
    if (PRESERVING_ELEMENTS.has(name)) return { ...context, preserves: true }
    if (context.inCell) return context
    switch (name) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        if (context.quoteDepth > 0) return context
        return { ...context, shape: { kind: 'heading', level: Number(name[1]) } }
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return {
          ...context,
          listDepth: context.listDepth + 1,
          listGroup: context.listDepth === 0 ? ++this.lastGroup : context.listGroup,
          ordered: name === 'ol',
        }
      case 'li':
        return { ...context, shape: itemShape(context) }
      case 'blockquote': {
        const quoteDepth = context.quoteDepth + 1
        return { ...context, quoteDepth, shape: { kind: 'block-quote', level: quoteDepth } }
      }
      case 'figcaption':
      case 'caption':
        return { ...context, shape: { kind: 'caption' } }
      case 'table':
        return { ...context, table: isLayout ? 0 : ++this.lastGroup, row: 0 }
      case 'tr':
        return context.table === 0 ? context : { ...context, row: ++this.lastGroup }
      case 'td':
      case 'th':
        if (context.table === 0) return context
        return {
          ...context,
          inCell: true,
          shape: { kind: 'table-cell', group: context.table, row: context.row },
        }
      default:
        return context
    }
  }
}

function itemShape(context: Context): BlockShape {
  return {
    kind: 'list-item',
    level: Math.max(1, context.listDepth),
    ordered: context.ordered,
    ...(context.listGroup === 0 ? {} : { group: context.listGroup }),
  }
}
