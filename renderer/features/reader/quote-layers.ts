import {
  QUOTE_KINDS,
  TAG_COLOURS,
  type Id,
  type Quote,
  type TagColour,
} from '#domain/library/model'
import type { PaintItem } from './highlight-painter'
import { assignLanes } from './lanes'

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

/**
 * What is painted for the quotes of an article, which are ordered by start. The tint says the first
 * tag, the underline the kind; a suggestion has an underline of its own and no tint.
 */
export function quoteItems(
  quotes: readonly Quote[],
  revision: Id,
  colourOf: (tag: Id) => TagColour | undefined,
  selected: Id | undefined,
): PaintItem[] {
  const placed = quotes.filter((quote) => hasPlace(quote, revision))
  const accepted = placed.filter((quote) => quote.status === 'accepted')
  const depths = new Map(
    assignLanes(accepted).map((lane, index) => [accepted[index]?.id ?? '', lane]),
  )
  return placed.map((quote) => {
    const [first] = quote.tags
    const tint = (first === undefined ? undefined : colourOf(first)) ?? 'plain'
    return {
      id: quote.id,
      start: quote.start,
      end: quote.end,
      layers: [
        ...(quote.status === 'accepted'
          ? [tintLayer(tint, depths.get(quote.id) ?? 0), kindLayer(quote)]
          : [SUGGESTION_LAYER]),
        ...(quote.id === selected ? [selectedLayer(tint)] : []),
      ],
    }
  })
}

/** Quotes at an offset, innermost (shortest) first. */
export function quotesAt(quotes: readonly Quote[], revision: Id, offset: number): Quote[] {
  return quotes
    .filter((quote) => quote.start <= offset && offset < quote.end && hasPlace(quote, revision))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)
}
