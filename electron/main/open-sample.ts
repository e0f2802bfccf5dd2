import { fail, ok, type Result } from '#domain/result'
import type { Id } from '#domain/library/model'
import type { Reference } from '#domain/citations/reference'
import type { Background } from '#services/background'
import { importText } from '#services/import-service'
import type { LibraryService } from '#services/library-service'
import { listArticles } from '#services/read-library'
import text from '../../assets/sample/article.md?raw'
import referenceJson from '../../assets/sample/reference.json?raw'

/**
 * Puts the sample notebook's article into the library; where one of that title is there
 * already, it is only named.
 */
export async function openSample(
  library: LibraryService,
  background: Background,
): Promise<Result<{ article: Id }>> {
  const reference = JSON.parse(referenceJson) as Reference
  const there = listArticles(library.store, {
    text: reference.title,
    sort: 'added',
    offset: 0,
    limit: 1,
  }).rows[0]
  if (there) return ok({ article: there.id })
  const imported = await importText(library, background, text, reference)
  if (!imported.ok) return imported
  const [article] = imported.value.articles
  return article ? ok({ article }) : fail('unreadable', 'The sample notebook could not be opened.')
}
