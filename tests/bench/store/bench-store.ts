import { readdirSync, statSync } from 'node:fs'
import { open as fileOpen } from 'node:fs/promises'
import { newId } from '#services/new-id'
import { runCommands, type SaidCommand, parseCommand } from '#domain/library/commands'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import {
  addJournal,
  idOf,
  makeLibrary,
  makeText,
  MERGE_TAGS,
  mergeTag,
  QUOTES_EACH,
  randomFrom,
} from './make-library'

/** One part of the store's benchmark, in a process of its own; see tests/bench/store.mjs. */
const [task = '', folder = '', count = '0'] = process.argv.slice(2)
const articles = Number(count)

function report(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

/** Milliseconds that `work` took. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function execute(store: LibraryStore, said: readonly SaidCommand[]): Promise<void> {
  const commands = said.map((one) => expectOk(parseCommand(one)))
  const context = { now: new Date().toISOString(), newId }
  const { change } = expectOk(runCommands(commands, store.view, context))
  expectOk(await store.commit({ command: commands[0]?.type ?? '', change }))
}

async function open(): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(folder, { mode: 'write' }))
}

async function measureOpening(): Promise<void> {
  let store: LibraryStore | undefined
  const opened = await timed(async () => {
    store = await open()
  })
  const library = store as unknown as LibraryStore
  const rows = await timed(() => {
    library.catalog.listArticles({ sort: 'modified', descending: true, offset: 0, limit: 50 })
    library.catalog.counts()
  })
  report({ opened, rows, rss: process.memoryUsage.rss() })
  process.exit(0)
}

/** What the disk itself takes for a record of this size, without a store: the yardstick. */
async function measureDisk(): Promise<number[]> {
  const file = await fileOpen(`${folder}/raw`, 'a')
  const record = Buffer.alloc(350, 'x')
  const times: number[] = []
  for (let i = 0; i < 1_000; i++) {
    times.push(
      await timed(async () => {
        await file.write(record)
        await file.datasync()
      }),
    )
  }
  await file.close()
  return times
}

function journalBytes(): number {
  const journal = `${folder}/journal`
  return readdirSync(journal).reduce((sum, name) => sum + statSync(`${journal}/${name}`).size, 0)
}

async function measureChanges(): Promise<void> {
  const disk = await measureDisk()
  const store = await open()
  const random = randomFrom(5)
  const times: number[] = []
  const before = journalBytes()
  for (let i = 0; i < 3_000; i++) {
    const quote = idOf('q', Math.floor(random() * articles * QUOTES_EACH))
    const tags = [idOf('t', MERGE_TAGS + (i % 200))]
    const type = i % 2 ? 'quote.tag' : 'quote.untag'
    const command = expectOk(parseCommand({ type, quote, tags }))
    const start = performance.now()
    const context = { now: new Date().toISOString(), newId }
    const { change } = expectOk(runCommands([command], store.view, context))
    if (change.updated.length === 0) continue
    expectOk(await store.commit({ command: type, change }))
    times.push(performance.now() - start)
  }
  const bytes = journalBytes() - before
  expectOk(await store.checkpoint())
  const merges: number[] = []
  for (let tag = 1; tag < MERGE_TAGS; tag++) {
    const said: SaidCommand = { type: 'tag.merge', from: [mergeTag(tag)], into: mergeTag(0) }
    merges.push(await timed(() => execute(store, [said])))
  }
  expectOk(await store.close())
  report({ disk, times, merges, bytes })
}

async function measureImport(): Promise<void> {
  const store = await open()
  const random = randomFrom(6)
  const texts = Array.from({ length: 6_000 }, () => makeText(random, 6_000))
  const add = (text: string, i: number): SaidCommand => ({
    type: 'article.add',
    title: `${text.slice(0, 40)} ${i}`,
    text,
    reference: {
      type: 'report',
      author: [{ family: text.slice(0, 8) }],
      issued: { 'date-parts': [[2000 + (i % 25)]] },
    },
  })
  const batches: number[] = []
  for (let at = 0; at < 5_000; at += 1_000) {
    const slice = texts.slice(at, at + 1_000)
    batches.push(await timed(() => execute(store, slice.map(add))))
  }
  const singly = await timed(async () => {
    for (const [i, text] of texts.slice(5_000).entries()) await execute(store, [add(text, i)])
  })
  expectOk(await store.close())
  report({ batches, singly })
}

async function make(): Promise<void> {
  await makeLibrary(folder, articles)
  const limits = { catalogEntriesOnClose: 0 }
  let store: LibraryStore | undefined
  const rebuilt = await timed(async () => {
    store = expectOk(await openLibraryStore(folder, { mode: 'write', limits }))
  })
  await store?.close()
  report({ rebuilt, catalogBytes: statSync(`${folder}/catalog/catalog.bin`).size })
}

/** Leaves the library as after a crash: the newest 10,000 changes only in the journal. */
async function leaveJournal(): Promise<void> {
  const store = expectOk(await openLibraryStore(folder, { mode: 'read' }))
  await addJournal(folder, store.sequence, 10_000, articles)
}

/** Takes in what the crash left. */
async function settle(): Promise<void> {
  const store = await open()
  expectOk(await store.createBackup())
  expectOk(await store.close())
}

const tasks: { [name: string]: () => Promise<void> } = {
  make,
  journal: leaveJournal,
  settle,
  open: measureOpening,
  change: measureChanges,
  import: measureImport,
}
await tasks[task]?.()
