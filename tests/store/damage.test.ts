import { existsSync, readdirSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Id, LibraryRecord } from '#domain/library/model'
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
async function readAll(): Promise<{ content: Map<Id, LibraryRecord>; actions: string[] }> {
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

test('a document put back from before is brought up to date, and what was put there is kept', async () => {
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
  await store.outside?.settle()
  expect(store.problems.map(({ action }) => action)).toEqual(['rebuilt'])
  const [kept] = readdirSync(join(library, 'conflicts'))
  expect(await readFile(join(library, 'conflicts', kept ?? ''))).toEqual(before)
  expectOk(await store.close())
  await expectHealthy()
})

test('a library.json put back from before is brought up to date, and what was put there is kept', async () => {
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
  await store.outside?.settle()
  expect(store.problems.map(({ action }) => action)).toEqual(['rebuilt'])
  const [kept] = readdirSync(join(library, 'conflicts'))
  expect(await readFile(join(library, 'conflicts', kept ?? ''))).toEqual(before)
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

/** Every file of a library, with slashes on every system; not those of backups. */
function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('backups'))
    .sort()
}

interface Wound {
  /** Which file: a share of their list. */
  readonly file: number
  readonly kind: string
  /** Where in the file: a share of its length. */
  readonly at: number
  readonly size: number
}

const WOUNDS: { [kind: string]: (bytes: Buffer, place: number, size: number) => Buffer } = {
  flip: (bytes, place, size) => {
    const flipped = Buffer.from(bytes)
    if (place < bytes.length) flipped[place] = (bytes[place] ?? 0) ^ (1 << (size % 8))
    return flipped
  },
  cut: (bytes, place) => bytes.subarray(0, place),
  'cut at a line': (bytes, place) => bytes.subarray(0, bytes.lastIndexOf('\n', place) + 1),
  'line left out': (bytes, place) => {
    const start = bytes.lastIndexOf('\n', place - 1) + 1
    const end = bytes.indexOf('\n', start) + 1 || bytes.length
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
  },
  zeros: (bytes, place, size) =>
    Buffer.from(bytes).fill(0, place, Math.min(bytes.length, place + size)),
  insert: (bytes, place, size) =>
    Buffer.concat([bytes.subarray(0, place), Buffer.alloc(size, 0x7b), bytes.subarray(place)]),
  empty: () => Buffer.alloc(0),
  foreign: () => Buffer.from('{"version": 3, "items": []}\n'),
}

async function wound(root: string, names: readonly string[], wounds: Wound[]): Promise<void> {
  for (const { file, kind, at, size } of wounds) {
    const path = join(root, names[Math.floor(file * names.length)] ?? '')
    if (!existsSync(path)) continue
    const bytes = await readFile(path)
    const hurt = WOUNDS[kind]
    if (hurt) await replace(path, hurt(bytes, Math.floor(at * bytes.length), size))
    else await rm(path)
  }
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const someWounds = fc.array(
  fc.record({
    file: share,
    kind: fc.constantFrom(...Object.keys(WOUNDS), 'missing'),
    at: share,
    size: fc.integer({ min: 1, max: 40 }),
  }),
  // Fewer than there are articles, so that something must be left.
  { minLength: 1, maxLength: 4 },
)

test('random damage: never a throw, never an empty library, never a loss that is not told', async () => {
  const pristine = library
  const names = filesOf(pristine)
  let run = 0
  await fc.assert(
    fc.asyncProperty(someWounds, fc.boolean(), async (wounds, hasBackups) => {
      library = join(folder.path, `wounded-${run++}`)
      await cp(pristine, library, { recursive: true })
      if (!hasBackups) await rm(join(library, 'backups'), { recursive: true })
      await wound(library, names, wounds)
      const { content, actions } = await readAll()
      const articles = [...content.values()].filter(({ type }) => type === 'article')
      expect(articles).not.toEqual([])
      const isWhole = isDeepStrictEqual(content, model.everything())
      // Something is missing or different: then it was said, and not as if all had been made again.
      const told = actions.filter((action) => action !== 'rebuilt')
      if (!isWhole && told.length === 0) expect(content).toEqual(model.everything())
      const again = await readAll()
      expect(again.content).toEqual(content)
      await rm(library, { recursive: true })
    }),
    { numRuns: Number(process.env['STORE_WOUNDS'] ?? 40) },
  )
}, 300_000)

test('library.json and the catalog are damaged and the journal is empty: the documents are the library', async () => {
  await rm(join(library, 'backups'), { recursive: true })
  await DAMAGES['a flipped byte']?.(join(library, FILES.library))
  await DAMAGES['a flipped byte']?.(join(library, FILES.catalog))
  await replace(join(library, FILES.journal), Buffer.alloc(0))
  const { content, actions } = await readAll()
  const isInDocuments = (type: string) => type !== 'tag' && type !== 'speaker'
  const expected = [...model.everything()].filter(([, { type }]) => isInDocuments(type))
  expect([...content].filter(([, { type }]) => isInDocuments(type))).toEqual(expected)
  expect(actions).toContain('lost')
})

test('the journal is cut between two records, with nothing else to tell: the documents are read', async () => {
  await rm(join(library, 'backups'), { recursive: true })
  await rm(join(library, FILES.catalog))
  await rm(join(library, FILES.checkpoint))
  await DAMAGES['a flipped byte']?.(join(library, FILES.library))
  const path = join(library, FILES.journal)
  const bytes = await readFile(path)
  const lines = bytes.toString('latin1').split('\n')
  await replace(path, Buffer.from(`${lines.slice(0, 3).join('\n')}\n`, 'latin1'))
  const { content, actions } = await readAll()
  expect(content).toEqual(model.everything())
  expect(actions).toContain('lost')
})
