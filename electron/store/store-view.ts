import type { Article, Id, Note, Quote, Revision, Speaker, Tag } from '#domain/library/model'
import type { LibraryView, SpokenQuote, TaggedQuote } from '#domain/library/view'
import type { LibraryState } from './library-state'

/** The library as commands and services read it: the last durable state, document by document. */
export class StoreView implements LibraryView {
  readonly #state: LibraryState

  constructor(state: LibraryState) {
    this.#state = state
  }

  tag(id: Id): Tag | undefined {
    return this.#state.tags.get(id)
  }

  tags(): Iterable<Tag> {
    return this.#state.tags.values()
  }

  speaker(id: Id): Speaker | undefined {
    return this.#state.speakers.get(id)
  }

  speakers(): Iterable<Speaker> {
    return this.#state.speakers.values()
  }

  article(id: Id): Article | undefined {
    return this.#state.documents.load(id)?.article
  }

  articleByKey(citationKey: string): Id | undefined {
    return this.#state.catalog.articleByKey(citationKey)
  }

  revision(article: Id, id: Id): Revision | undefined {
    return this.#state.documents.load(article)?.revision(id)
  }

  revisionsOf(article: Id): readonly Revision[] {
    return this.#state.documents.load(article)?.revisions() ?? []
  }

  quote(id: Id): Quote | undefined {
    const article = this.#state.catalog.articleOfQuote(id)
    return article === undefined ? undefined : this.#state.documents.load(article)?.quote(id)
  }

  quotesOf(article: Id): readonly Quote[] {
    return this.#state.documents.load(article)?.quotes() ?? []
  }

  note(id: Id): Note | undefined {
    const place = this.#state.catalog.placeOfNote(id)
    if (place === undefined) return undefined
    if (place === 'free') return this.#state.freeNotes.load(id)?.note
    return this.#state.documents.load(place.article)?.note(id)
  }

  notesOf(article: Id): readonly Note[] {
    return this.#state.documents.load(article)?.notes() ?? []
  }

  *freeNotes(): Iterable<Note> {
    for (const id of this.#state.catalog.freeNotes()) {
      const note = this.#state.freeNotes.load(id)
      if (note) yield note.note
    }
  }

  quotesTagged(tag: Id): Iterable<TaggedQuote> {
    return this.#state.catalog.quotesTagged(tag)
  }

  articlesTagged(tag: Id): Iterable<Pick<Article, 'id' | 'tags'>> {
    return this.#state.catalog.articlesTagged(tag)
  }

  quotesOfSpeaker(speaker: Id): Iterable<SpokenQuote> {
    return this.#state.catalog.quotesOfSpeaker(speaker)
  }

  trashed(): Iterable<Id> {
    return this.#state.catalog.trashed()
  }
}
