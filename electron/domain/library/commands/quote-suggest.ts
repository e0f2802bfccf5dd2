import * as v from 'valibot'
import { makeAnchor } from '../../anchoring/make-anchor'
import { splitsPair } from '../../document/surrogates'
import { ID, KIND, NAME, OFFSET } from '../command-inputs'
import { defineCommand } from '../define-command'
import { requireArticle, requireRevision } from '../find-record'
import { SPEAKER_KINDS } from '../model'
import { newProposals, type ProposedQuote } from '../propose-quotes'

const PROPOSED_SPEAKER = v.strictObject({ name: NAME, kind: v.picklist(SPEAKER_KINDS) })

const PROPOSED_QUOTES = v.array(
  v.strictObject({
    start: OFFSET,
    end: OFFSET,
    kind: KIND,
    confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    reason: NAME,
    proposal: v.strictObject({
      speaker: v.optional(PROPOSED_SPEAKER),
      via: v.array(PROPOSED_SPEAKER),
      cue: v.optional(NAME),
    }),
  }),
) as v.GenericSchema<readonly ProposedQuote[], readonly ProposedQuote[]>

/**
 * What detection found in a revision, put beside the article's quotes as suggestions; what is there already,
 * rejected ones included, is passed over. It does nothing where the article has another text by now.
 */
export const quoteSuggest = defineCommand(
  'quote.suggest',
  'suggest quotes',
  { article: ID, revision: ID, quotes: PROPOSED_QUOTES },
  (input, draft) => {
    const article = requireArticle(draft, input.article)
    if (article.revision !== input.revision) return { suggested: 0 }
    const revision = requireRevision(draft, article.id, article.revision)
    const { text } = revision
    const proposed = input.quotes.filter(
      ({ start, end }) =>
        start < end && end <= text.length && !splitsPair(text, start) && !splitsPair(text, end),
    )
    const existing = draft.quotesOf(article.id)
    const { suggest, complete } = newProposals(proposed, text, revision.id, existing)
    for (const { start, end, kind, confidence, reason, proposal } of suggest) {
      draft.add({
        type: 'quote',
        id: draft.newId(),
        article: article.id,
        revision: revision.id,
        start,
        end,
        ...makeAnchor(text, start, end),
        kind,
        status: 'suggested',
        via: [],
        tags: [],
        confidence,
        reason,
        proposal,
        addedAt: draft.now,
        modifiedAt: draft.now,
      })
    }
    for (const { quote, proposal } of complete) draft.update(quote, { proposal })
    draft.update(article, { detected: revision.id })
    return { suggested: suggest.length }
  },
)
