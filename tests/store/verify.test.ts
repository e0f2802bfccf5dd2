import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import type { ArticleDocument } from '#store/article-document'
import { decodeJsonFile, encodeJsonFile } from '#store/json-file'
import { openLibraryStore } from '#store/library-store'
import { verifyLibrary, type VerifyReport } from '#store/verify-library'
import {
  adding,
  idOf,
  makeArticle,
  makeNote,
  makeSpeaker,
  makeTag,
  makeWhole,
} from './make-records'
import { useFolder } from './temporary-folder'

const folder = useFolder()
const id = idOf('a', 1)
const path = () => join(folder.path, 'articles', id.slice(0, 2), `${id}.json`)

beforeEach(async () => {
  const limits = { catalogEntriesOnClose: 1 }
  const store = expectOk(await openLibraryStore(folder.path, { mode: 'write', limits }))
  const records = [...makeWhole(1, 2), ...makeWhole(2, 1), makeTag(1), makeSpeaker(1), makeNote(1)]
  expectOk(await store.commit({ command: 'test', change: adding(...records) }))
  expectOk(await store.close())
  // So that nothing else knows better than the documents.
  await rm(join(folder.path, 'backups'), { recursive: true })
})

async function verify(repair = false): Promise<VerifyReport> {
  return expectOk(await verifyLibrary(folder.path, { repair }))
}

/** Writes a document as a program would that has it wrong: with a checksum that is right. */
async function rewrite(change: (document: ArticleDocument) => object): Promise<void> {
  const document = decodeJsonFile<ArticleDocument>(path(), await readFile(path()))
  const changed = { ...document, ...change(document) }
  await rm(path())
  await writeFile(path(), encodeJsonFile(changed))
}

const messages = (report: VerifyReport) => report.problems.map(({ message }) => message).join('\n')

test('a library that is right has no problem, and counts what it has', async () => {
  expect(await verify()).toEqual({
    articles: 2,
    quotes: 3,
    notes: 1,
    problems: [],
    undecided: [],
  })
})

test('a quote whose words are not those of its text', async () => {
  await rewrite(({ quotes }) => ({ quotes: quotes.map((q) => ({ ...q, start: q.start + 1 })) }))
  expect(messages(await verify())).toContain('its text says')
})

test.each([
  ['a tag', { tags: [idOf('t', 77)] }, idOf('t', 77)],
  ['a speaker', { speaker: idOf('s', 77) }, idOf('s', 77)],
  ['someone in the chain', { via: [idOf('s', 78)] }, idOf('s', 78)],
  ['a text', { revision: idOf('r', 77) }, idOf('r', 77)],
])('a quote with %s that is not there', async (_, fields, missing) => {
  await rewrite(({ quotes }) => ({ quotes: quotes.map((quote) => ({ ...quote, ...fields })) }))
  expect(messages(await verify())).toContain(missing)
})

test('a note on a quote that is not there', async () => {
  const note = makeNote(9, { article: id, quote: idOf('q', 999) })
  await rewrite(() => ({ notes: [note] }))
  expect(messages(await verify())).toContain(idOf('q', 999))
})

test('blocks outside of the text, and an article without one', async () => {
  await rewrite(({ revisions }) => ({
    revisions: revisions.map((r) => ({
      ...r,
      blocks: [{ kind: 'paragraph', start: 0, end: 9999 }],
    })),
    article: { ...makeArticle(1), revision: idOf('r', 55) },
  }))
  const found = messages(await verify())
  expect(found).toContain('lies outside')
  expect(found).toContain(idOf('r', 55))
})

test('a catalog that is not that of the documents is found, and made again by a repair', async () => {
  await rewrite(({ quotes }) => ({ quotes: quotes.slice(1) }))
  const found = await verify()
  expect(found.problems.map(({ file }) => file)).toContain('catalog/catalog.bin')
  expect(found.problems.every(({ isRepaired }) => !isRepaired)).toBe(true)
  const repaired = await verify(true)
  expect(repaired.problems.every(({ isRepaired }) => isRepaired)).toBe(true)
  expect((await verify()).problems).toEqual([])
})

test('a document that is in no catalog', async () => {
  const stray = idOf('a', 8)
  const file = join(folder.path, 'articles', stray.slice(0, 2), `${stray}.json`)
  await mkdir(dirname(file), { recursive: true })
  const document = decodeJsonFile<ArticleDocument>(path(), await readFile(path()))
  await writeFile(file, encodeJsonFile({ ...document, article: makeArticle(8) } as ArticleDocument))
  expect(messages(await verify())).toContain(stray)
})

test('an original that is missing or of another size', async () => {
  await rewrite(() => ({
    article: {
      ...makeArticle(1),
      source: { fileName: 'a.txt', mediaType: 'text/plain', bytes: 5 },
    },
  }))
  expect(messages(await verify())).toContain('is missing')
  await mkdir(join(folder.path, 'sources', id), { recursive: true })
  await writeFile(join(folder.path, 'sources', id, 'a.txt'), 'four')
  expect(messages(await verify())).toContain('4 bytes instead of 5')
})

test('without repair it reads only, also while another process writes', async () => {
  const writer = expectOk(await openLibraryStore(folder.path, { mode: 'write' }))
  expect((await verify()).problems).toEqual([])
  const locked = await verifyLibrary(folder.path, { repair: true })
  expect(locked.ok ? 'ok' : locked.error.code).toBe('locked')
  expectOk(await writer.close())
})

test('it tells how far it is and can be stopped', async () => {
  const seen: [number, number][] = []
  expectOk(await verifyLibrary(folder.path, { onProgress: (done, all) => seen.push([done, all]) }))
  expect(seen.at(-1)).toEqual([2, 2])
  const stopped = await verifyLibrary(folder.path, { signal: AbortSignal.abort() })
  expect(stopped.ok ? 'ok' : stopped.error.code).toBe('cancelled')
})
