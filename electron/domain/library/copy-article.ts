import { makeCitationKey } from '../citations/citation-key'
import type { Change } from './change'
import type { CommandContext } from './change-draft'
import type { ArticleParts } from './fit-article'
import type { Id, LibraryRecord } from './model'

/**
 * An article once more, under new ids and a citation key of its own: both sides of a conflict are
 * kept so. `mark` is added to its title, so that the two can be told apart.
 */
export function copyArticle(
  parts: ArticleParts,
  mark: string,
  context: CommandContext,
  isKeyTaken: (lowerCaseKey: string) => boolean,
): Change {
  const { article } = parts
  const id = context.newId()
  const newIds = new Map<Id, Id>()
  const renamed = (old: Id): Id => {
    const known = newIds.get(old)
    if (known) return known
    const made = context.newId()
    newIds.set(old, made)
    return made
  }
  const { deletedAt: _, source: __, ...rest } = article
  const title = `${article.reference.title ?? 'Untitled'} ${mark}`
  const reference = { ...article.reference, title }
  const added: LibraryRecord[] = [
    {
      ...rest,
      id,
      reference,
      citationKey: makeCitationKey(article.reference, isKeyTaken),
      revision: renamed(article.revision),
      modifiedAt: context.now,
    },
    ...parts.revisions.map((revision) => ({
      ...revision,
      id: renamed(revision.id),
      article: id,
    })),
    ...parts.quotes.map((quote) => ({
      ...quote,
      id: renamed(quote.id),
      article: id,
      revision: renamed(quote.revision),
    })),
    ...parts.notes.map((note) => ({
      ...note,
      id: renamed(note.id),
      article: id,
      ...(note.quote === undefined ? {} : { quote: renamed(note.quote) }),
    })),
  ]
  return { added, updated: [], removed: [] }
}
