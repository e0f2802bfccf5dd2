import { indexLines } from './assign-keys'
import type { FormatDiagnostic } from './format'

/** One field as it stands in the file: still LaTeX, macros put in, without its outer delimiters. */
export interface BibRawField {
  /** Lower case. */
  readonly name: string
  /** Braces in it are balanced, whatever the file had. */
  readonly value: string
  readonly line: number
}

export interface BibRawEntry {
  /** Lower case, without the @. */
  readonly type: string
  readonly key: string
  readonly line: number
  readonly fields: readonly BibRawField[]
}

export interface BibSplit {
  readonly entries: readonly BibRawEntry[]
  readonly diagnostics: readonly FormatDiagnostic[]
}

/** The @string macros that plain.bst and its kin define: months, and the journals of the ACM and IEEE. */
const STANDARD_MACROS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((month) => [month, month]),
  ),
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
  tcs: 'Theoretical Computer Science',
}

/**
 * Where an entry surely begins: "@type{key," at the start of a line, or anywhere with a field after it.
 * An open brace never reaches past such a place, so that it costs only the entry it is in.
 */
const ENTRY_START =
  /^[ \t]*@[ \t]*[a-z][\w-]*[ \t]*[{(]\s*[^\s,{}()="#%]*\s*,|^[ \t]*@[ \t]*(?:string|comment|preamble)[ \t]*[{(]|@[a-z]+[{(][^\s,{}()="#%]+,\s*[a-z][\w-]*\s*=/gim

const FIELD_LINE = /\n[ \t]*[a-z][\w+:-]*[ \t]*=[ \t]*[{"\w]/gi

/** The value with braces that have no partner taken out; an escaped brace counts, as it does for BibTeX. */
export function balanceBraces(value: string): string {
  const open: number[] = []
  const lost = new Set<number>()
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '{') open.push(at)
    else if (value[at] === '}' && open.pop() === undefined) lost.add(at)
  }
  if (open.length + lost.size === 0) return value
  for (const at of open) lost.add(at)
  // A backslash before a brace that goes would turn to the next character: it goes too.
  return [...value.matchAll(/\\?[{}]|[^{}\\]+|\\/g)]
    .map((match) =>
      lost.has(match.index + match[0].length - 1) && /[{}]$/.test(match[0]) ? '' : match[0],
    )
    .join('')
}

/** More values than this without an end in one entry, and no further end is searched for: time stays linear. */
const MOST_UNCLOSED = 50

class BibSplitter {
  private at = 0
  private unclosed = 0
  private end = 0
  private readonly entries: BibRawEntry[] = []
  private readonly diagnostics: FormatDiagnostic[] = []
  private readonly macros = new Map(Object.entries(STANDARD_MACROS))
  private readonly lineAt: (offset: number) => number
  private readonly starts: readonly number[]

  constructor(private readonly text: string) {
    this.lineAt = indexLines(text)
    this.starts = [...text.matchAll(ENTRY_START)].map(
      (match) => match.index + match[0].indexOf('@'),
    )
  }

  split(): BibSplit {
    let nextStart = 0
    for (;;) {
      this.end = this.text.length
      const start = this.findAt()
      if (start < 0) break
      while (nextStart < this.starts.length && (this.starts[nextStart] ?? 0) <= start) nextStart++
      this.end = this.starts[nextStart] ?? this.text.length
      this.at = start + 1
      this.unclosed = 0
      this.readDirective(start)
    }
    this.diagnostics.sort((a, b) => a.line - b.line)
    return { entries: this.entries, diagnostics: this.diagnostics }
  }

  private tell(offset: number, message: string): void {
    this.diagnostics.push({ line: this.lineAt(offset), message })
  }

  /** The next @ outside a comment line; between entries everything is comment. */
  private findAt(): number {
    for (let at = this.at; at < this.text.length; at++) {
      const character = this.text[at]
      if (character === '@') return at
      if (character !== '%') continue
      const lineEnd = this.text.indexOf('\n', at)
      if (lineEnd < 0) return -1
      at = lineEnd
    }
    return -1
  }

  private skipSpace(): void {
    while (this.at < this.end) {
      const character = this.text[this.at] ?? ''
      if (/\s/.test(character)) this.at++
      else if (character === '%') {
        const lineEnd = this.text.indexOf('\n', this.at)
        this.at = lineEnd < 0 ? this.end : Math.min(lineEnd, this.end)
      } else return
    }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (!match || match.index !== this.at) return ''
    const taken = match[0].slice(0, this.end - this.at)
    this.at += taken.length
    return taken
  }

  private readDirective(start: number): void {
    this.skipSpace()
    const type = this.take(/[a-z][\w-]*/iy).toLowerCase()
    this.skipSpace()
    const opening = this.text[this.at]
    if (!type || (opening !== '{' && opening !== '(') || this.at >= this.end) return
    if (type === 'comment') {
      // Entries that are commented out as a whole stay out, as biber has it.
      const close = this.closingBrace(this.at, true, this.text.length)
      this.at = close < 0 ? this.at + 1 : close + 1
      return
    }
    this.at++
    const closing = opening === '{' ? '}' : ')'
    if (type === 'preamble') {
      this.readValue()
      return
    }
    if (type === 'string') {
      for (const { name, value } of this.readFields(closing, start)) this.macros.set(name, value)
      return
    }
    this.skipSpace()
    const key = this.take(/[^,={}()\s"]*(?:[ \t]+[^,={}()\s"]+)*(?=\s*(?:,|[})]))/y).trim()
    const fields = this.readFields(closing, start)
    if (fields.length === 0 && !key) {
      this.tell(start, `The @${type} entry has neither key nor fields; it was left out.`)
      return
    }
    this.entries.push({ type, key, line: this.lineAt(start), fields })
  }

  private readFields(closing: string, start: number): BibRawField[] {
    const fields: BibRawField[] = []
    for (;;) {
      this.take(/[\s,]+/y)
      this.skipSpace()
      if (this.text[this.at] === ',') continue
      if (this.at >= this.end) {
        this.tell(start, 'The entry is not closed; it was read as far as it goes.')
        return fields
      }
      if (this.text[this.at] === closing) {
        this.at++
        // "…}}, year = 2000 }": one brace too many, and the entry goes on.
        if (
          /^\s*,\s*[a-z][\w-]*\s*=\s*[{"\w]/i.test(
            this.text.slice(this.at, Math.min(this.end, this.at + 200)),
          )
        ) {
          this.tell(
            this.at - 1,
            'There is a closing brace too many; the entry was read to its end.',
          )
          continue
        }
        return fields
      }
      const before = this.at
      const name = this.take(/[^\s=,{}()"#%\\@]+/y).toLowerCase()
      this.skipSpace()
      if (name && this.text[this.at] === '=' && this.at < this.end) {
        this.at++
        const value = this.readValue()
        fields.push({ name, value: balanceBraces(value), line: this.lineAt(before) })
      } else this.skipBroken(before, closing)
    }
  }

  /** Passes over what is no field, up to the next one, the end of the entry, or its closing brace. */
  private skipBroken(from: number, closing: string): void {
    this.tell(from, 'Here should be a field, “name = {value}”; it was left out.')
    this.at = Math.max(this.at, from + 1)
    while (this.at < this.end) {
      const character = this.text[this.at]
      if (character === ',' || character === closing) return
      if (character === '{') {
        const close = this.closingBrace(this.at, true)
        this.at = close < 0 ? this.nextFieldLine(this.at) : close + 1
      } else this.at++
    }
  }

  /** The line end before the next line that begins with a field; the end of the entry's room if none. */
  private nextFieldLine(from: number): number {
    FIELD_LINE.lastIndex = from
    const next = FIELD_LINE.exec(this.text)
    return next && next.index < this.end ? next.index : this.end
  }

  private readValue(): string {
    let value = ''
    for (;;) {
      this.skipSpace()
      value += this.readPiece()
      this.skipSpace()
      if (this.text[this.at] !== '#' || this.at >= this.end) return value
      this.at++
    }
  }

  private readPiece(): string {
    const start = this.at
    const opening = this.text[start]
    if (this.at >= this.end) return ''
    if (opening === '{') {
      const close = this.closingBrace(start, true)
      // The brace may be the one that was to close the entry.
      const isLast = close < 0 || /^[\s,]*$/.test(this.text.slice(close + 1, this.end))
      if (!isLast) return this.cut(start, close)
      const sooner = this.closingBrace(start, false)
      if (sooner >= 0 && (close < 0 || sooner < close)) return this.cut(start, sooner)
      const isSwallowing = close >= 0 && this.nextFieldLine(start) < close
      return close < 0 || isSwallowing ? this.readUnclosed(start) : this.cut(start, close)
    }
    if (opening === '"') {
      const close = this.closingQuote(start)
      return close < 0 ? this.readUnclosed(start) : this.cut(start, close)
    }
    const bare = this.take(/[^\s,#{}()"=%]+/y)
    if (/^\d+$/.test(bare) || bare === '') return bare
    const known = this.macros.get(bare.toLowerCase())
    if (known === undefined)
      this.tell(start, `“${bare}” is not defined by an @string; the word itself was taken.`)
    return known ?? bare
  }

  private cut(start: number, close: number): string {
    this.at = close + 1
    return this.text.slice(start + 1, close)
  }

  /**
   * The brace that closes the one at `start`, before the next entry; -1 where there is none. BibTeX counts
   * escaped braces too, biber and most programs do not: `countEscaped` says which.
   */
  private closingBrace(start: number, countEscaped: boolean, end = this.end): number {
    if (this.unclosed > MOST_UNCLOSED) return -1
    let depth = 0
    for (let at = start; at < end; at++) {
      const character = this.text[at]
      if (character === '\\' && !countEscaped) at++
      else if (character === '{') depth++
      else if (character === '}' && --depth === 0) return at
    }
    this.unclosed++
    return -1
  }

  private closingQuote(start: number): number {
    if (this.unclosed > MOST_UNCLOSED) return -1
    let depth = 0
    for (let at = start + 1; at < this.end; at++) {
      const character = this.text[at]
      if (character === '{') depth++
      else if (character === '}') depth--
      else if (character === '"' && depth <= 0 && this.text[at - 1] !== '\\') return at
      // The brace that closes the entry comes before the quotation mark: it is missing.
      if (depth < 0) break
    }
    this.unclosed++
    return -1
  }

  /** A value whose end is missing goes to the line before the next field, or to the end of the entry. */
  private readUnclosed(start: number): string {
    const stop = this.nextFieldLine(start)
    this.tell(start, 'This value is not closed; it was read to the next field.')
    let value = this.text.slice(start + 1, stop)
    this.at = stop
    if (stop === this.end) {
      // What closes the entry is not part of its last value.
      const tail = /[\s,]*[})]?\s*$/.exec(value)
      value = value.slice(0, tail?.index)
    }
    return value.replace(/[\s,}"]+$/, '')
  }
}

/**
 * Takes a .bib file apart: entries with their fields, @string macros put in, comments and preambles left
 * out. Never throws. A missing or extra brace costs at most the value it stands in, never another entry:
 * a line that begins one ends the one before it.
 */
export function splitBib(text: string): BibSplit {
  return new BibSplitter(text).split()
}
