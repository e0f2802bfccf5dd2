import * as v from 'valibot'
import { anchorFinder } from '../../anchoring/find-anchor'
import { makeAnchor } from '../../anchoring/make-anchor'
import { mergeReferences } from '../../citations/duplicates/merge-references'
import type { ChangeDraft } from '../change-draft'
import { ID, REFERENCE } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { requireLiveArticle, requireRevision } from '../find-record'
import type { Article, Id, Instant, Note, Quote, Revision } from '../model'

/**
 * Makes one article of several that are the same source. `into` stays and gets everything: the quotes of
 * the others, found again in the text that is kept, their notes and tags, and their texts as revisions
 * where they differ. A quote whose place is not in the kept text becomes an orphan on the text it was made
 * on. The others go to the trash with their texts. `reference` is the data of the one; without it, gaps
 * are filled from the others. `text` names the article whose text is kept, `key` the one whose citation
 * key is: the keys of the two change places, so that none is lost.
 */
export const articleMerge = defineCommand(
  'article.merge',
  'merge articles',
  {
    into: ID,
    from: v.pipe(v.array(ID), v.minLength(1), v.maxLength(1000)),
    reference: v.optional(REFERENCE),
    text: v.optional(ID),
    key: v.optional(ID),
  },
  (input, draft) => {
    const into = requireLiveArticle(draft, input.into)
    const from = [...new Set(input.from)]
      .filter((id) => id !== into.id)
      .map((id) => requireLiveArticle(draft, id))
    if (from.length === 0) {
      throw new CommandFailure('invalid-command', 'An article cannot be merged into itself.')
    }
    const all = [into, ...from]
    const named = (id: Id | undefined): Article | undefined => {
      const found = all.find((article) => article.id === id)
      if (id === undefined || found) return found
      throw new CommandFailure('invalid-command', `Article ${id} is not one of those to be merged.`)
    }
    const keyOwner = named(input.key) ?? into
    const texts = new MergedTexts(draft, into.id)
    const current = texts.take(named(input.text) ?? withText(draft, all))
    // Both texts are kept, also where no quote needs the other one.
    for (const article of from) {
      if (draft.revision(article.id, article.revision)?.text) texts.take(article)
    }
    const counts = { quotes: 0, notes: 0, orphans: [] as Id[] }
    const taken = new Set<string>()
    for (const article of all) {
      const noted = new Set(draft.notesOf(article.id).map((note) => note.quote))
      for (const quote of draft.quotesOf(article.id)) {
        const next = placed(texts, quote, current)
        if (next.orphan && !quote.orphan) counts.orphans.push(quote.id)
        const place = `${next.revision} ${next.start} ${next.end}`
        const isBare =
          quote.status !== 'accepted' && quote.tags.length === 0 && !noted.has(quote.id)
        if (article.id === into.id) {
          draft.update(quote, { ...next, modifiedAt: modifiedAt(draft, quote, next) })
        } else if (!(isBare && taken.has(place))) {
          move(draft, quote, movedQuote(draft, quote, next, into.id))
          counts.quotes++
        }
        taken.add(place)
      }
    }
    for (const article of from) counts.notes += moveNotes(draft, article.id, into.id)
    const ids = new Set(all.map(({ id }) => id))
    const apart = [...new Set(all.flatMap(({ distinctFrom = [] }) => distinctFrom))]
    const distinctFrom = apart.filter((id) => !ids.has(id))
    for (const article of from) {
      draft.update(article, {
        deletedAt: draft.now,
        citationKey: article.id === keyOwner.id ? into.citationKey : article.citationKey,
      })
    }
    draft.update(into, {
      reference: input.reference ?? mergeReferences(all.map((article) => article.reference)),
      citationKey: keyOwner.citationKey,
      revision: current.id,
      tags: [...new Set(all.flatMap((article) => article.tags))],
      distinctFrom: distinctFrom.length > 0 ? distinctFrom : undefined,
      modifiedAt: draft.now,
    })
    return { into: into.id, ...counts }
  },
)

/** The first that has a text: a reference alone has none. */
function withText(draft: ChangeDraft, all: readonly Article[]): Article {
  const found = all.find(({ id, revision }) => draft.revision(id, revision)?.text)
  return found ?? (all[0] as Article)
}

/** The texts of the merged article, each of another one taken over once and only where it is needed. */
class MergedTexts {
  readonly #taken = new Map<Id, Revision>()
  readonly #finders = new Map<Id, ReturnType<typeof anchorFinder>>()

  constructor(
    readonly draft: ChangeDraft,
    readonly into: Id,
  ) {}

  /** The current text of an article as one of the merged article. */
  take(article: Article): Revision {
    return this.takeRevision(requireRevision(this.draft, article.id, article.revision))
  }

  takeRevision(revision: Revision): Revision {
    if (revision.article === this.into) return revision
    const taken = this.#taken.get(revision.id)
    if (taken) return taken
    const same = this.draft
      .revisionsOf(this.into)
      .concat([...this.#taken.values()])
      .find((own) => own.text === revision.text)
    const copy = same ?? this.draft.add({ ...revision, id: this.draft.newId(), article: this.into })
    this.#taken.set(revision.id, copy)
    return copy
  }

  find(revision: Revision, quote: Quote) {
    let finder = this.#finders.get(revision.id)
    if (!finder) {
      finder = anchorFinder(revision.text)
      this.#finders.set(revision.id, finder)
    }
    return finder(quote)
  }
}

type Place = Pick<Quote, 'revision' | 'start' | 'end' | 'exact' | 'prefix' | 'suffix'> & {
  readonly orphan: true | undefined
}

/** Where a quote stands in the kept text, or on its own text where it is not in that. */
function placed(texts: MergedTexts, quote: Quote, current: Revision): Place {
  const { start, end, exact, prefix, suffix } = quote
  const own = requireRevision(texts.draft, quote.article, quote.revision)
  if (own.text === current.text) {
    return { revision: current.id, start, end, exact, prefix, suffix, orphan: undefined }
  }
  const found = texts.find(current, quote)
  if ('orphan' in found) {
    const { id } = texts.takeRevision(own)
    return { revision: id, start, end, exact, prefix, suffix, orphan: true }
  }
  const anchor = makeAnchor(current.text, found.start, found.end)
  return { revision: current.id, start: found.start, end: found.end, ...anchor, orphan: undefined }
}

function movedQuote(draft: ChangeDraft, quote: Quote, next: Place, into: Id): Quote {
  const { orphan: _, ...rest } = quote
  const { orphan, ...place } = next
  return {
    ...rest,
    ...place,
    ...(orphan ? { orphan } : {}),
    article: into,
    modifiedAt: modifiedAt(draft, quote, next),
  }
}

/** The instant of the change, where the quote stands somewhere else now. */
function modifiedAt(draft: ChangeDraft, quote: Quote, next: Place): Instant {
  const isSame =
    quote.revision === next.revision &&
    quote.start === next.start &&
    (quote.orphan ?? false) === (next.orphan ?? false)
  return isSame ? quote.modifiedAt : draft.now
}

function moveNotes(draft: ChangeDraft, from: Id, into: Id): number {
  let moved = 0
  for (const note of draft.notesOf(from)) {
    move(draft, note, { ...note, article: into })
    moved++
  }
  return moved
}

/** Puts a record into another article's document; it keeps its id, so that links to it stay right. */
function move<R extends Quote | Note>(draft: ChangeDraft, before: R, after: R): void {
  draft.remove(before)
  draft.add(after)
}
