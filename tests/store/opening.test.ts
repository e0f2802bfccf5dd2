import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectOk, type Failure } from '#domain/result'
import { decodeJsonFile, encodeJsonFile, type Stored } from '#store/json-file'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import {
  adding,
  idOf,
  makeArticle,
  makeNote,
  makeQuote,
  makeTag,
  makeWhole,
  updating,
} from './make-records'
import { useFolder } from './temporary-folder'

const folder = useFolder()

async function open(path: string, createIfMissing = false): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(path, { mode: 'write', createIfMissing }))
}

async function refusal(
  path: string,
  options: { mode: 'write' | 'read'; createIfMissing?: boolean },
): Promise<Failure> {
  const opened = await openLibraryStore(path, options)
  if (opened.ok) throw new Error('it was opened')
  return opened.error
}

describe('what a folder must be', () => {
  test('an empty folder becomes a library', async () => {
    const store = await open(folder.path)
    expect(store.catalog.counts()).toEqual({ articles: 0, quotes: 0, suggestions: 0, trashed: 0 })
    expect(store.problems).toEqual([])
    expect(store.sequence).toBe(0)
    expect(store.history).toEqual({})
    expectOk(await store.close())
    expect(await readdir(folder.path)).toContain('library.json')
  })

  test('a path that leads to nothing is made only where that is asked for', async () => {
    const path = join(folder.path, 'new', 'library')
    expect((await refusal(path, { mode: 'write' })).code).toBe('not-found')
    expect((await refusal(path, { mode: 'read', createIfMissing: true })).code).toBe('not-found')
    expectOk(await (await open(path, true)).close())
    expectOk(await (await open(path)).close())
  })

  test('an empty folder has nothing to read', async () => {
    expect((await refusal(folder.path, { mode: 'read' })).code).toBe('not-found')
    expect(await readdir(folder.path)).toEqual([])
  })

  test('a folder with other things in it is refused and left alone', async () => {
    await writeFile(join(folder.path, 'thesis.docx'), 'words')
    const { code, message } = await refusal(folder.path, { mode: 'write', createIfMissing: true })
    expect(code).toBe('unreadable')
    expect(message).toContain(folder.path)
    expect(await readdir(folder.path)).toEqual(['thesis.docx'])
  })

  test('what a file manager leaves behind does not make a folder full', async () => {
    await writeFile(join(folder.path, '.DS_Store'), '')
    expectOk(await (await open(folder.path)).close())
  })

  test('a file is refused', async () => {
    const path = join(folder.path, 'file')
    await writeFile(path, 'text')
    expect((await refusal(path, { mode: 'write' })).code).toBe('unreadable')
  })
})

describe('closing and opening', () => {
  test('everything is there again', async () => {
    const store = await open(folder.path)
    const records = [
      ...makeWhole(1, 3),
      makeTag(1),
      makeNote(1),
      makeNote(2, { article: idOf('a', 1) }),
    ]
    expectOk(await store.commit({ command: 'test', change: adding(...records) }))
    expectOk(await store.close())
    const again = await open(folder.path)
    expect(again.view.article(idOf('a', 1))).toEqual(makeArticle(1))
    expect(again.view.quotesOf(idOf('a', 1))).toHaveLength(3)
    expect(again.view.quote(idOf('q', 101))).toEqual(makeQuote(101, 1))
    expect(again.view.tag(idOf('t', 1))).toEqual(makeTag(1))
    expect(again.view.note(idOf('n', 1))).toEqual(makeNote(1))
    expect(again.view.notesOf(idOf('a', 1))).toHaveLength(1)
    expect(again.sequence).toBe(1)
    expectOk(await again.close())
  })

  test('a closed library refuses changes', async () => {
    const store = await open(folder.path)
    expectOk(await store.close())
    const refused = await store.commit({ command: 'test', change: adding(makeTag(1)) })
    expect(refused.ok ? 'ok' : refused.error.code).toBe('read-only')
    expectOk(await store.close())
  })

  test('documents are readable text, with what belongs to an article in one file', async () => {
    const store = await open(folder.path)
    expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1, 2)) }))
    expectOk(await store.close())
    const id = idOf('a', 1)
    const path = join(folder.path, 'articles', id.slice(0, 2), `${id}.json`)
    const text = await readFile(path, 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(20)
    expect(JSON.parse(text)).toMatchObject({
      sequence: 1,
      article: { id },
      revisions: [{ article: id }],
      quotes: [{ article: id }, { article: id }],
      notes: [],
    })
  })

  test('a note by itself is a Markdown file that says what it is', async () => {
    const store = await open(folder.path)
    const note = makeNote(1, { title: 'About: “peace”', markdown: '# Peace\n\n---\nand more\n' })
    expectOk(await store.commit({ command: 'test', change: adding(note) }))
    expectOk(await store.close())
    const text = await readFile(join(folder.path, 'notes', `${note.id}.md`), 'utf8')
    expect(text.endsWith(`---\n\n${note.markdown}\n`)).toBe(true)
    expect(text).toContain('title: "About: “peace”"')
    expect((await open(folder.path)).view.note(note.id)).toEqual(note)
  })
})

describe('a change that cannot be', () => {
  test.each([
    ['a record that is there already', adding(makeTag(1))],
    [
      'an update of nothing',
      updating({ type: 'quote', id: idOf('q', 1), article: idOf('a', 1), from: {}, to: {} }),
    ],
  ])('%s is refused, and nothing is saved', async (_, change) => {
    const store = await open(folder.path)
    expectOk(await store.commit({ command: 'test', change: adding(makeTag(1)) }))
    const refused = await store.commit({ command: 'test', change })
    expect(refused.ok ? 'ok' : refused.error.code).toBe('not-found')
    expect(store.sequence).toBe(1)
    expectOk(await store.close())
  })

  test('an id that is no file name is a bug and throws', async () => {
    const store = await open(folder.path)
    const change = adding(makeTag(1, { id: '../../etc/passwd' }))
    await expect(store.commit({ command: 'test', change })).rejects.toThrow('not an id')
    expectOk(await store.close())
  })
})

describe('a newer version', () => {
  test('its library is opened for reading and left as it is', async () => {
    const store = await open(folder.path)
    expectOk(await store.commit({ command: 'test', change: adding(...makeWhole(1)) }))
    expectOk(await store.close())
    const path = join(folder.path, 'library.json')
    const file = decodeJsonFile<Stored>(path, await readFile(path))
    await writeFile(path, encodeJsonFile({ ...file, schema: 99 }))
    const before = await readdir(folder.path, { recursive: true })

    const newer = await open(folder.path)
    expect(newer.readOnlyReason?.code).toBe('newer-version')
    expect(newer.view.article(idOf('a', 1))).toEqual(makeArticle(1))
    const refused = await newer.commit({ command: 'test', change: adding(makeTag(1)) })
    expect(refused.ok ? 'ok' : refused.error.code).toBe('newer-version')
    expectOk(await newer.close())
    expect(await readdir(folder.path, { recursive: true })).toEqual(before)
  })
})

describe('originals', () => {
  test('are kept byte for byte', async () => {
    const store = await open(folder.path)
    const bytes = Uint8Array.from([0, 255, 13, 10, 128])
    expectOk(await store.saveSource(idOf('a', 1), 'paper.pdf', bytes))
    const path = join(folder.path, 'sources', idOf('a', 1), 'paper.pdf')
    expect([...(await readFile(path))]).toEqual([...bytes])
    expectOk(await store.close())
  })

  test.each(['../up.txt', 'a/b.txt', '.hidden', 'nul.txt', ''])(
    'are not kept as “%s”',
    async (name) => {
      const store = await open(folder.path)
      const saved = await store.saveSource(idOf('a', 1), name, new Uint8Array())
      expect(saved.ok).toBe(false)
      expectOk(await store.close())
    },
  )
})

test('a folder in the way of a file that has to be written: refused, then possible again', async () => {
  const store = await open(folder.path)
  const journal = join(folder.path, 'journal', '0000000001.jsonl')
  await mkdir(journal)
  const change = adding(makeTag(1))
  const refused = await store.commit({ command: 'test', change })
  expect(refused).toMatchObject({ ok: false, error: { code: 'cannot-write', retry: true } })
  expect([...store.view.tags()]).toEqual([])
  await rmdir(journal)
  expectOk(await store.commit({ command: 'test', change }))
  expect([...store.view.tags()]).toEqual([makeTag(1)])
  expectOk(await store.close())
})

test('where no folder can be made, there is a sentence and no library', async () => {
  const file = join(folder.path, 'file')
  await writeFile(file, 'text')
  const { code, message } = await refusal(join(file, 'library'), {
    mode: 'write',
    createIfMissing: true,
  })
  expect(code).toBe('cannot-write')
  expect(message).toContain(file)
})
