import type {
  Article,
  Id,
  LibraryRecord,
  Note,
  Quote,
  Revision,
  Speaker,
  Tag,
} from '#domain/library/model'
import type { Change, RecordUpdate } from '#domain/library/change'

/** Records for tests, by small numbers: `idOf('q', 3)` is the same id every time. */
export function idOf(kind: string, number: number): Id {
  return kind + number.toString(36).padStart(16 - kind.length, '0')
}

/** `seconds` after the tests' beginning of time. */
export function instantAt(seconds: number): string {
  return new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString()
}

export function makeArticle(number: number, fields: Partial<Article> = {}): Article {
  return {
    type: 'article',
    id: idOf('a', number),
    reference: {
      type: 'article-newspaper',
      title: `Article ${number}`,
      author: [{ family: `Family${number}`, given: 'Given' }],
      'container-title': 'The Daily Paper',
      issued: { 'date-parts': [[2009, 10, (number % 28) + 1]] },
    },
    citationKey: `family${number}-2009`,
    revision: idOf('r', number),
    tags: [],
    addedAt: instantAt(number),
    modifiedAt: instantAt(number),
    ...fields,
  }
}

export function makeRevision(number: number, fields: Partial<Revision> = {}): Revision {
  const text = `The first sentence of text ${number}. “Nothing is lost,” she said. The end.`
  return {
    type: 'revision',
    id: idOf('r', number),
    article: idOf('a', number),
    createdAt: instantAt(number),
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    marks: [],
    ...fields,
  }
}

/** A quote of article `article`, of the first characters of its text. */
export function makeQuote(number: number, article: number, fields: Partial<Quote> = {}): Quote {
  const start = number % 7
  const end = start + 9
  const { text } = makeRevision(article)
  return {
    type: 'quote',
    id: idOf('q', number),
    article: idOf('a', article),
    revision: idOf('r', article),
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    kind: 'direct',
    status: 'accepted',
    via: [],
    tags: [],
    addedAt: instantAt(number),
    modifiedAt: instantAt(number),
    ...fields,
  }
}

export function makeNote(number: number, fields: Partial<Note> = {}): Note {
  return {
    type: 'note',
    id: idOf('n', number),
    markdown: `Note *${number}*`,
    addedAt: instantAt(number),
    modifiedAt: instantAt(number),
    ...fields,
  }
}

export function makeTag(number: number, fields: Partial<Tag> = {}): Tag {
  return { type: 'tag', id: idOf('t', number), name: `tag ${number}`, colour: 'blue', ...fields }
}

export function makeSpeaker(number: number, fields: Partial<Speaker> = {}): Speaker {
  return {
    type: 'speaker',
    id: idOf('s', number),
    name: `Speaker ${number}`,
    kind: 'person',
    aliases: [],
    roles: [],
    ...fields,
  }
}

/** An article with its text, and `quotes` quotes numbered from `number * 100`. */
export function makeWhole(number: number, quotes = 0): LibraryRecord[] {
  return [
    makeArticle(number),
    makeRevision(number),
    ...Array.from({ length: quotes }, (_, i) => makeQuote(number * 100 + i, number)),
  ]
}

export function adding(...records: LibraryRecord[]): Change {
  return { added: records, updated: [], removed: [] }
}

export function removing(...records: LibraryRecord[]): Change {
  return { added: [], updated: [], removed: records }
}

export function updating(...updated: RecordUpdate[]): Change {
  return { added: [], updated, removed: [] }
}
