import { formatIsoDate, formatLongDate } from '../format-date'
import { isOthersName } from '../others-name'
import type { CslDate, Name, Reference } from '../reference'
import { customOf, dateOf, namesOf, textOf } from '../reference-values'
import { assignKeys, joinEntries } from './assign-keys'
import { isEnglish, langidOf } from './babel-languages'
import { balanceBraces } from './bib-split'
import {
  BIB_CUSTOM_PREFIX,
  BIB_FIELDS,
  BIB_TYPES,
  type BibDialect,
  type BibField,
  EDITOR_ROLES,
  KIND_WORDS,
  SITE_TYPES,
  UNKNOWN_THESIS,
} from './bib-table'
import type { WriteItem, WriteResult } from './format'
import { toLatex } from './latex-escape'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** An address as it stands; only braces that have no partner would break the entry. */
const verbatim = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, '%20')
    .replace(/[{}]/g, (brace) => (brace === '{' ? '%7B' : '%7D'))

/** What splits lists of names and of publishers, wherever it stands. */
const AND = /(?:^|\s)and(?:\s|$)/i

class EntryWriter {
  private readonly lines: string[] = []
  private readonly usedFields = new Set<string>()
  private readonly written = new Set<string>()
  private readonly ascii: boolean

  constructor(
    private readonly citationKey: string,
    private readonly reference: Reference,
    private readonly dialect: BibDialect,
  ) {
    this.ascii = dialect === 'bibtex'
  }

  write(): string {
    const row = BIB_TYPES.find(({ csl }) => csl === this.reference.type)
    let type = row?.[this.dialect] ?? 'misc'
    if (
      type === 'phdthesis' &&
      /\bma\b|master|m\.?\s?sc|m\.?\s?a\.|diplom|bachelor/i.test(this.text('genre'))
    )
      type = 'mastersthesis'
    // Classic BibTeX has no type for a thesis of which nobody says what kind it is.
    if (type === 'phdthesis' && !this.text('genre')) this.put('type', UNKNOWN_THESIS)
    this.takeApart()
    this.writeArchive()
    for (const field of BIB_FIELDS) this.writeField(field)
    this.writePeople()
    this.writeSite()
    if (row?.subtype) this.put('entrysubtype', row.subtype)
    if (this.dialect === 'biblatex' && this.usesPrefix()) this.put('options', 'useprefix=true')
    this.writeCustom()
    return `@${type}{${this.citationKey},\n${this.lines.map((line) => `  ${line},\n`).join('')}}`
  }

  private text(variable: string): string {
    return textOf(this.reference, variable)
  }

  private put(field: string, latex: string): void {
    if (!latex || this.usedFields.has(field)) return
    this.usedFields.add(field)
    this.lines.push(`${field} = {${latex}}`)
  }

  private latex(text: string): string {
    return toLatex(text, { ascii: this.ascii })
  }

  /**
   * Capitals are protected where a style could change them: in classic BibTeX whatever the language, in
   * biblatex only in English, which is what it takes a title for that has no language.
   */
  private title(text: string): string {
    const protectCapitals = this.dialect === 'bibtex' || isEnglish(this.text('language'))
    return toLatex(text, { ascii: this.ascii, protectCapitals })
  }

  /** A volume's own title: the work as a whole then has `maintitle`. */
  private takeApart(): void {
    const volume = this.text('volume-title')
    if (!volume || this.dialect !== 'biblatex') return
    const isPart = /^(?:chapter|paper|entry)/.test(this.reference.type)
    const whole = this.text(isPart ? 'container-title' : 'title')
    if (!whole) return
    this.put('maintitle', this.title(whole))
    this.put(isPart ? 'booktitle' : 'title', this.title(volume))
    this.written.add(isPart ? 'container-title' : 'title')
  }

  private writeField(row: BibField): void {
    const { field, variable, types, dialect, readOnly } = row
    if (readOnly || (dialect && dialect !== this.dialect)) return
    if (types && !types.has(this.reference.type)) return
    if (this.written.has(variable) || this.usedFields.has(field)) return
    if (variable === 'issued' || variable === 'original-date' || variable === 'accessed') {
      const date = dateOf(this.reference, variable)
      if (!date) return
      this.written.add(variable)
      this.writeDate(field, date)
      return
    }
    const latex = this.valueOf(row)
    if (!latex) return
    this.written.add(variable)
    this.put(field, latex)
  }

  private valueOf(row: BibField): string {
    const { variable, kind } = row
    const text = this.text(variable)
    switch (kind) {
      case 'names':
        return this.names(namesOf(this.reference, variable))
      case 'date': {
        const date = dateOf(this.reference, variable)
        return date ? formatIsoDate(date) : ''
      }
      case 'title':
        return this.title(text)
      case 'list':
        // A list is split at "and": the braces keep "Simon and Schuster" one publisher.
        return AND.test(text) ? `{${this.latex(text)}}` : this.latex(text)
      case 'verbatim':
        return verbatim(text)
      case 'pages':
        return this.latex(
          text.replace(/(?<=[\p{L}\p{N}])\s*[-\u2010-\u2015]+\s*(?=[\p{L}\p{N}])/gu, '\u2013'),
        ).replaceAll('\u2013', '--')
      case 'language':
        return row.field === 'langid' ? (langidOf(text) ?? '') : this.latex(text)
      case 'keywords':
        return text
          .split(/\s*[,;\n]\s*/)
          .filter(Boolean)
          .map((word) => this.latex(word))
          .join(', ')
      case 'kind': {
        const key = KIND_WORDS.find(
          ([, words]) => words.toLowerCase() === text.toLowerCase().replace("'", '’'),
        )?.[0]
        return this.dialect === 'biblatex' && key ? key : this.latex(text)
      }
      case 'lines':
        return toLatex(text, { ascii: this.ascii, keepLines: true })
      case 'text':
      case 'literal':
        return this.latex(text)
    }
  }

  private writeDate(field: string, date: CslDate): void {
    const isReadable = date['date-parts']?.[0]?.[0] !== undefined
    if (this.dialect === 'biblatex' || field === 'urldate') {
      if (isReadable) this.put(field, formatIsoDate(date))
      // `date` takes ISO dates only; `year` is printed as it stands.
      else if (field === 'date') this.put('year', this.latex(date.literal ?? date.raw ?? ''))
      return
    }
    if (field !== 'date') return
    const [from = [], to] = date['date-parts'] ?? []
    const [year, month, day] = from
    if (!isReadable) this.put('year', this.latex(date.literal ?? date.raw ?? ''))
    else {
      const yearText = (part: number) => formatLongDate({ 'date-parts': [[part]] })
      const end = to?.[0]
      const range =
        year && end && end !== year ? `${yearText(year)}--${yearText(end)}` : yearText(year ?? 0)
      this.put('year', date.circa ? `c. ${range}` : range)
    }
    const name = month && MONTHS[month - 1]
    if (name) this.lines.push(`month = ${name}`)
    if (name && day) this.put('day', String(day))
    // What year, month and day cannot say; classic styles pass over it, other programs read it.
    if (to || date.circa || date.season !== undefined || (year ?? 0) < 0)
      this.put('date', formatIsoDate(date))
  }

  private names(names: readonly Name[]): string {
    return (
      names
        // Those who are not named: see `isOthersName`.
        .map((name, index) => (index > 0 && isOthersName(name) ? 'others' : this.name(name)))
        .filter(Boolean)
        .join(' and ')
    )
  }

  private name(name: Name): string {
    if (name.literal !== undefined) return `{${this.latex(name.literal)}}`
    const part = (text: string | undefined) => {
      const latex = this.latex(text ?? '')
      // A comma or an "and" inside a part would end it.
      return (text ?? '').includes(',') || AND.test(text ?? '') ? `{${latex}}` : latex
    }
    const prefix = [name['dropping-particle'], name['non-dropping-particle']]
      .filter(Boolean)
      .join(' ')
    const family = familyPart(name.family ?? '', part)
    const given = part(name.given)
    const suffix = part(name.suffix)
    if (!given && !suffix && !prefix) return /\s/.test(family) ? `{${family}}` : family
    return [[part(prefix), family].filter(Boolean).join(' '), suffix, given]
      .filter((piece, index) => piece || index !== 1)
      .join(', ')
  }

  private usesPrefix(): boolean {
    return ['author', 'editor', 'translator'].some((variable) =>
      // A family name that begins in lower case has its particle in it, and keeps it.
      namesOf(this.reference, variable).some(
        (name) => name['non-dropping-particle'] || /^\p{Ll}+\s/u.test(name.family ?? ''),
      ),
    )
  }

  /** People in roles that the formats know as kinds of editor take the free ones of four fields. */
  private writePeople(): void {
    if (this.dialect === 'bibtex') {
      // Classic styles print authors and editors only: better the director there than nobody.
      const lead = this.names(namesOf(this.reference, 'director'))
      if (!this.usedFields.has('author')) this.put('author', lead)
      return
    }
    const free = ['editor', 'editora', 'editorb', 'editorc'].filter(
      (field) => !this.usedFields.has(field),
    )
    for (const [role, variable] of EDITOR_ROLES) {
      if (variable === 'editor') continue
      const names = this.names(namesOf(this.reference, variable))
      const field = names ? free.shift() : undefined
      if (!field) continue
      this.put(field, names)
      this.put(`${field}type`, role)
    }
  }

  private writeSite(): void {
    if (!SITE_TYPES.has(this.reference.type) || this.text('publisher')) return
    this.put('organization', this.latex(this.text('container-title')))
  }

  private writeArchive(): void {
    const archive = this.text('archive')
    const place = this.text('archive_location')
    if (/^(?:arxiv|jstor|hdl|googlebooks)$/i.test(archive) && place) {
      this.put('eprinttype', archive.toLowerCase())
      this.put('eprint', verbatim(place))
      if (this.dialect === 'bibtex') this.put('archiveprefix', this.latex(archive))
      this.written.add('archive').add('archive_location')
    }
  }

  private writeCustom(): void {
    for (const [name, value] of Object.entries(customOf(this.reference))) {
      const field = name.startsWith(BIB_CUSTOM_PREFIX) ? name.slice(BIB_CUSTOM_PREFIX.length) : ''
      if (/^[a-z][a-z0-9_:+-]*$/.test(field))
        this.put(field, balanceBraces(String(value)).replace(/\\+$/, ''))
    }
  }
}

/**
 * "Vázques de Parga": a word in lower case after another would make both of them a prefix, so that such
 * a name goes into braces.
 */
function familyPart(family: string, part: (text: string) => string): string {
  const latex = part(family)
  const isSplit = /^\p{Lu}.*\s\p{Ll}/u.test(family) && !/^\{.*\}$/.test(latex)
  return isSplit ? `{${latex}}` : latex
}

/**
 * Writes one of the two dialects. Braces are always balanced; bodies and publishers with " and " are in
 * braces of their own; capitals in titles are protected by language; months are macros; keys are unique.
 */
export function writeBib(items: readonly WriteItem[], dialect: BibDialect): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const entries = keyed.map(({ citationKey, reference }) =>
    new EntryWriter(citationKey, reference, dialect).write(),
  )
  return joinEntries(entries, '\n\n', changed)
}
