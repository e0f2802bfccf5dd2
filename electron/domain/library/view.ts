import type { Article, Id, Note, Quote, Revision, Speaker, Tag } from './model'

/** What a change of one tag needs of the quotes that carry it, read without opening a document. */
export type TaggedQuote = Pick<Quote, 'id' | 'article' | 'tags'>

/** What a change of one speaker needs of the quotes that name it, likewise. */
export type SpokenQuote = Pick<Quote, 'id' | 'article' | 'speaker' | 'via'>

/**
 * What a command may read. All reads are synchronous and see one state; nothing here writes.
 * Records in the trash are readable; lists leave them out unless they say otherwise.
 */
export interface LibraryView {
  tag(id: Id): Tag | undefined
  tags(): Iterable<Tag>
  speaker(id: Id): Speaker | undefined
  speakers(): Iterable<Speaker>
  article(id: Id): Article | undefined
  /** The article that has this citation key, compared without regard to case. */
  articleByKey(citationKey: string): Id | undefined
  revision(article: Id, id: Id): Revision | undefined
  revisionsOf(article: Id): readonly Revision[]
  quote(id: Id): Quote | undefined
  /** All quotes of an article, whatever their status, ordered by start. */
  quotesOf(article: Id): readonly Quote[]
  note(id: Id): Note | undefined
  /** Notes on the article and on its quotes. */
  notesOf(article: Id): readonly Note[]
  /** Notes that stand by themselves, on no article and no quote. */
  freeNotes(): Iterable<Note>
  /** Quotes that carry a tag, those of articles in the trash included. */
  quotesTagged(tag: Id): Iterable<TaggedQuote>
  articlesTagged(tag: Id): Iterable<Pick<Article, 'id' | 'tags'>>
  /** Quotes whose speaker or reporting chain names this speaker, those in the trash included. */
  quotesOfSpeaker(speaker: Id): Iterable<SpokenQuote>
  trashed(): Iterable<Id>
}
