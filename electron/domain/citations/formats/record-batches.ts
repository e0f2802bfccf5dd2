/**
 * Cuts a long file of references where it may be cut, so that it is read a piece at a time: pieces read one after the
 * other give what the whole gives. What has no such place is one piece.
 */

/** Formats in which a record says all about itself. BibTeX is one only where `hasBibLinks` finds nothing. */
export const BATCHED_FORMATS = ['ris', 'bibtex', 'biblatex', 'csl-json'] as const
export type BatchedFormat = (typeof BATCHED_FORMATS)[number]

export interface RecordBatch {
  readonly text: string
  /** Lines of the file before it. */
  readonly linesBefore: number
}

/** Finds the last place in a text at which it may be cut; `from` is what has been looked at already. */
interface Cutter {
  readonly lastCut: (text: string, from: number) => number
  /** Whether a piece has a record: one that has none says so, which is true of a whole file only. */
  readonly hasRecord: (text: string) => boolean
  /** Makes a piece a file of its own. */
  readonly wrap: (text: string, isFirst: boolean, isLast: boolean) => string
}

const asItIs = (text: string): string => text

/** Behind an ER line nothing is left open: see `splitRecords` of `ris-read`. */
const RIS: Cutter = {
  lastCut: (text, from) => {
    const end = /^[^\S\n]*ER {1,2}-(?: [^\n]*|[^\S\n]*)\n/gm
    end.lastIndex = text.lastIndexOf('\n', from - 1) + 1
    let last = 0
    while (end.exec(text)) last = end.lastIndex
    return last
  },
  hasRecord: (text) => /^\s*TY {1,2}-/m.test(text),
  wrap: asItIs,
}

/**
 * Before a line that begins an entry, where all braces are closed, with and without those that a backslash escapes:
 * writers disagree whether these count.
 */
function makeBibCutter(): Cutter {
  let [all, bare] = [0, 0]
  return {
    lastCut: (text, from) => {
      const token = /\\?[{}]|\n(?=[ \t]*@[A-Za-z]+[ \t]*[{(])/g
      token.lastIndex = from
      let last = 0
      for (let match = token.exec(text); match; match = token.exec(text)) {
        const [found] = match
        if (found === '\n') {
          if (all === 0 && bare === 0) last = token.lastIndex
          continue
        }
        const step = found.endsWith('{') ? 1 : -1
        all += step
        if (found.length === 1) bare += step
      }
      return last
    },
    hasRecord: (text) => /@(?!comment|preamble|string)[a-z]+\s*[{(]/i.test(text),
    wrap: asItIs,
  }
}

/** Behind an object of a list, or of a file that has an object on each line. */
function makeJsonCutter(): Cutter {
  let [depth, inString, isEscaped] = [0, false, false]
  let base: number | undefined
  const step = (character: string) => {
    if (isEscaped) isEscaped = false
    else if (inString) {
      if (character === '\\') isEscaped = true
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
  }
  return {
    lastCut: (text, from) => {
      base ??= /^\uFEFF?\s*\[/.test(text) ? 1 : 0
      let last = 0
      for (let at = from; at < text.length; at++) {
        const character = text.charAt(at)
        step(character)
        if (character === '}' && depth === base && !inString) last = at + 1
      }
      return last
    },
    hasRecord: (text) => text.includes('{'),
    wrap: (text, isFirst, isLast) => {
      if (base === 0) return text
      const opened = isFirst ? text : text.replace(/^(\s*),/, '$1[')
      return isLast ? opened : `${opened}]`
    },
  }
}

function cutterOf(format: BatchedFormat): Cutter {
  if (format === 'ris') return RIS
  return format === 'csl-json' ? makeJsonCutter() : makeBibCutter()
}

/** Whether entries of BibTeX may need others of their file: macros, and fields that `crossref` and `xdata` lend. */
export const hasBibLinks = (text: string): boolean => /@string\b|\b(?:crossref|xdata)\b/i.test(text)

/** Takes a text in chunks as they come and gives batches of whole records, of about `size` characters. */
export class RecordBatches {
  readonly #cutter: Cutter
  #buffer = ''
  #scanned = 0
  /** A batch is held back until there is another: what follows the last record belongs to it. */
  #held = ''
  #linesBefore = 0
  #isFirst = true

  constructor(
    format: BatchedFormat,
    readonly size: number,
  ) {
    this.#cutter = cutterOf(format)
  }

  push(chunk: string): RecordBatch[] {
    this.#buffer += chunk
    if (this.#buffer.length < this.size) return []
    // A backslash at the end belongs to what follows it.
    const isOpen = this.#buffer.endsWith('\\')
    const seen = isOpen ? this.#buffer.slice(0, -1) : this.#buffer
    const cut = this.#cutter.lastCut(seen, this.#scanned)
    this.#scanned = seen.length - cut
    const piece = this.#buffer.slice(0, cut)
    this.#buffer = this.#buffer.slice(cut)
    if (![this.#held, piece].every(this.#cutter.hasRecord)) {
      this.#held += piece
      return []
    }
    const batch = this.#take(this.#held, false)
    this.#held = piece
    return [batch]
  }

  /** The rest; always one batch. */
  end(): RecordBatch[] {
    return [this.#take(this.#held + this.#buffer, true)]
  }

  #take(text: string, isLast: boolean): RecordBatch {
    const batch = {
      text: this.#cutter.wrap(text, this.#isFirst, isLast),
      linesBefore: this.#linesBefore,
    }
    this.#linesBefore += text.split('\n').length - 1
    this.#isFirst = false
    return batch
  }
}

/** How batches that were written one by one make one file; for formats whose entries simply follow each other. */
export interface BatchJoin {
  /** What a written batch adds to the file. */
  readonly add: (output: string, isFirst: boolean) => string
  /** What ends the file. */
  readonly end: (isEmpty: boolean) => string
}

const following = (between: string): BatchJoin => ({
  add: (output, isFirst) => (isFirst ? output : between + output),
  end: () => '',
})

/** By the format that is written; the others have a head, a foot or numbers of their own and are written whole. */
export const BATCH_JOINS: Readonly<Partial<Record<string, BatchJoin>>> = {
  ris: following('\r\n'),
  bibtex: following('\n'),
  biblatex: following('\n'),
  'csl-json': {
    add: (output, isFirst) => (isFirst ? '[\n' : ',\n') + output.slice(2, -3),
    end: (isEmpty) => (isEmpty ? '[]\n' : '\n]\n'),
  },
}
