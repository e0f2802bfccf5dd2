import type { QuoteKind, SpeakerKind } from '../library/model'
import { formatName, formatNameSorted } from './format-name'
import { parseName } from './parse-name'
import type { Reference } from './reference'
import { namesOf, textOf } from './reference-values'
import { type CitationFamily, quotedInWords } from './quoted-in-words'

/** Somebody whose words are reported, or who reports them, as the library knows them. */
export interface SaidBy {
  readonly name: string
  readonly kind: SpeakerKind
  readonly aliases?: readonly string[]
}

/** Somebody of a chain, as a citation names them. */
export interface ChainLink {
  readonly name: string
  readonly kind: SpeakerKind
  /** The family name, where it is known to be another than the end of the name: "Xi" of "Xi Jinping". */
  readonly family?: string
}

/** That words come second-hand, and by whom. */
export interface QuotedIn {
  /** Whoever said it, then those who passed it on up to the source, which is not among them. Never empty. */
  readonly chain: readonly ChainLink[]
  readonly words: QuoteKind
  /** What the researcher wrote to stand before the source instead; empty: nothing. */
  readonly said?: string
}

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')

/** The names under which a source speaks for itself: its writers, and the outlet or body behind it. */
function ownNames(reference: Reference): Set<string> {
  const writers = ['author', 'editor'].flatMap((role) => namesOf(reference, role))
  const names = [
    ...writers.flatMap((name) => [formatName(name), formatNameSorted(name), name.family ?? '']),
    ...['container-title', 'publisher', 'authority'].map((field) => textOf(reference, field)),
  ]
  return new Set(names.map(fold).filter(Boolean))
}

/**
 * What makes a quote second-hand in its source: its speaker, then the reporting chain from the inside
 * out, up to the source itself. A link that is the source's own writer or outlet ends the chain, because
 * the citation of the source stands for it. Undefined where nobody but the source speaks: then it is
 * cited as it is. `via` is outermost first, as quotes have it.
 */
export function quotedInOf(
  quote: {
    readonly speaker?: SaidBy | undefined
    readonly via: readonly SaidBy[]
    readonly kind: QuoteKind
    readonly said?: string | undefined
  },
  reference: Reference,
): QuotedIn | undefined {
  const own = ownNames(reference)
  const isOwn = ({ name, aliases = [] }: SaidBy) =>
    [name, ...aliases].some((each) => own.has(fold(each)))
  const outside = quote.via.slice(quote.via.findLastIndex(isOwn) + 1)
  const chain = [...(quote.speaker ? [quote.speaker] : []), ...outside.toReversed()]
    .filter((link) => fold(link.name) !== '')
    // "Lavrov, quoted in Lavrov" says nothing.
    .filter(
      (link, index, all) => index === 0 || fold(link.name) !== fold(all[index - 1]?.name ?? ''),
    )
    .map(({ name, kind, aliases = [] }) => {
      const family = kind === 'person' ? knownFamily(name, aliases) : undefined
      return { name, kind, ...(family === undefined ? {} : { family }) }
    })
  const isFirstHand = outside.length === 0 && (!quote.speaker || isOwn(quote.speaker))
  if (chain.length === 0 || isFirstHand) return undefined
  return {
    chain,
    words: quote.kind,
    ...(quote.said === undefined ? {} : { said: quote.said }),
  }
}

/** The family name that another name of the speaker tells, the same one sorted: "Xi, Jinping"; "García Márquez, Gabriel". */
function knownFamily(name: string, aliases: readonly string[]): string | undefined {
  const wordsOf = (said: string) => fold(said).split(' ').sort().join(' ')
  const sorted = aliases.find((alias) => alias.includes(',') && wordsOf(alias) === wordsOf(name))
  const [family = '', given = ''] = sorted?.split(',') ?? []
  return fold(family) && fold(given) ? family.trim() : undefined
}

/** How a name stands in a citation: whole in a note, the family name alone in the text. */
function nameOf(link: ChainLink, family: CitationFamily, language: string): string {
  if (link.kind === 'anonymous') return anonymousName(link.name, language)
  if (link.kind !== 'person' || family === 'note' || family === 'oscola') return link.name
  if (link.family !== undefined) return link.family
  const name = parseName(link.name)
  if (!name || name.literal !== undefined) return link.name
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
}

const NAMELESS = /\b(?:anonymous|unnamed|unidentified|undisclosed)\b/i

/** Common words that a source without a name begins with; a capital there is a headline's or a title's. */
const COMMON =
  /^(?:senior|top|former|high|local|military|government|administration|intelligence|defen[cs]e|security|law|official|source|diplomat|aide|adviser|spokes|person|people|man|men|woman|women|witness|resident|employee)/i

/** Where the name of what they are ends: "people familiar with the talks". */
const AFTER_HEAD =
  /\s+(?:with|in|of|from|at|on|to|for|near|inside|who|familiar|close|briefed)\b.*$/i

/**
 * A source without a name, in English said to be one: "a U.S. official" → "an anonymous U.S. official",
 * "officials" → "anonymous officials". In other languages as the library has it.
 */
function anonymousName(name: string, language: string): string {
  if (!/^en\b/.test(language)) return name
  // "One of the officials" names a group, of whom nobody is named.
  if (/^\p{L}+\s+of\s/iu.test(name)) return name.charAt(0).toLowerCase() + name.slice(1)
  const bare = name.replace(/^(?:an?|one)\s+/i, '')
  if (/^(?:anonymous|unknown|unnamed|unidentified)(?: sources?)?$/i.test(bare))
    return /sources$/i.test(bare) ? 'anonymous sources' : 'an anonymous source'
  if (NAMELESS.test(bare) || /^the\s/i.test(bare)) return name
  if (/^(?:two|three|four|five|six|several|many|some|other)\b/i.test(bare))
    return bare.replace(/^(\S+)/, (word) => `${word.toLowerCase()} anonymous`)
  const said = COMMON.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare
  const isSeveral = /(?:[^s]s|people|men|women)$/i.test(bare.replace(AFTER_HEAD, ''))
  return isSeveral ? `anonymous ${said}` : `an anonymous ${said}`
}

/** What is written of the chain, and where it goes. */
export interface QuotedInText {
  /** `before`: ahead of the source, inside the citation where the style has it so; `after` it otherwise. */
  readonly place: 'before' | 'after'
  readonly text: string
}

/**
 * The words for a chain in a family of styles and a language (BCP 47): "Medvedev, quoted in Lavrov, as
 * cited in", which goes before the source, or, for numbers set as superscripts, "(quoting Medvedev)",
 * which goes behind. Empty text: the source is cited alone.
 */
export function quotedInText(
  { chain, words, said }: QuotedIn,
  family: CitationFamily,
  language: string,
): QuotedInText {
  if (said !== undefined) return { place: 'before', text: said.trim() }
  const names = chain.map((link) => nameOf(link, family, language))
  const { link, last, quoting, comma } = quotedInWords(family, language, words)
  if (family === 'superscript') {
    const inward = names.toReversed().map((name) => `${quoting} ${name}`)
    return { place: 'after', text: `(${inward.join(' ')})` }
  }
  // The writer names the speaker in the sentence (MLA 9, 6.77).
  const spoken = family === 'mla' ? names.slice(1) : names
  const [first = '', ...rest] = spoken
  if (family === 'mla') {
    const passedOn = spoken.map((name) => `${link} ${name}${comma}`)
    return { place: 'before', text: [...passedOn, last].join('') }
  }
  const passedOn = rest.map((name) => `${link} ${name}${comma}`)
  const text = `${first}${comma}${passedOn.join('')}${last}`
  return {
    place: 'before',
    text: family === 'note' || family === 'oscola' ? capitalised(text, chain[0]?.kind) : text,
  }
}

/** A note begins as a sentence does; a name keeps the small letter that it may begin with. */
const capitalised = (text: string, kind: SpeakerKind | undefined): string =>
  kind === 'anonymous' || /^(?:an?|the) /.test(text)
    ? text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
    : text
