import { type ComparedTitle, comparedTitle, compareTitles } from './compare-titles'
import { foldWords } from './fold-words'
import { type Identity, type MatchEntry, readIdentity } from './match-entry'

export const DUPLICATE_REASONS = ['doi', 'pmid', 'arxiv', 'isbn', 'url', 'title'] as const
/** What two articles have in common: an identifier, or title with author and date. */
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

export interface Likeness {
  readonly reason: DuplicateReason
  /** `likely`: a person should look twice. */
  readonly certainty: 'sure' | 'likely'
}

/** An entry made ready for being compared with many others. */
export interface PreparedEntry extends Identity {
  readonly entry: MatchEntry
  readonly compared: ComparedTitle
  readonly outletKey: string
  readonly year: number | undefined
  /** Days since the year 0 were every month of 31 days; undefined without a day. */
  readonly day: number | undefined
}

/** Makes an entry ready for comparison. */
export function prepareEntry(entry: MatchEntry): PreparedEntry {
  const date = /^(-?\d{4,})(?:-(\d{2})-(\d{2}))?/.exec(entry.date)
  const year = date ? Number(date[1]) : undefined
  return {
    entry,
    ...readIdentity(entry.identity),
    compared: comparedTitle(entry.title),
    outletKey: foldWords(entry.outlet)
      .filter((word) => word !== 'the')
      .join(' '),
    year,
    day:
      year !== undefined && date?.[2] && date[3]
        ? year * 372 + Number(date[2]) * 31 + Number(date[3])
        : undefined,
  }
}

/** A title of fewer letters says little: "Editorial", "Introduction". */
const SHORT_TITLE = 14
/** Days by which a printed article and its page may be apart. */
const DAYS_APART = 3

/**
 * Whether two articles are one source, and by what; undefined where they are two as far as is known. The
 * same for (a, b) and (b, a). Different DOIs or places in a volume tell two apart whatever their titles
 * say, and so does a person who has said that they are two.
 */
export function sameSource(a: PreparedEntry, b: PreparedEntry): Likeness | undefined {
  if (a.apart.includes(b.entry.id) || b.apart.includes(a.entry.id)) return undefined
  const common = commonKinds(a, b)
  if (common.length === 0) {
    // The most frequent case by far, and the quickest.
    const titles = compareTitles(a.compared, b.compared)
    if (!titles || PERSISTENT.some((kind) => disagree(a, b, kind))) return undefined
    return sameByTitle(a, b, titles)
  }
  const titles = compareTitles(a.compared, b.compared)
  const isAlike = titles !== undefined || a.compared.whole === '' || b.compared.whole === ''
  for (const reason of PERSISTENT) {
    if (common.includes(reason)) return { reason, certainty: isAlike ? 'sure' : 'likely' }
    if (disagree(a, b, reason)) return undefined
  }
  // The chapters of a book share its number.
  if (common.includes('isbn') && isAlike && !placesDisagree(a, b)) {
    return { reason: 'isbn', certainty: 'sure' }
  }
  // A page may have got another headline since; one file may hold the texts of several people.
  if (common.includes('url') && (isAlike || compareTexts(a.author, b.author) !== 'different')) {
    return { reason: 'url', certainty: isAlike ? 'sure' : 'likely' }
  }
  return titles && sameByTitle(a, b, titles)
}

/** Numbers of which a source has one for ever. */
const PERSISTENT = ['doi', 'pmid', 'arxiv'] as const

const NO_KINDS: readonly string[] = []

function commonKinds(a: PreparedEntry, b: PreparedEntry): readonly string[] {
  if (a.identifiers.length === 0 || b.identifiers.length === 0) return NO_KINDS
  const common = a.identifiers.filter((one) => b.identifiers.includes(one))
  return common.length === 0 ? NO_KINDS : common.map(kindOf)
}

const kindOf = (identifier: string): string => identifier.slice(0, identifier.indexOf(':'))

function sameByTitle(
  a: PreparedEntry,
  b: PreparedEntry,
  titles: 'same' | 'near',
): Likeness | undefined {
  if (placesDisagree(a, b)) return undefined
  const authors = compareTexts(a.author, b.author)
  const outlets = compareTexts(a.outletKey, b.outletKey)
  if (authors === 'different') return undefined
  const isOneDay =
    a.day !== undefined && b.day !== undefined ? Math.abs(a.day - b.day) <= DAYS_APART : undefined
  if (isOneDay === false) return undefined
  const years = a.year === undefined || b.year === undefined ? undefined : Math.abs(a.year - b.year)
  const isShort = Math.min(a.compared.whole.length, b.compared.whole.length) < SHORT_TITLE
  if (isShort) {
    const isOne = titles === 'same' && authors === 'same' && years === 0
    return isOne && outlets !== 'different' ? { reason: 'title', certainty: 'likely' } : undefined
  }
  // Online one year, in print the next.
  if (years !== undefined && years > (titles === 'same' && authors === 'same' ? 1 : 0)) {
    return undefined
  }
  if (authors !== 'same') {
    // Without an author on both sides the outlet has to speak, and two papers print one agency's text.
    if (outlets === 'different' || titles !== 'same') return undefined
    if (outlets !== 'same' && years !== 0) return undefined
  } else if (years === undefined && titles !== 'same') return undefined
  const isSure = titles === 'same' && authors === 'same' && outlets === 'same' && years === 0
  return { reason: 'title', certainty: isSure ? 'sure' : 'likely' }
}

/** Both say something, and nothing of it is the same. */
function disagree(a: PreparedEntry, b: PreparedEntry, kind: string): boolean {
  const isOfKind = (identifier: string) => identifier.startsWith(`${kind}:`)
  const one = a.identifiers.filter(isOfKind)
  if (one.length === 0 || !b.identifiers.some(isOfKind)) return false
  return !one.some((identifier) => b.identifiers.includes(identifier))
}

/** Another volume, issue or page; what one of them leaves out says nothing. */
function placesDisagree(a: PreparedEntry, b: PreparedEntry): boolean {
  const [one, other] = [a.place.split('/'), b.place.split('/')]
  return one.some((part, index) => part && other[index] && part !== other[index])
}

function compareTexts(a: string, b: string): 'same' | 'different' | 'unknown' {
  if (a === '' || b === '') return 'unknown'
  return a === b ? 'same' : 'different'
}
