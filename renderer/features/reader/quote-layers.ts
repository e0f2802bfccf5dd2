import {
  QUOTE_KINDS,
  TAG_COLOURS,
  type Id,
  type Quote,
  type TagColour,
} from '#domain/library/model'
import type { PaintItem, PaintSource } from './highlight-painter'
import { assignLanes } from './lanes'
import { SpanIndex } from './span-index'

/** Quotes without a tag are tinted with the accent colour. */
type Tint = TagColour | 'plain'

/** Overlapping quotes take turns, so that one inside another is seen although both have its colour. */
const DEPTHS = 3

function tintLayer(tint: Tint, depth: number): string {
  return `quote-${tint}-${(depth % DEPTHS) + 1}`
}

function kindLayer(quote: Quote): string {
  return `quote-kind-${quote.kind}`
}

function selectedLayer(tint: Tint): string {
  return `quote-selected-${tint}`
}

const SUGGESTION_LAYER = 'quote-suggestion'
const TINTS: readonly Tint[] = ['plain', ...TAG_COLOURS]

/** Every layer that quotes are painted in; each has its look in `highlights.css`. */
export const QUOTE_LAYERS: readonly string[] = [
  ...TINTS.flatMap((tint) => Array.from({ length: DEPTHS }, (_, depth) => tintLayer(tint, depth))),
  ...TINTS.map(selectedLayer),
  ...QUOTE_KINDS.map((kind) => `quote-kind-${kind}`),
  SUGGESTION_LAYER,
]

/** An orphan has no place in the text that is shown, and is never painted at a guess. */
export function hasPlace(quote: Quote, revision: Id): boolean {
  return !quote.orphan && quote.revision === revision
}

/** The quotes of an article that have a place in its text, so that those of a stretch are found at once. */
export class PlacedQuotes {
  readonly #index: SpanIndex<Quote>
  /** In how many others each accepted quote lies, where it lies in any. */
  readonly #depths = new Map<Id, number>()

  /** @param quotes ordered by start */
  constructor(quotes: readonly Quote[], revision: Id) {
    this.#index = new SpanIndex(quotes.filter((quote) => hasPlace(quote, revision)))
    const accepted = this.#index.items.filter((quote) => quote.status === 'accepted')
    for (const [at, lane] of assignLanes(accepted).entries()) {
      const quote = accepted[at]
      if (quote && lane > 0) this.#depths.set(quote.id, lane)
    }
  }

  /** The quotes that share a character with a stretch, in the order of the text. */
  touching(start: number, end: number): Quote[] {
    return this.#index.touching(start, end)
  }

  depthOf(quote: Id): number {
    return this.#depths.get(quote) ?? 0
  }
}

/**
 * What is painted for the quotes of an article. The tint says the first tag, the underline the kind; a suggestion
 * has an underline of its own and no tint.
 */
export function quotePaint(
  quotes: PlacedQuotes,
  colourOf: (tag: Id) => TagColour | undefined,
  selected: Id | undefined,
): PaintSource {
  const itemOf = (quote: Quote): PaintItem => {
    const [first] = quote.tags
    const tint = (first === undefined ? undefined : colourOf(first)) ?? 'plain'
    return {
      id: quote.id,
      start: quote.start,
      end: quote.end,
      layers: [
        ...(quote.status === 'accepted'
          ? [tintLayer(tint, quotes.depthOf(quote.id)), kindLayer(quote)]
          : [SUGGESTION_LAYER]),
        ...(quote.id === selected ? [selectedLayer(tint)] : []),
      ],
    }
  }
  return { touching: (start, end) => quotes.touching(start, end).map(itemOf) }
}

/** Quotes at an offset, innermost (shortest) first. */
export function quotesAt(quotes: readonly Quote[], revision: Id, offset: number): Quote[] {
  return quotes
    .filter((quote) => quote.start <= offset && offset < quote.end && hasPlace(quote, revision))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
}
