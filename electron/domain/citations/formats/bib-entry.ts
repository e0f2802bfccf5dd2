import { parseDate } from '../parse-date'
import type { CslDate, Name, Reference, ReferenceType, ReferenceValue } from '../reference'
import { REFERENCE_TYPES } from '../reference'
import { languageTagOf } from './babel-languages'
import { type BibDecoded, tidyMarkup, verbatimText, withoutCommands } from './bib-decode'
import type { BibName } from './bib-plain'
import { type BibRawEntry, balanceBraces } from './bib-split'
import {
  BIB_ARCHIVE_SITES,
  BIB_COUNTRIES,
  BIB_CUSTOM_PREFIX,
  BIB_FIELDS,
  BIB_KINDS_OF_TYPES,
  BIB_PASSED_OVER,
  BIB_READ_TYPES,
  BIB_SERIES_WORDS,
  BIB_SUBTYPES,
  type BibField,
  EDITOR_ROLES,
  KIND_WORDS,
  SITE_TYPES,
  UNKNOWN_THESIS,
} from './bib-table'

/** An entry with its fields by name: raw as in the file, and decoded by the LaTeX parser. */
export interface BibEntry {
  readonly raw: BibRawEntry
  readonly source: ReadonlyMap<string, string>
  readonly decoded: BibDecoded
}

const CSL_TYPES: ReadonlySet<string> = new Set(REFERENCE_TYPES)

function joinTexts(main: string, more: string, separator: string): string {
  if (!main || !more) return main || more
  return /[.:?!]$/.test(main) ? `${main} ${more}` : main + separator + more
}

/** "Accessed: Feb. 3, 2016": the word belongs to the style, not to the date. */
const SAID_TO_BE_READ = /^(?:last\s+)?(?:accessed|visited|retrieved|checked|read)(?:\s+on)?[:\s]+/i

/** Reads one entry by the table, and by hand what a table of single fields cannot say. */
class EntryReader {
  private readonly fields: Record<string, ReferenceValue> = {}
  private readonly used = new Set<string>()
  private readonly type: ReferenceType

  constructor(private readonly entry: BibEntry) {
    this.type = this.readType()
  }

  read(): Reference {
    this.readTitles()
    this.readPeople()
    this.readPlaces()
    for (const row of BIB_FIELDS) {
      if (row.types && !row.types.has(this.type)) continue
      if (
        !this.entry.source.has(row.field) ||
        this.used.has(row.field) ||
        this.fields[row.variable] !== undefined
      )
        continue
      const value = this.readRow(row)
      if (value === undefined) continue
      this.fields[row.variable] = value
      this.used.add(row.field)
    }
    this.readIssued()
    this.readIssue()
    this.readKind()
    this.readEprint()
    this.readSite()
    const custom = this.readCustom()
    return { type: this.type, ...this.fields, ...(custom ? { custom } : {}) }
  }

  private has(field: string): boolean {
    return this.text(field) !== ''
  }

  /** A field's text with CSL markup; empty where the entry has no such field. */
  private text(field: string): string {
    if (!this.entry.source.has(field)) return ''
    const value = this.entry.decoded[field]
    if (typeof value === 'string') return tidyMarkup(value)
    if (Array.isArray(value))
      return (
        value
          .map((part) => (typeof part === 'string' ? tidyMarkup(part) : wholeName(part)))
          .filter(Boolean)
          // Houses with an "and" in their name are seldom braced, so "and" it stays; places are several.
          .join(/location$/.test(field) ? '; ' : ' and ')
      )
    return withoutCommands(this.entry.source.get(field) ?? '')
  }

  private verbatim(field: string): string {
    const value = this.entry.source.get(field)
    return value === undefined ? '' : verbatimText(value)
  }

  private readType(): ReferenceType {
    const type = BIB_READ_TYPES.get(this.entry.raw.type) ?? 'document'
    const subtype = this.verbatim('entrysubtype').toLowerCase()
    const named = CSL_TYPES.has(subtype) ? (subtype as ReferenceType) : BIB_SUBTYPES.get(subtype)
    if (named) {
      this.used.add('entrysubtype')
      return named
    }
    if (type === 'manuscript' && this.has('eventtitle')) return 'speech'
    const archive = this.text('eprinttype') || this.text('archiveprefix')
    return type === 'document' && /^arxiv$/i.test(archive) && this.has('eprint') ? 'article' : type
  }

  private titleOf(prefix: string, main: string): string {
    const [title, sub, addon] = [main, `${prefix}subtitle`, `${prefix}titleaddon`].map((field) =>
      this.text(field),
    )
    for (const field of [main, `${prefix}subtitle`, `${prefix}titleaddon`]) this.used.add(field)
    return joinTexts(joinTexts(title ?? '', sub ?? '', ': '), addon ?? '', '. ')
  }

  /** Titles come in pieces, and of a multi-volume work there are two. */
  private readTitles(): void {
    const isPart = /^(?:chapter|paper|entry)/.test(this.type)
    const put = (variable: string, text: string) => {
      if (text) this.fields[variable] = text
    }
    let title = this.titleOf('', 'title')
    const main = this.titleOf('main', 'maintitle')
    const book = this.titleOf('book', 'booktitle')
    // Some name a whole volume of a series as its parts name it: by `booktitle` alone.
    const isNamedAsBook = !isPart && !title && book !== ''
    if (isNamedAsBook) title = book
    // biblatex-chicago and others name the entry of a work of reference in `lista`.
    if (this.type === 'entry-encyclopedia' && this.has('lista') && !book) {
      put('container-title', title)
      title = this.text('lista')
      this.used.add('lista')
    }
    if (isPart && (book || main)) {
      put('container-title', main || book)
      if (main && book) put('volume-title', book)
    } else if (main && !/^(?:book|classic|report|periodical|document)$/.test(this.type)) {
      // The series of a broadcast, the album of a song, the symposium of a talk.
      put('container-title', main)
    } else if (main) {
      put('volume-title', title)
      title = main
    }
    if (!isPart && !isNamedAsBook) this.used.delete('booktitle')
    put('title', title)
    // MathSciNet writes the full name to `fjournal` and the short one to `journal`.
    const journal =
      ['fjournal', 'journaltitle', 'journal'].find((field) => this.has(field)) ?? 'journal'
    const periodical = this.titleOf('journal', journal)
    if (!this.fields['container-title']) put('container-title', periodical)
    if (this.entry.raw.type === 'periodical' && this.has('issuetitle'))
      put('volume-title', this.titleOf('issue', 'issuetitle'))
  }

  private names(field: string): readonly Name[] {
    const value = this.entry.decoded[field]
    if (!Array.isArray(value)) return []
    const usePrefix = /useprefix\s*=\s*true/i.test(this.entry.source.get('options') ?? '')
    return value
      .filter((creator): creator is BibName => typeof creator === 'object' && creator !== null)
      .map((creator) => nameOf(creator, creator.useprefix ?? usePrefix))
      .filter((name) => name !== undefined)
  }

  /** Editors by role: `editor` with `editortype`, and `editora` to `editorc`. */
  private readPeople(): void {
    for (const field of ['editor', 'editora', 'editorb', 'editorc']) {
      const role =
        this.verbatim(`${field}type`).toLowerCase() ||
        (field === 'editor' ? 'editor' : 'collaborator')
      const variable = EDITOR_ROLES.find(([name]) => name === role)?.[1]
      const names = variable ? this.names(field) : []
      if (!variable || names.length === 0) continue
      const before = (this.fields[variable] ?? []) as readonly Name[]
      this.fields[variable] = [...before, ...names]
      this.used.add(field)
    }
  }

  /** With both an `address` and a `location`, as the ACM writes them, the second is the meeting's. */
  private readPlaces(): void {
    const [address, location] = [this.text('address'), this.text('location')]
    if (!address || !location || this.type !== 'paper-conference') return
    this.fields['publisher-place'] = address
    if (!this.has('venue')) this.fields['event-place'] = location
    for (const field of ['address', 'location']) this.used.add(field)
  }

  private readRow({ field, kind }: BibField): ReferenceValue | undefined {
    switch (kind) {
      case 'names': {
        const names = this.names(field)
        return names.length > 0 ? names : undefined
      }
      case 'date':
        return parseDate(this.verbatim(field).replace(SAID_TO_BE_READ, ''))
      case 'verbatim':
        return this.verbatim(field) || undefined
      case 'pages':
        return (
          this.text(field).replace(/\s*(?:[-\u2010-\u2015]{2,}|[\u2010-\u2015])\s*/g, '-') ||
          undefined
        )
      case 'language': {
        const text = this.text(field)
        // CSL has one language an item: of several the first, which is that of the title.
        return text ? languageTagOf(text.split(' and ')[0] ?? text) : undefined
      }
      case 'keywords':
        return this.text(field).replace(/\s*[;,]\s*/g, ', ') || undefined
      case 'kind': {
        const text = this.text(field)
        return KIND_WORDS.find(([key]) => key === text.toLowerCase())?.[1] ?? (text || undefined)
      }
      case 'list': {
        const said = this.text(field)
        const text = this.type === 'patent' ? said.replace(/\bcountry[a-z]{2}\b/g, countryOf) : said
        // A link in `howpublished` is where it is, not who published it.
        if (field !== 'howpublished' || !/^(?:https?:\/\/|www\.)\S+$/i.test(text))
          return text || undefined
        this.fields['URL'] ??= text
        this.used.add(field)
        return undefined
      }
      case 'title': {
        const text = this.text(field)
        return (
          (field === 'series' ? BIB_SERIES_WORDS.get(text.toLowerCase()) : undefined) ??
          (text || undefined)
        )
      }
      case 'lines':
      case 'text':
      case 'literal': {
        const text = this.text(field)
        // Styles make "1st" from 1; of "1st" they make "1st ed" or nothing.
        return (
          (field === 'edition' ? text.replace(/^(\d+)(?:st|nd|rd|th)$/i, '$1') : text) || undefined
        )
      }
    }
  }

  private readIssued(): void {
    const year = this.verbatim('year').replace(/^\d{1,3}$/, (digits) => digits.padStart(4, '0'))
    for (const field of ['year', 'month', 'day']) this.used.add(field)
    if (this.fields['issued'] !== undefined || !year) return
    const month = this.verbatim('month').replace(/~/g, ' ')
    const day = this.verbatim('day')
    const date = withMonth(year, month, day) ?? parseDate(year)
    if (date) this.fields['issued'] = date
  }

  /**
   * A number and a name of the same issue ("2", "Spring") belong together. A report has no issues: words
   * there name its series.
   */
  private readIssue(): void {
    const name = this.text('issue')
    if (this.type === 'report' && name && !/\d/.test(name) && !this.fields['collection-title']) {
      delete this.fields['issue']
      this.fields['collection-title'] = name
    }
    const number = this.fields['issue']
    if (typeof number !== 'string' || !name || number === name || this.used.has('issue')) return
    this.fields['issue'] = `${number}, ${name}`
    this.used.add('issue')
  }

  /** What the entry type itself says about the kind. */
  private readKind(): void {
    const said = BIB_KINDS_OF_TYPES.get(this.entry.raw.type)
    if (said) this.fields['genre'] ??= said
    if (this.type === 'thesis' && this.fields['genre'] === UNKNOWN_THESIS)
      delete this.fields['genre']
  }

  /** Numbers of archives that CSL has a variable for go there. */
  private readEprint(): void {
    const archive = this.fields['archive']
    const number = this.fields['archive_location']
    if (typeof number !== 'string') return
    const name = typeof archive === 'string' ? archive.toLowerCase() : ''
    if (name === 'pubmed' || name === 'pmid') this.fields['PMID'] ??= number
    else if (name === 'pmcid' || name === 'pmc') this.fields['PMCID'] ??= number
    else {
      if (name === 'arxiv') this.fields['archive'] = 'arXiv'
      const site = BIB_ARCHIVE_SITES.get(name)
      if (site) this.fields['URL'] ??= site + number
      return
    }
    delete this.fields['archive']
    delete this.fields['archive_location']
  }

  private readSite(): void {
    if (!SITE_TYPES.has(this.type)) return
    // Our own writer says the site twice: see `writeSite`.
    if (this.fields['container-title'] === this.fields['publisher']) delete this.fields['publisher']
  }

  private readCustom(): { readonly [field: string]: string } | undefined {
    const doi = this.fields['DOI']
    if (typeof doi === 'string') this.fields['DOI'] = doi.replace(/^.*?(?=10\.\d{4})/, '')
    const custom: Record<string, string> = {}
    for (const [name, value] of this.entry.source) {
      if (this.used.has(name) || BIB_PASSED_OVER.test(name) || !value.trim()) continue
      custom[BIB_CUSTOM_PREFIX + name] = balanceBraces(value.replace(/\s+/g, ' ').trim())
    }
    return Object.keys(custom).length > 0 ? custom : undefined
  }
}

/** A year with a month as a number, a name, or words that hold both a month and a day. */
function withMonth(year: string, month: string, day: string): CslDate | undefined {
  if (!month || !/^-?\d{4}$/.test(year)) return undefined
  const isoTail = [month, day].filter((part) => /^\d{1,2}$/.test(part)).join('-')
  const tries = /^\d{1,2}$/.test(month)
    ? [`${year}-${isoTail}`, `${year}-${month}`]
    : [`${day} ${month} ${year}`, `${month} ${year}`, `${month.split(/[\s/-]+/)[0] ?? ''} ${year}`]
  return tries.map((text) => parseDate(text)).find((date) => date?.['date-parts'] !== undefined)
}

/** A holder or house that the parser has taken for a person, in one text. */
const wholeName = ({ name, prefix, lastName, firstName, suffix }: BibName): string =>
  tidyMarkup(name || [firstName, prefix, lastName, suffix].filter(Boolean).join(' '))

const countryOf = (key: string): string => BIB_COUNTRIES.get(key) ?? key

/** What stands behind a family name and is none that anyone was given. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i

function nameOf(creator: BibName, usePrefix: boolean): Name | undefined {
  const clean = (text: string | undefined) => tidyMarkup(text ?? '').replace(/<[^>]*>/g, '')
  const literal = clean(creator.name)
  if (literal) return { literal }
  // BibTeX has "Family, Jr., Given"; "Family, Given, Jr.", the order of other formats, says itself what is what.
  const isOtherOrder = SUFFIX.test(creator.firstName ?? '') && !SUFFIX.test(creator.suffix ?? 'Jr')
  const [family, given, prefix, suffix] = [
    creator.lastName,
    isOtherOrder ? creator.suffix : creator.firstName,
    creator.prefix,
    isOtherOrder ? creator.firstName : creator.suffix,
  ].map(clean)
  if (!family && !given) return undefined
  if (family === 'others' && !given && !prefix) return { literal: 'others' }
  return {
    ...(family ? { family } : {}),
    ...(given ? { given } : {}),
    ...(prefix ? { [usePrefix ? 'non-dropping-particle' : 'dropping-particle']: prefix } : {}),
    ...(suffix ? { suffix } : {}),
  }
}

/** The reference that an entry is, by the table of `bib-table`. */
export function readBibEntry(entry: BibEntry): Reference {
  return new EntryReader(entry).read()
}
