import * as v from 'valibot'
import { makeAnchor } from '../../anchoring/make-anchor'
import { ID, ID_OR_NAME, KIND, LINE, NAME, OFFSET } from '../command-inputs'
import { assertSpanFits } from '../content-of-command'
import { defineCommand } from '../define-command'
import { findOrMakeSpeaker } from '../find-by-name'
import { requireLiveArticle, requireQuote, requireRevision } from '../find-record'

/** Changes the fields that are given; `null` takes speaker, locator or the words before the source away. */
export const quoteEdit = defineCommand(
  'quote.edit',
  'edit quote',
  {
    quote: ID,
    start: v.optional(OFFSET),
    end: v.optional(OFFSET),
    kind: v.optional(KIND),
    speaker: v.optional(v.nullable(ID_OR_NAME)),
    via: v.optional(v.array(ID_OR_NAME)),
    locator: v.optional(v.nullable(NAME)),
    quotedIn: v.optional(v.nullable(LINE)),
  },
  (input, draft) => {
    const quote = requireQuote(draft, input.quote)
    let edited = quote
    if (input.start !== undefined || input.end !== undefined) {
      const article = requireLiveArticle(draft, quote.article)
      // A span is given in the text that is shown; for an orphan it is its new place.
      const revision = requireRevision(draft, article.id, article.revision)
      const start = input.start ?? quote.start
      const end = input.end ?? quote.end
      assertSpanFits(revision, start, end)
      edited = draft.update(edited, {
        revision: revision.id,
        start,
        end,
        ...makeAnchor(revision.text, start, end),
        orphan: undefined,
      })
    }
    if (input.kind) edited = draft.update(edited, { kind: input.kind })
    if (input.speaker !== undefined) {
      edited = draft.update(edited, {
        speaker: input.speaker === null ? undefined : findOrMakeSpeaker(draft, input.speaker).id,
      })
    }
    if (input.via) {
      edited = draft.update(edited, {
        via: input.via.map((name) => findOrMakeSpeaker(draft, name).id),
      })
    }
    const { proposal } = edited
    if (proposal && (input.speaker !== undefined || input.via)) {
      // What the person says about it takes the place of what was proposed.
      const { speaker, ...rest } = proposal
      const left = speaker && input.speaker === undefined ? { speaker } : {}
      edited = draft.update(edited, {
        proposal:
          edited.status === 'accepted' && !left.speaker
            ? undefined
            : { ...rest, ...left, via: input.via ? [] : proposal.via },
      })
    }
    if (input.locator !== undefined) {
      edited = draft.update(edited, { locator: input.locator ?? undefined })
    }
    if (input.quotedIn !== undefined) {
      edited = draft.update(edited, { quotedIn: input.quotedIn ?? undefined })
    }
    draft.update(edited, { modifiedAt: draft.now })
    return undefined
  },
)
