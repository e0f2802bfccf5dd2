import type { Change } from './change'
import type { Id, LibraryRecord, Note, Quote, Speaker, Tag } from './model'
import type { ChangeNews, SpeakerRow, TagRow } from './rows'

/** Whom a quote names: what it is counted under. */
export type QuoteLinks = Pick<Quote, 'tags' | 'speaker' | 'via'>

/** A library after a change, as far as news of it needs it. */
export interface NewsSource {
  tag(id: Id): Tag | undefined
  speaker(id: Id): Speaker | undefined
  /** Accepted quotes with a tag, without those in the trash. */
  tagCount(tag: Id): number
  /** Accepted quotes of a speaker, likewise. */
  speakerCount(speaker: Id): number
  linksOfQuote(quote: Id): QuoteLinks | undefined
  linksInArticle(article: Id): Iterable<QuoteLinks>
}

/** Up to so many records a window is told each of; with more it reads what it shows anew. */
const MOST_RECORDS = 200

/**
 * What a window is told of a change: the records that it may show, without texts, and the tags and speakers
 * whose names or counts are others now. Takes time for what has changed, not for what is there.
 */
export function newsOf(change: Change, source: NewsSource): ChangeNews {
  const { added, updated, removed } = change
  const isLarge = added.length + updated.length + removed.length > MOST_RECORDS
  // What goes with an article need not be named, and whom that named cannot be asked any more.
  if (isLarge || removed.some(({ type }) => type === 'article')) return { size: 'large' }
  const names = touchedNames(change, source)
  const tags: TagRow[] = []
  const speakers: SpeakerRow[] = []
  const gone: Id[] = []
  for (const id of names.tags) {
    const tag = source.tag(id)
    if (tag) tags.push({ ...tag, quotes: source.tagCount(id) })
    else gone.push(id)
  }
  for (const id of names.speakers) {
    const speaker = source.speaker(id)
    if (speaker) speakers.push({ ...speaker, quotes: source.speakerCount(id) })
    else gone.push(id)
  }
  return {
    size: 'small',
    added: added.filter(isShown),
    updated,
    removed: removed
      .filter(isShown)
      .map(({ type, id, article }) => ({ type, id, ...(article ? { article } : {}) })),
    tags,
    speakers,
    gone,
  }
}

function isShown(record: LibraryRecord): record is Quote | Note {
  return record.type === 'quote' || record.type === 'note'
}

interface Names {
  readonly tags: Set<Id>
  readonly speakers: Set<Id>
}

function touchedNames({ added, updated, removed }: Change, source: NewsSource): Names {
  const names: Names = { tags: new Set(), speakers: new Set() }
  for (const record of [...added, ...removed]) {
    if (record.type === 'quote') addLinks(names, record)
    else if (record.type === 'tag') names.tags.add(record.id)
    else if (record.type === 'speaker') names.speakers.add(record.id)
  }
  for (const { type, id, from, to } of updated) {
    if (type === 'tag') names.tags.add(id)
    else if (type === 'speaker') names.speakers.add(id)
    else if (type === 'quote') {
      // Fields that did not change count too, where the quote's status did.
      addLinks(names, from)
      addLinks(names, source.linksOfQuote(id) ?? to)
    } else if (type === 'article' && ('deletedAt' in from || 'deletedAt' in to)) {
      for (const links of source.linksInArticle(id)) addLinks(names, links)
    }
  }
  return names
}

/** A field that is absent, or `null` in an update, names nobody. */
function addLinks({ tags, speakers }: Names, links: Partial<QuoteLinks>): void {
  for (const tag of links.tags ?? []) tags.add(tag)
  if (links.speaker) speakers.add(links.speaker)
  for (const speaker of links.via ?? []) speakers.add(speaker)
}
