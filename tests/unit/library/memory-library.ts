import { applyUpdate, type Change, owningArticle } from '#domain/library/change'
import { compareQuotes } from '#domain/library/compare-quotes'
import type { Article, Id, LibraryRecord, Note, Quote, RecordType } from '#domain/library/model'
import type { LibraryView } from '#domain/library/view'
import type { Lists } from './random-commands'

/**
 * The plainest library that there can be: a map of records. It is the model that the real store is
 * compared with, and what commands are tested on.
 */
export class MemoryLibrary implements LibraryView, Lists {
  readonly records = new Map<Id, LibraryRecord>()

  /** Applies a change; throws where it does not fit, since that is a bug in the command. */
  apply(change: Change): void {
    for (const record of change.removed) {
      if (!this.records.delete(record.id)) throw new Error(`${record.id} is not there to remove`)
    }
    for (const record of change.added) {
      if (this.records.has(record.id)) throw new Error(`${record.id} is there already`)
      this.records.set(record.id, record)
    }
    for (const update of change.updated) {
      const record = this.records.get(update.id)
      if (!record) throw new Error(`${update.id} is not there to update`)
      for (const [field, value] of Object.entries(update.from)) {
        const now = (record as unknown as Record<string, unknown>)[field] ?? null
        if (JSON.stringify(now) !== JSON.stringify(value)) {
          throw new Error(`${update.id}.${field} is not what the change says it was`)
        }
      }
      this.records.set(update.id, applyUpdate(record, update))
    }
  }

  /** All records in the order of their ids, for comparing two libraries. */
  snapshot(): LibraryRecord[] {
    return [...this.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  tag(id: Id) {
    return this.#one(id, 'tag')
  }
  tags() {
    return this.#all('tag')
  }
  speaker(id: Id) {
    return this.#one(id, 'speaker')
  }
  speakers() {
    return this.#all('speaker')
  }
  article(id: Id) {
    return this.#one(id, 'article')
  }
  articleByKey(citationKey: string) {
    const key = citationKey.toLowerCase()
    return this.#all('article').find((article) => article.citationKey.toLowerCase() === key)?.id
  }
  revision(_article: Id, id: Id) {
    return this.#one(id, 'revision')
  }
  revisionsOf(article: Id) {
    return this.#all('revision').filter((revision) => revision.article === article)
  }
  quote(id: Id) {
    return this.#one(id, 'quote')
  }
  quotesOf(article: Id): Quote[] {
    return this.#all('quote')
      .filter((quote) => quote.article === article)
      .sort(compareQuotes)
  }
  note(id: Id) {
    return this.#one(id, 'note')
  }
  notesOf(article: Id): Note[] {
    return this.#all('note').filter((note) => owningArticle(note) === article)
  }
  freeNotes(): Note[] {
    return this.#all('note').filter((note) => owningArticle(note) === undefined)
  }
  quotesTagged(tag: Id): Quote[] {
    return this.#all('quote').filter((quote) => quote.tags.includes(tag))
  }
  articlesTagged(tag: Id): Article[] {
    return this.#all('article').filter((article) => article.tags.includes(tag))
  }
  quotesOfSpeaker(speaker: Id): Quote[] {
    return this.#all('quote').filter((q) => q.speaker === speaker || q.via.includes(speaker))
  }
  trashed(): Id[] {
    return this.#all('article')
      .filter((article) => article.deletedAt)
      .map((article) => article.id)
  }

  articleIds(): Id[] {
    return this.#all('article').map((article) => article.id)
  }
  quoteIds(): Id[] {
    return this.#all('quote').map((quote) => quote.id)
  }
  noteIds(): Id[] {
    return this.#all('note').map((note) => note.id)
  }

  #one<T extends RecordType>(id: Id, type: T): Extract<LibraryRecord, { type: T }> | undefined {
    const record = this.records.get(id)
    return record?.type === type ? (record as Extract<LibraryRecord, { type: T }>) : undefined
  }

  #all<T extends RecordType>(type: T): Extract<LibraryRecord, { type: T }>[] {
    return [...this.records.values()].filter(
      (record): record is Extract<LibraryRecord, { type: T }> => record.type === type,
    )
  }
}
