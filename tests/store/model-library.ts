import { applyUpdate, type Change } from '#domain/library/change'
import type {
  Article,
  Id,
  LibraryRecord,
  Note,
  Quote,
  RecordOf,
  RecordType,
  Revision,
  Speaker,
  Tag,
} from '#domain/library/model'
import type { LibraryView, SpokenQuote, TaggedQuote } from '#domain/library/view'

/** A library as the simplest thing that could be right: one map. What the store is compared with. */
export class ModelLibrary implements LibraryView {
  readonly records = new Map<Id, LibraryRecord>()

  apply(change: Change): void {
    for (const record of change.removed) this.records.delete(record.id)
    for (const update of change.updated) {
      const record = this.records.get(update.id)
      if (record) this.records.set(update.id, applyUpdate(record, update))
    }
    for (const record of change.added) this.records.set(record.id, record)
  }

  /** A copy that later changes leave alone. */
  copy(): ModelLibrary {
    const copy = new ModelLibrary()
    for (const [id, record] of this.records) copy.records.set(id, record)
    return copy
  }

  /** All records by id. */
  everything(): Map<Id, LibraryRecord> {
    return new Map([...this.records].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  all<T extends RecordType>(type: T): RecordOf<T>[] {
    return [...this.records.values()].filter((r): r is RecordOf<T> => r.type === type)
  }

  articles(): Article[] {
    return this.all('article')
  }

  tag(id: Id): Tag | undefined {
    return this.#find('tag', id)
  }
  tags(): Tag[] {
    return this.all('tag')
  }
  speaker(id: Id): Speaker | undefined {
    return this.#find('speaker', id)
  }
  speakers(): Speaker[] {
    return this.all('speaker')
  }
  article(id: Id): Article | undefined {
    return this.#find('article', id)
  }
  articleByKey(key: string): Id | undefined {
    return this.articles().find((a) => a.citationKey.toLowerCase() === key.toLowerCase())?.id
  }
  revision(article: Id, id: Id): Revision | undefined {
    const revision = this.#find('revision', id)
    return revision?.article === article ? revision : undefined
  }
  revisionsOf(article: Id): Revision[] {
    return this.all('revision').filter((r) => r.article === article)
  }
  quote(id: Id): Quote | undefined {
    return this.#find('quote', id)
  }
  quotesOf(article: Id): Quote[] {
    return this.all('quote')
      .filter((q) => q.article === article)
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1))
  }
  note(id: Id): Note | undefined {
    return this.#find('note', id)
  }
  notesOf(article: Id): Note[] {
    return this.all('note').filter((n) => n.article === article)
  }
  freeNotes(): Note[] {
    return this.all('note').filter((n) => n.article === undefined)
  }
  quotesTagged(tag: Id): TaggedQuote[] {
    return this.all('quote').filter((q) => q.tags.includes(tag))
  }
  articlesTagged(tag: Id): Article[] {
    return this.articles().filter((a) => a.tags.includes(tag))
  }
  quotesOfSpeaker(speaker: Id): SpokenQuote[] {
    return this.all('quote').filter((q) => q.speaker === speaker || q.via.includes(speaker))
  }
  trashed(): Id[] {
    return this.articles()
      .filter((a) => a.deletedAt)
      .map((a) => a.id)
  }

  #find<T extends RecordType>(type: T, id: Id): RecordOf<T> | undefined {
    const record = this.records.get(id)
    return record?.type === type ? (record as RecordOf<T>) : undefined
  }
}
