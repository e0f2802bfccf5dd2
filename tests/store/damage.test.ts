import { existsSync, readdirSync } from 'node:fs'
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import {
  adding,
  idOf,
  makeNote,
  makeQuote,
  makeSpeaker,
  makeTag,
  makeWhole,
  updating,
} from './make-records'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

const folder = useFolder()
let library = ''
let model = new ModelLibrary()

const id = idOf('a', 2)
const FILES = {
  document: join('articles', id.slice(0, 2), `${id}.json`),
  note: join('notes', `${idOf('n', 1)}.md`),
  library: 'library.json',
  catalog: join('catalog', 'catalog.bin'),
  checkpoint: join('journal', 'checkpoint.json'),
  journal: join('journal', '0000000001.jsonl'),
}

const DAMAGES: { [name: string]: (path: string) => Promise<void> } = {
  'a flipped byte': async (path) => {
    const bytes = await readFile(path)
    const at = bytes.length >> 1
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    await replace(path, bytes)
  },
  'half of it': async (path) => {
    const bytes = await readFile(path)
    await replace(path, bytes.subarray(0, bytes.length >> 1))
  },
  'nothing in it': (path) => replace(path, Buffer.alloc(0)),
  'null in it': (path) => replace(path, Buffer.from('null\n')),
  'another program’s file': (path) => replace(path, Buffer.from('{"version": 3, "items": []}\n')),
  'bytes that are no text': (path) => replace(path, Buffer.from([0xff, 0xfe, 0, 1, 2, 0x80])),
  'no file': (path) => rm(path),
}

/** Under a new inode, as by a program that saves: backups are links to the old one. */
async function replace(path: string, bytes: Uint8Array): Promise<void> {
  await rm(path)
  await writeFile(path, bytes)
}

/** A library with some of everything, closed, with a backup and a saved catalog. */
beforeEach(async () => {
  library = join(folder.path, 'library')
  model = new ModelLibrary()
  const limits = { catalogEntriesOnClose: 1 }
  const store = await open(limits, true)
  const changes = [
    adding(makeTag(1), makeTag(2), makeSpeaker(1)),
    ...[1, 2, 3, 4].map((number) => adding(...makeWhole(number, 3))),
    adding(makeNote(1, { title: 'Free' }), makeNote(2, { article: id, quote: idOf('q', 200) })),
    updating({
      type: 'quote',
      id: idOf('q', 201),
      article: id,
      from: { tags: [], speaker: null },
      to: { tags: [idOf('t', 1)], speaker: idOf('s', 1) },
    }),
  ]
  for (const change of changes) {
    expectOk(await store.commit({ command: 'test', change }))
    model.apply(change)
  }
  expectOk(await store.close())
})

async function open(limits = {}, createIfMissing = false): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(library, { mode: 'write', limits, createIfMissing }))
}

function contentOf(store: LibraryStore) {
  return readEverything(store.view, [...store.catalog.articleIds()])
}

/** Opens, reads everything, closes, and gives what was found wrong. */
async function readAll(): Promise<{ content: Map<string, unknown>; actions: string[] }> {
  const store = await open()
  const content = contentOf(store)
  // What reading came across is put right a moment later.
  await new Promise((resolve) => setTimeout(resolve, 5))
  const actions = store.problems.map(({ action }) => action)
  expectOk(await store.close())
  return { content, actions }
}

async function expectHealthy(): Promise<void> {
  const again = await readAll()
  expect(again.actions).toEqual([])
  const report = expectOk(await verifyLibrary(library))
  expect(report.problems).toEqual([])
}

describe.each(Object.keys(DAMAGES))('%s', (damage) => {
  const inflict = async (file: string) => DAMAGES[damage]?.(join(library, file))

  test.each(['document', 'note', 'library', 'catalog', 'checkpoint'] as const)(
    'in place of the %s: journal and backups give everything back',
    async (file) => {
      await inflict(FILES[file])
      const { content, actions } = await readAll()
      expect(content).toEqual(model.everything())
      // Catalog and checkpoint are derived: not having them is no damage.
      const isDerived = file === 'catalog' || file === 'checkpoint'
      if (!isDerived) expect(actions).not.toEqual([])
      expect(actions.filter((action) => action === 'lost' || action === 'quarantined')).toEqual([])
      await expectHealthy()
    },
  )

  test('in place of the journal: what was in documents is there, and the library goes on', async () => {
    await inflict(FILES.journal)
    const store = await open()
    expect(contentOf(store)).toEqual(model.everything())
    expect(store.problems).not.toEqual([])
    const change = adding(...makeWhole(9, 1))
    expectOk(await store.commit({ command: 'test', change }))
    model.apply(change)
    expectOk(await store.close())
    const again = await open()
    expect(contentOf(again)).toEqual(model.everything())
    expectOk(await again.close())
  })

  test('in place of a document that nothing else has: the others are there, and it is told', async () => {
    await rm(join(library, 'backups'), { recursive: true })
    await rm(join(library, 'journal'), { recursive: true })
    await inflict(FILES.document)
    const { content, actions } = await readAll()
    const expected = model.everything()
    const isKept = actions.includes('kept')
    for (const [key, record] of model.records) {
      const isInDocument = record.id === id || ('article' in record && record.article === id)
      if (isInDocument && !isKept) expected.delete(key)
    }
    if (isKept) expect([...content.keys()]).toEqual([...expected.keys()])
    else {
      expect(content).toEqual(expected)
      expect(actions).toContain('quarantined')
      const isGone = damage === 'no file'
      expect(existsSync(join(library, 'quarantine'))).toBe(!isGone)
    }
    const again = await readAll()
    expect([...again.content.keys()]).toEqual([...expected.keys()])
    expect(again.actions).toEqual([])
  })
})

test('a document put back from before is brought up to date', async () => {
  const path = join(library, FILES.document)
  const before = await readFile(path)
  let store = await open()
  const change = adding(makeQuote(250, 2))
  expectOk(await store.commit({ command: 'test', change }))
  model.apply(change)
  expectOk(await store.close())
  await replace(path, before)
  store = await open()
  expect(contentOf(store)).toEqual(model.everything())
  expect(store.problems.map(({ action }) => action)).toEqual(['rebuilt'])
  expectOk(await store.close())
  await expectHealthy()
})

test('a library.json put back from before is brought up to date', async () => {
  const path = join(library, FILES.library)
  const before = await readFile(path)
  let store = await open()
  const change = adding(makeTag(3))
  expectOk(await store.commit({ command: 'test', change }))
  model.apply(change)
  expectOk(await store.close())
  await replace(path, before)
  store = await open()
  expect(contentOf(store)).toEqual(model.everything())
  expect(store.problems.map(({ action }) => action)).toEqual(['rebuilt'])
  expectOk(await store.close())
  await expectHealthy()
})

test('a damaged record in the middle of the journal loses that change and no other', async () => {
  const crashed = join(folder.path, 'crashed')
  // Only the journal: as if nothing had ever been written behind it.
  await cp(join(library, FILES.journal), join(crashed, FILES.journal))
  library = crashed
  const path = join(crashed, FILES.journal)
  const lines = (await readFile(path, 'latin1')).split('\n')
  // The header is the first line; the third change makes article 2.
  const line = lines[3] ?? ''
  expect(line).toContain(id)
  lines[3] = line.replace('Article 2', 'Article 7')
  await replace(path, Buffer.from(lines.join('\n'), 'latin1'))

  const { content, actions } = await readAll()
  const expected = model.everything()
  for (const [key, record] of model.records) {
    if (record.id === id || ('article' in record && record.article === id)) expected.delete(key)
  }
  expect(content).toEqual(expected)
  expect(actions).toContain('lost')
  expect(readdirSync(join(crashed, 'quarantine'))).toHaveLength(1)
  const again = await readAll()
  expect(again.content).toEqual(expected)
})

test('a journal file of another library is not replayed', async () => {
  const other = join(folder.path, 'other')
  const store = expectOk(await openLibraryStore(other, { mode: 'write', createIfMissing: true }))
  for (let number = 10; number < 30; number++) {
    expectOk(await store.commit({ command: 'test', change: adding(makeTag(number)) }))
  }
  expectOk(await store.close())
  await cp(join(other, FILES.journal), join(library, 'journal', '0000000008.jsonl'))
  const { content, actions } = await readAll()
  expect(content).toEqual(model.everything())
  expect(actions).toContain('ignored')
})

test('random damage: never a throw, never an empty library, never a loss that is not told', async () => {
  const names = Object.values(FILES)
  const wounds = fc.array(
    fc.record({
      file: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      kind: fc.constantFrom('flip', 'cut', 'zeros', 'insert'),
      size: fc.integer({ min: 1, max: 40 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  const pristine = library
  let run = 0
  await fc.assert(
    fc.asyncProperty(wounds, fc.boolean(), async (list, hasBackups) => {
      library = join(folder.path, `wounded-${run++}`)
      await cp(pristine, library, { recursive: true })
      if (!hasBackups) await rm(join(library, 'backups'), { recursive: true })
      for (const { file, at, kind, size } of list) {
        const path = join(library, file)
        const bytes = await readFile(path)
        const place = Math.floor(at * bytes.length)
        if (kind === 'cut') await truncate(path, place)
        else if (kind === 'flip') {
          bytes[place] = (bytes[place] ?? 0) ^ (1 << (size % 8))
          await replace(path, bytes)
        } else if (kind === 'zeros')
          await replace(path, bytes.fill(0, place, Math.min(bytes.length, place + size)))
        else {
          const more = Buffer.alloc(size, 0x7b)
          await replace(
            path,
            Buffer.concat([bytes.subarray(0, place), more, bytes.subarray(place)]),
          )
        }
      }
      const { content, actions } = await readAll()
      expect(content.size).toBeGreaterThan(0)
      try {
        expect(content).toEqual(model.everything())
      } catch (error) {
        // Something is missing or different: then it was said.
        if (actions.length === 0) throw error
      }
      const again = await readAll()
      expect(again.content.size).toBe(content.size)
    }),
    { numRuns: Number(process.env['STORE_WOUNDS'] ?? 40) },
  )
}, 300_000)
