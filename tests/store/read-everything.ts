import type { Id, LibraryRecord } from '#domain/library/model'
import type { LibraryView } from '#domain/library/view'

/** Every record that a view gives for these articles, and all tags, speakers and free notes, by id. */
export function readEverything(view: LibraryView, articles: Iterable<Id>): Map<Id, LibraryRecord> {
  const records: LibraryRecord[] = [...view.tags(), ...view.speakers(), ...view.freeNotes()]
  for (const id of articles) {
    const article = view.article(id)
    if (!article) continue
    records.push(article, ...view.revisionsOf(id), ...view.quotesOf(id), ...view.notesOf(id))
  }
  return new Map(
    records.sort((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]),
  )
}
