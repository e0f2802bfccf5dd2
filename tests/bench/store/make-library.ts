import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article, Id, Quote, Revision, Speaker, Tag } from '#domain/library/model'
import type { ArticleDocument } from '#store/article-document'
import { encodeRecord, type JournalEntry } from '#store/journal-record'
import { encodeJsonFile } from '#store/json-file'
import { documentPath, type Layout, layoutOf } from '#store/layout'

/** Of the shape that the design's figures were measured with: 6 KB of text, 8 quotes an article. */
export const QUOTES_EACH = 8
const TEXT_LENGTH = 6_000
/** These tags stand on exactly this many quotes each, where there are enough: for merges. */
export const MERGE_TAGS = 6
export const MERGE_QUOTES = 5_000
const OTHER_TAGS = 200
const SPEAKERS = 500

/** Small, fast and the same everywhere: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function idOf(kind: string, number: number): Id {
  // Spread over the shards as random ids are.
  const scattered = Math.imul(number + 1, 0x9e3779b1) >>> 0
  return (
    scattered.toString(36).padStart(7, '0').split('').reverse().join('') +
    kind +
    number.toString(36).padStart(8, '0')
  )
}

export const mergeTag = (number: number): Id => idOf('t', number)

const WORDS = Array.from({ length: 4_000 }, (_, i) => {
  const random = randomFrom(i + 1)
  const syllables = ['con', 'ter', 'mi', 'sta', 'lo', 'ver', 'an', 'pre', 'sion', 'al', 'ed', 'ing']
  const length = 1 + Math.floor(random() * 3)
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('')
})

/** Sentences of words whose frequency falls off as in texts. */
export function makeText(random: () => number, length: number): string {
  let text = ''
  while (text.length < length) {
    const words = Array.from(
      { length: 6 + Math.floor(random() * 18) },
      () => WORDS[Math.floor(random() ** 3 * WORDS.length)] ?? 'the',
    )
    text += `${words.join(' ')}.${random() < 0.2 ? '\n\n' : ' '}`
  }
  return text.trim()
}

function makeDocument(number: number): ArticleDocument {
  const random = randomFrom(number * 7 + 1)
  const text = makeText(random, TEXT_LENGTH)
  const at = new Date(Date.UTC(2021, 0, 1) + number * 60_000).toISOString()
  const article: Article = {
    type: 'article',
    id: idOf('a', number),
    reference: {
      type: 'article-journal',
      title: text.slice(0, 60 + Math.floor(random() * 40)),
      author: [{ family: WORDS[number % WORDS.length] ?? 'x', given: 'Given' }],
      'container-title': `Journal of ${WORDS[number % 97]}`,
      issued: { 'date-parts': [[1990 + (number % 35), 1 + (number % 12)]] },
    },
    citationKey: `${WORDS[number % WORDS.length]}-${number}`,
    revision: idOf('r', number),
    tags: [],
    addedAt: at,
    modifiedAt: at,
  }
  const revision: Revision = {
    type: 'revision',
    id: idOf('r', number),
    article: article.id,
    createdAt: at,
    text,
    blocks: blocksOf(text),
    marks: [],
  }
  const quotes = Array.from({ length: QUOTES_EACH }, (_, i) =>
    makeQuote(number * QUOTES_EACH + i, article, text, random),
  )
  return { schema: 1, sequence: 1, article, revisions: [revision], quotes, notes: [] }
}

function blocksOf(text: string): Revision['blocks'] {
  let start = 0
  return text.split('\n\n').map((paragraph) => {
    const block = { kind: 'paragraph' as const, start, end: start + paragraph.length }
    start = block.end + 2
    return block
  })
}

function makeQuote(number: number, article: Article, text: string, random: () => number): Quote {
  const start = Math.floor(random() * (text.length - 300))
  const end = start + 60 + Math.floor(random() * 200)
  const merge = number % MERGE_TAGS
  const tags = Math.floor(number / MERGE_TAGS) < MERGE_QUOTES ? [mergeTag(merge)] : []
  return {
    type: 'quote',
    id: idOf('q', number),
    article: article.id,
    revision: article.revision,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
    kind: number % 3 ? 'direct' : 'indirect',
    status: number % 10 ? 'accepted' : 'suggested',
    speaker: idOf('s', Math.floor(random() * SPEAKERS)),
    via: number % 4 ? [] : [idOf('s', Math.floor(random() * SPEAKERS))],
    tags: [...tags, idOf('t', MERGE_TAGS + Math.floor(random() ** 2 * OTHER_TAGS))],
    addedAt: article.addedAt,
    modifiedAt: article.addedAt,
  }
}

/** Writes the files of a library, without its catalog: the first opening makes that. */
export async function makeLibrary(folder: string, articles: number): Promise<void> {
  const layout = layoutOf(folder)
  await mkdir(layout.journal, { recursive: true })
  await mkdir(layout.notes, { recursive: true })
  const tags: Tag[] = Array.from({ length: MERGE_TAGS + OTHER_TAGS }, (_, i) => ({
    type: 'tag',
    id: idOf('t', i),
    name: `tag ${i}`,
    colour: 'blue',
  }))
  const speakers: Speaker[] = Array.from({ length: SPEAKERS }, (_, i) => ({
    type: 'speaker',
    id: idOf('s', i),
    name: `Speaker ${i}`,
    kind: 'person',
    aliases: [],
    roles: [],
  }))
  const library = { library: idOf('l', 0), createdAt: '2021-01-01T00:00:00.000Z', tags, speakers }
  await writeFile(layout.library, encodeJsonFile({ schema: 1, sequence: 1, ...library }))
  for (let number = 0; number < articles; ) {
    const slice: Promise<void>[] = []
    for (; slice.length < 64 && number < articles; number++) {
      slice.push(writeDocument(layout, makeDocument(number)))
    }
    await Promise.all(slice)
  }
}

async function writeDocument(layout: Layout, document: ArticleDocument): Promise<void> {
  const path = documentPath(layout, document.article.id)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, encodeJsonFile(document))
}

/** Puts edits into the journal that are in no document yet: what a crash of a busy day leaves. */
export async function addJournal(
  folder: string,
  after: number,
  records: number,
  articles: number,
): Promise<void> {
  const layout = layoutOf(folder)
  const random = randomFrom(99)
  const header = { format: 1, library: idOf('l', 0), after }
  const parts = [encodeRecord(0, header)]
  for (let i = 1; i <= records; i++) {
    const number = Math.floor(random() * articles * QUOTES_EACH)
    const entry: JournalEntry = {
      sequence: after + i,
      at: new Date(Date.UTC(2025, 0, 1) + i * 1000).toISOString(),
      command: 'quote.tag',
      change: {
        added: [],
        updated: [
          {
            type: 'quote',
            id: idOf('q', number),
            article: idOf('a', Math.floor(number / QUOTES_EACH)),
            from: { tags: [], modifiedAt: '2021-01-01T00:00:00.000Z' },
            to: { tags: [mergeTag(0), mergeTag(1)], modifiedAt: '2025-01-01T00:00:00.000Z' },
          },
        ],
        removed: [],
      },
    }
    parts.push(encodeRecord(entry.sequence, entry))
  }
  const name = `${String(after + 1).padStart(10, '0')}.jsonl`
  await writeFile(join(layout.journal, name), Buffer.concat(parts))
}
