import type { ChangeDraft } from './change-draft'
import type { Id } from './model'

/**
 * Puts `into` in the place of `tag` on every quote and article that has it, or only takes `tag`
 * away where `into` is undefined. Works from the quotes' tags alone: no document is opened, which
 * is what makes a merge over thousands of articles a matter of milliseconds. Returns the number of
 * quotes changed.
 */
export function replaceTag(draft: ChangeDraft, tag: Id, into: Id | undefined): number {
  let quotes = 0
  for (const quote of draft.quotesTagged(tag)) {
    const tags = replaced(quote.tags, tag, into)
    draft.updateFields({
      type: 'quote',
      id: quote.id,
      article: quote.article,
      from: { tags: quote.tags },
      to: { tags },
    })
    quotes++
  }
  for (const article of [...draft.articlesTagged(tag)]) {
    const tagged = draft.article(article.id)
    if (tagged?.tags.includes(tag)) draft.update(tagged, { tags: replaced(tagged.tags, tag, into) })
  }
  return quotes
}

function replaced(tags: readonly Id[], tag: Id, into: Id | undefined): Id[] {
  const result: Id[] = []
  for (const old of tags) {
    const next = old === tag ? into : old
    if (next !== undefined && !result.includes(next)) result.push(next)
  }
  return result
}
