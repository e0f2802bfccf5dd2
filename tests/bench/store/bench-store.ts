import { readdirSync, statSync } from 'node:fs'
import { open as fileOpen } from 'node:fs/promises'
import { createInterface } from 'node:readline'
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
const CHANGES_A_TURN = 300
const IMPORTED_A_TURN = 1_000

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
  for (let i = 0; i < CHANGES_A_TURN; i++) {
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

/** Changes of one quote's tags, one after the other, as fast as each is on the disk. */
async function measureChanges(store: LibraryStore, random: () => number): Promise<object> {
  const times: number[] = []
  const before = journalBytes()
  for (let i = 0; i < CHANGES_A_TURN; i++) {
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
  return { times, bytes: journalBytes() - before }
}

function addArticle(text: string, i: number): SaidCommand {
  return {
    type: 'article.add',
    title: `${text.slice(0, 40)} ${i}`,
    text,
    reference: {
      type: 'report',
      author: [{ family: text.slice(0, 8) }],
      issued: { 'date-parts': [[2000 + (i % 25)]] },
    },
  }
}

/**
 * Opens the library and does one piece of work for each line that comes in, so that another program can
 * have its turn in between. What is written behind the journal is written at the end of a turn, and
 * timed by itself, so that it does not fall into the other's.
 */
async function takeTurns(): Promise<void> {
  const store = await open()
  const random = randomFrom(5)
  let merged = 0
  const texts = () => Array.from({ length: IMPORTED_A_TURN }, () => makeText(random, 6_000))
  const turns: { [name: string]: () => Promise<object> } = {
    disk: async () => ({ times: await measureDisk() }),
    change: () => measureChanges(store, random),
    merge: async () => {
      const from = [mergeTag(++merged)]
      const said: SaidCommand = { type: 'tag.merge', from, into: mergeTag(0) }
      return { times: [await timed(() => execute(store, [said]))] }
    },
    import: async () => {
      const said = texts().map(addArticle)
      return { times: [await timed(() => execute(store, said))] }
    },
    'import one by one': async () => {
      const said = texts().map(addArticle)
      const all = async () => {
        for (const one of said) await execute(store, [one])
      }
      return { times: [await timed(all)] }
    },
  }
  for await (const name of createInterface({ input: process.stdin })) {
    const figures = await turns[name]?.()
    const behind = await timed(async () => expectOk(await store.checkpoint()))
    report({ ...figures, behind })
  }
  expectOk(await store.close())
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
  turns: takeTurns,
}
await tasks[task]?.()
