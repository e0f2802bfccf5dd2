import { isFirstName } from './first-names'
import {
  DETERMINER,
  NEVER_NAME,
  POSSESSIVE,
  PREPOSITION,
  ROLE,
  TIME,
  TITLE,
  words,
} from './lexicon'
import type { Passage, Range } from './model'
import { isOutlet, mayEndOutlet } from './outlets'
import { isSentenceStart } from './word-classes'

/** A name in the text, without what only describes: "Russian Foreign Minister Sergei Lavrov" is Sergei Lavrov. */
export interface Name extends Range {
  /** Offset of its first word. */
  readonly start: number
  readonly text: string
  /** First and last word in lower case; a name of one word has no first. */
  readonly first: string | undefined
  readonly last: string
  /** Titles before it in lower case: "president", "mr.". */
  readonly titles: readonly string[]
  readonly kind: 'person' | 'organisation' | 'outlet' | 'unknown'
  /** Its capital may have another reason; it is a name if the article knows it elsewhere. */
  readonly certain: boolean
}

const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  words(
    'committee party department ministry university college school institute institution foundation center centre ' +
      'association union bank company corp corp. inc inc. ltd group council court commission agency bureau office ' +
      'administration government house senate congress parliament campaign police army navy force team club church ' +
      'league organization organisation federation board fund trust project coalition network service museum hospital ' +
      'authority partners alliance society network airlines ag gmbh partei ministerium regierung polizei amt behörde ' +
      'kommission bundestag bundesregierung gewerkschaft verband verein universität republicans democrats nations',
  ),
)

const PARTICLES: ReadonlySet<string> = new Set(
  words('de la van von der den bin ibn al el di da du zu le ter ten'),
)

const ARTICLES: ReadonlySet<string> = new Set(['der', 'den', 'zu', 'du', 'da'])

const OF: ReadonlySet<string> = new Set(['von', 'van'])

/** Roles for one person, besides the titles. */
const PERSON_ROLES: ReadonlySet<string> = new Set(
  words(
    'captain official spokesman spokeswoman spokesperson aide adviser advisor expert analyst officer lawyer attorney critic ' +
      'supporter voter reporter journalist editor author researcher scientist economist leader lawmaker candidate nominee ' +
      'man woman person teacher student resident witness victim father mother son daughter brother sister wife husband ' +
      'friend neighbour neighbor owner worker doctor nurse coach player actor actress singer writer businessman engineer ' +
      'vorsitzende vorsitzender sprecherin sprecher mann frau experte expertin',
  ),
)

/** Whether a word, given in lower case with its flags, names one person by what they are. */
export function isPersonRole(low: string, flags: number): boolean {
  return (flags & TITLE) !== 0 || PERSON_ROLES.has(low)
}

const SUFFIXES: ReadonlySet<string> = new Set(words('jr jr. sr sr. ii iii iv'))

/** No name has more words. */
const LONGEST_NAME = 8

/**
 * The names among the tokens of a range, left to right. Capitals decide; a single word at the head of a sentence, or
 * in German any noun that nothing else marks as a name, is an uncertain one.
 */
export function findNames(passage: Passage, range: Range): Name[] {
  const names: Name[] = []
  const { tokens, lexicon } = passage
  let at = range.from
  while (at < range.to) {
    const token = tokens[at]
    if (
      token === undefined ||
      token.kind !== 'word' ||
      !token.capital ||
      (token.flags & NEVER_NAME) !== 0
    ) {
      at++
      continue
    }
    let to = at + 1
    while (to < range.to && to - at < LONGEST_NAME && continuesName(passage, to, range.to)) to++
    const single = at === to - 1 && isSentenceStart(passage, at)
    const name = readName(passage, { from: at, to }, !lexicon.nounsCapitalised && !single)
    if (name !== undefined) names.push(name)
    at = to
  }
  return names
}

function continuesName(passage: Passage, at: number, limit: number): boolean {
  const token = passage.tokens[at]
  if (token === undefined || token.kind !== 'word') return false
  if (token.capital) return token.low !== "'s"
  if (!PARTICLES.has(token.low)) {
    // "Department of State", "Secretary of State"
    return (
      token.low === 'of' &&
      at + 1 < limit &&
      passage.tokens[at + 1]?.capital === true &&
      isOfTitle(passage, at)
    )
  }
  // „nannte der Minister den Plan“: in German an article is part of a name only after „von“.
  const before = passage.tokens[at - 1]?.low ?? ''
  if (passage.lexicon.nounsCapitalised && ARTICLES.has(token.low) && !OF.has(before)) return false
  return (
    at + 1 < limit &&
    passage.tokens[at + 1]?.kind === 'word' &&
    (passage.tokens[at + 1]?.capital === true || PARTICLES.has(passage.tokens[at + 1]?.low ?? ''))
  )
}

function isOfTitle(passage: Passage, of: number): boolean {
  const before = passage.tokens[of - 1]
  return (
    before !== undefined && ((before.flags & TITLE) !== 0 || ORGANISATION_WORDS.has(before.low))
  )
}

/** Reads a run of capitalised words: titles first, then the name proper. */
function readName(passage: Passage, range: Range, capitalSuffices: boolean): Name | undefined {
  const { tokens } = passage
  let from = range.from
  let to = range.to
  const titles: string[] = []
  while (to > from && SUFFIXES.has(tokens[to - 1]?.low ?? '')) to--
  const last = tokens[to - 1]
  if (last !== undefined && mayEndOutlet(last.low) && isOutlet(slice(passage, from, to)))
    return make(passage, { from, to }, titles, 'outlet', true)
  if (last !== undefined && to - from > 1 && ORGANISATION_WORDS.has(last.low))
    return make(passage, { from, to }, titles, 'organisation', true)
  // Everything up to the last title word describes: "Former Russian President".
  for (let at = to - 1; at >= from; at--) {
    const token = tokens[at]
    if (token === undefined) continue
    const isTitle = (token.flags & (TITLE | ROLE)) !== 0 && !(isFirstName(token.low) && at < to - 1)
    const ofState = token.low === 'state' && tokens[at - 1]?.low === 'of'
    if (!isTitle && !ofState) continue
    for (let index = from; index <= at; index++) {
      const word = tokens[index]
      if (word !== undefined && (word.flags & (TITLE | ROLE)) !== 0)
        titles.push(word.low.endsWith('.') ? word.low.slice(0, -1) : word.low)
    }
    from = at + 1
    break
  }
  if (from >= to) return undefined
  // "Baustadtrat Martin Ehlers": what stands before a first name describes.
  for (let at = from + 1; at < to - 1; at++) {
    if (!isFirstName(tokens[at]?.low ?? '') || isFirstName(tokens[from]?.low ?? '')) continue
    titles.push(tokens[at - 1]?.low ?? '')
    from = at
    break
  }
  const first = tokens[from]
  if (!passage.lexicon.nounsCapitalised) titles.push(...describingTitles(passage, range))
  if (
    first === undefined ||
    (to - from === 1 && (first.flags & (TIME | PREPOSITION | DETERMINER | POSSESSIVE)) !== 0)
  )
    return undefined
  // German nouns are all capitalised: there a name needs a title, a first name or a body's word.
  const person = titles.length > 0 || (to - from > 1 && isFirstName(first.low))
  return make(
    passage,
    { from, to },
    titles,
    person ? 'person' : 'unknown',
    person || capitalSuffices,
  )
}

/** Words between commas after a name: "Ross, the team's former coach,". */
const DESCRIPTION_REACH = 6

/** Titles in lower case right before a name, or between commas after it: "director Ada Holm"; "Ada Holm, the coach,". */
function describingTitles({ tokens }: Passage, { from, to }: Range): string[] {
  const titles: string[] = []
  const before = tokens[from - 1]
  if (before?.kind === 'word' && (before.flags & TITLE) !== 0) titles.push(before.low)
  const article = tokens[to + 1]
  if (tokens[to]?.low !== ',' || article === undefined || (article.flags & DETERMINER) === 0)
    return titles
  for (let at = to + 2; at <= to + DESCRIPTION_REACH; at++) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (token?.kind !== 'word' || token.capital || (token.flags & PREPOSITION) !== 0) break
    const last = next?.low === ',' || ((next?.flags ?? 0) & PREPOSITION) !== 0
    if (last && (token.flags & (TITLE | ROLE)) !== 0 && isPersonRole(token.low, token.flags))
      titles.push(token.low)
    if (last) break
  }
  return titles
}

function make(
  passage: Passage,
  { from, to }: Range,
  titles: readonly string[],
  kind: Name['kind'],
  certain: boolean,
): Name {
  return new NameRead(passage, from, to, titles, kind, certain)
}

class NameRead implements Name {
  readonly start: number
  readonly first: string | undefined
  readonly last: string

  constructor(
    private readonly passage: Passage,
    readonly from: number,
    readonly to: number,
    readonly titles: readonly string[],
    readonly kind: Name['kind'],
    readonly certain: boolean,
  ) {
    const first = passage.tokens[from]
    this.start = first?.start ?? 0
    this.first = to - from > 1 ? first?.low : undefined
    this.last = passage.tokens[to - 1]?.low ?? ''
  }

  /** Most names are only compared: their text is cut when somebody asks. */
  get text(): string {
    return slice(this.passage, this.from, this.to)
  }
}

function slice(passage: Passage, from: number, to: number): string {
  return passage.text.slice(passage.tokens[from]?.start, passage.tokens[to - 1]?.end)
}
