import type { ChainLink, DetectedQuote } from '../quotes/model'
import type { Id, ProposedSpeaker, Quote, QuoteKind, QuoteProposal } from './model'

/** A quotation as detection proposes it to a library: a span of a revision with names beside it. */
export interface ProposedQuote {
  /** UTF-16 offsets into the revision's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly kind: QuoteKind
  readonly confidence: number
  /** The name of the rule that decided. */
  readonly reason: string
  readonly proposal: QuoteProposal
}

/** What of the proposed quotes is new to an article. */
export interface NewProposals {
  readonly suggest: readonly ProposedQuote[]
  /** What quotes of the researcher's own lack and detection knows. */
  readonly complete: readonly { readonly quote: Quote; readonly proposal: QuoteProposal }[]
}

/** What detection found, as it is proposed: whoever is nobody in particular has no name here. */
export function proposedQuotes(detected: readonly DetectedQuote[]): ProposedQuote[] {
  return detected.map((quote) => ({
    start: quote.start,
    end: quote.end,
    kind: quote.kind,
    confidence: quote.confidence,
    reason: quote.sieve,
    proposal: proposalOf(quote),
  }))
}

function proposalOf({ speaker, speakerRef, speakerKind, via, cue }: DetectedQuote): QuoteProposal {
  const said = proposedSpeaker(speakerRef ?? speaker, speakerKind ?? 'anonymous')
  return {
    ...(said ? { speaker: said } : {}),
    via: via.flatMap((link: ChainLink) => proposedSpeaker(link.speaker, link.kind) ?? []),
    ...(cue ? { cue: oneLine(cue) } : {}),
  }
}

/** Longest name that a speaker is proposed with, in characters: what is longer is a sentence. */
const LONGEST_NAME = 120

/** Words that stand for somebody whom nothing names: as a speaker's name they would mean nothing. */
const NOBODY =
  /^(?:i|we|you|he|she|it|they|who|which|that|this|these|those|some|one|many|most|others|several|both|all|er|sie|es|wir|ich|man|wer|die|der|das)$|^(?:my|our|your|his|her|its|their|seine?|ihre?)\s/iu

function proposedSpeaker(
  name: string | null,
  kind: ProposedSpeaker['kind'],
): ProposedSpeaker | undefined {
  const line = oneLine(name ?? '')
  if (line === '' || line.length > LONGEST_NAME || NOBODY.test(line)) return undefined
  return { name: line, kind }
}

function oneLine(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}

/**
 * What of `proposed` nobody rejected in another copy of the same source: `rejected` are the words of the
 * quotes that were, whatever stands around them there. Case, marks and spaces do not matter.
 */
export function notRejected(
  proposed: readonly ProposedQuote[],
  text: string,
  rejected: readonly string[],
): readonly ProposedQuote[] {
  if (rejected.length === 0) return proposed
  const words = new Set(rejected.map(core))
  return proposed.filter(({ start, end }) => !words.has(core(text.slice(start, end))))
}

/**
 * What of `proposed` is new beside the quotes that an article has, whatever their status and revision.
 * A span or, for those without a place in this text, words that are there already are not proposed again. A proposal
 * that covers at least half of an accepted quote is that quote: of it only what the quote lacks is offered.
 */
export function newProposals(
  proposed: readonly ProposedQuote[],
  text: string,
  revision: Id,
  existing: readonly Quote[],
): NewProposals {
  const placed = existing.filter((quote) => quote.revision === revision && !quote.orphan)
  const bySpan = new Map(placed.map((quote) => [spanKey(trimmed(text, quote)), quote]))
  const elsewhere = new Set(
    existing.filter((quote) => !placed.includes(quote)).map((quote) => core(quote.exact)),
  )
  const suggest: ProposedQuote[] = []
  const complete = new Map<Id, { quote: Quote; proposal: QuoteProposal }>()
  const offer = (quote: Quote, one: ProposedQuote) => {
    const proposal = missingIn(quote, one.proposal)
    if (proposal && !complete.has(quote.id)) complete.set(quote.id, { quote, proposal })
  }
  const others: ProposedQuote[] = []
  for (const one of proposed) {
    const same = bySpan.get(spanKey(trimmed(text, one)))
    if (same) offer(same, one)
    else if (!elsewhere.has(core(text.slice(one.start, one.end)))) others.push(one)
  }
  // What was proposed before stays a quotation of its own, also inside or around another one.
  const named = new Set(proposed.map((one) => spanKey(trimmed(text, one))))
  const over = overlapFinder(placed.filter((quote) => !named.has(spanKey(trimmed(text, quote)))))
  for (const one of others) {
    const covered = over(one).filter((quote) =>
      quote.status === 'accepted' ? isHalfCovered(quote, one) : isAlmostSame(quote, one),
    )
    if (covered.length === 0) suggest.push(one)
    for (const quote of covered) offer(quote, one)
  }
  return { suggest, complete: [...complete.values()] }
}

interface Span {
  readonly start: number
  readonly end: number
}

const length = ({ start, end }: Span): number => end - start
const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)
/** Whether a proposal covers at least half of a quote: then it is that quote, with other edges. */
export function isHalfCovered(quote: Span, proposed: Span): boolean {
  return 2 * overlap(quote, proposed) >= length(quote)
}

/** A corrected text or a better rule may move an edge of what was proposed and reviewed before. */
const isAlmostSame = (a: Span, b: Span): boolean =>
  overlap(a, b) >= 0.8 * (Math.max(a.end, b.end) - Math.min(a.start, b.start))
const spanKey = ({ start, end }: Span): string => `${start}-${end}`

/** The quotes that overlap a span; quotes are ordered once, so that a thousand are not all looked at. */
function overlapFinder(quotes: readonly Quote[]): (span: Span) => Quote[] {
  const ordered = [...quotes].sort((a, b) => a.start - b.start)
  const longest = ordered.reduce((most, quote) => Math.max(most, length(quote)), 0)
  return ({ start, end }) => {
    const found: Quote[] = []
    for (let at = firstFrom(ordered, start - longest); at < ordered.length; at++) {
      const quote = ordered[at]
      if (!quote || quote.start >= end) break
      if (quote.end > start) found.push(quote)
    }
    return found
  }
}

function firstFrom(ordered: readonly Span[], start: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}

/** What a quote lacks and a proposal has; undefined where there is nothing, or nothing is wanted. */
export function missingIn(
  quote: Quote,
  { speaker, via, cue }: QuoteProposal,
): QuoteProposal | undefined {
  if (quote.status !== 'accepted' || quote.declined || quote.proposal) return undefined
  // A chain alone is no reason to ask: every quote of an article has its outlet before it.
  if (quote.speaker !== undefined || !speaker) return undefined
  return { speaker, via: quote.via.length === 0 ? via : [], ...(cue ? { cue } : {}) }
}

/** Marks, stops and white space, which one takes with the words and another does not. */
const EDGE = /[\p{P}\p{Z}\s]/u

/** A span without what stands at its edges; one of nothing else stays as it is. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && EDGE.test(text[from] ?? '')) from++
  while (to > from && EDGE.test(text[to - 1] ?? '')) to--
  return from === to ? { start, end } : { start: from, end: to }
}

/** The words of a quote for comparing them over revisions: letters and digits, without case. */
function core(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
