import * as v from 'valibot'
import { makeAnchor } from '../../anchoring/make-anchor'
import { ID, ID_OR_NAME, KIND, MARKDOWN, NAME, OFFSET } from '../command-inputs'
import { assertSpanFits } from '../content-of-command'
import { defineCommand } from '../define-command'
import { findOrMakeSpeaker, findOrMakeTag } from '../find-by-name'
import { requireLiveArticle, requireRevision } from '../find-record'
import type { Quote } from '../model'
import { isHalfCovered, missingIn } from '../propose-quotes'
import type { ChangeDraft } from '../change-draft'

/** Makes a quote of a span of the article's current revision. */
export const quoteAdd = defineCommand(
  'quote.add',
  'add quote',
  {
    article: ID,
    start: OFFSET,
    end: OFFSET,
    kind: v.optional(KIND, 'direct'),
    speaker: v.optional(ID_OR_NAME),
    via: v.optional(v.array(ID_OR_NAME), []),
    tags: v.optional(v.array(ID_OR_NAME), []),
    note: v.optional(MARKDOWN),
    locator: v.optional(NAME),
    status: v.optional(v.picklist(['accepted', 'suggested']), 'accepted'),
    confidence: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    reason: v.optional(NAME),
  },
  (input, draft) => {
    const article = requireLiveArticle(draft, input.article)
    const revision = requireRevision(draft, article.id, article.revision)
    const { start, end } = input
    assertSpanFits(revision, start, end)
    const quote = draft.add({
      type: 'quote',
      id: draft.newId(),
      article: article.id,
      revision: revision.id,
      start,
      end,
      ...makeAnchor(revision.text, start, end),
      kind: input.kind,
      status: input.status,
      ...(input.speaker ? { speaker: findOrMakeSpeaker(draft, input.speaker).id } : {}),
      via: input.via.map((name) => findOrMakeSpeaker(draft, name).id),
      tags: [...new Set(input.tags.map((name) => findOrMakeTag(draft, name).id))],
      ...(input.locator ? { locator: input.locator } : {}),
      ...(input.confidence === undefined ? {} : { confidence: input.confidence }),
      ...(input.reason ? { reason: input.reason } : {}),
      addedAt: draft.now,
      modifiedAt: draft.now,
    })
    if (quote.status === 'accepted') absorbSuggestions(draft, quote)
    if (input.note !== undefined) {
      draft.add({
        type: 'note',
        id: draft.newId(),
        article: article.id,
        quote: quote.id,
        markdown: input.note,
        addedAt: draft.now,
        modifiedAt: draft.now,
      })
    }
    return { id: quote.id }
  },
)

/**
 * A suggestion for words that the researcher has now quoted themselves is none any more: of it only what
 * the quote lacks is still offered. One that was worked on stays.
 */
function absorbSuggestions(draft: ChangeDraft, quote: Quote): void {
  const noted = new Set(draft.notesOf(quote.article).map((note) => note.quote))
  let own = quote
  for (const other of draft.quotesOf(quote.article)) {
    if (other.status !== 'suggested' || !other.proposal || other.orphan) continue
    if (other.revision !== quote.revision || !isHalfCovered(quote, other)) continue
    if (other.tags.length > 0 || noted.has(other.id)) continue
    const proposal = missingIn(own, other.proposal)
    if (proposal) own = draft.update(own, { proposal })
    draft.remove(other)
  }
}
