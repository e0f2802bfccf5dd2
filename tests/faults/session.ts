import { readSync, statSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Change, invertChange } from '#domain/library/change'
import { nodeFiles } from '#store/files'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { ModelLibrary } from '../store/model-library'
import { instantAt } from '../store/make-records'
import { readEverything } from '../store/read-everything'
import { AFTER_CHECKPOINT, BEFORE, COMMITS } from './session-changes'

/**
 * A session on a library, the same each time to the last system call, for somebody who makes one of
 * the calls fail: `work` does everything a store does, `replay` takes in what a crash left. Says on
 * stdout, a line each, what is tried and what came of it; ends with 1 when memory is not what was
 * acknowledged. Waits for a line before it begins.
 */
const [folder = '', mode = 'work', pause = ''] = process.argv.slice(2)
const limits = {
  segmentBytes: 2_500,
  catalogEntries: 4,
  catalogEntriesOnClose: 1,
  idleMs: 1_000_000,
  historySteps: 3,
}

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

function waitForLine(): void {
  readSync(0, Buffer.alloc(1))
}

/** Marks the calls that follow, for whoever watches them; with `pause` it waits as well. */
function enter(phase: string): void {
  try {
    statSync(join(folder, `.phase-${phase}`))
  } catch {
    // It never is there.
  }
  if (!pause) return
  say({ phase })
  waitForLine()
}

let clock = 0
let suffix = 0
const files = { ...nodeFiles, uniqueSuffix: () => `fixed${suffix++}` }
const model = new ModelLibrary()

async function commit(
  store: LibraryStore,
  entry: { command: string; change: Change; undoes?: number },
): Promise<void> {
  say({ trying: entry.change })
  const result = await store.commit(entry)
  say(result.ok ? { acknowledged: result.value.sequence } : { refused: result.error.code })
  if (result.ok) model.apply(entry.change)
  const found = readEverything(store.view, store.catalog.articleIds())
  if (isDeepStrictEqual(found, model.everything())) return
  // What the disk did not give is not in memory, and was said.
  if (store.problems.some(({ action }) => action === 'failed')) return
  say({ wrong: 'memory is not what was acknowledged' })
  process.exit(1)
}

async function undo(store: LibraryStore): Promise<void> {
  const step = store.history.undo
  const last = step && (await store.readChange(step.sequence))
  if (!step || !last?.ok) return
  const change = invertChange(last.value)
  await commit(store, { command: step.command, change, undoes: step.sequence })
}

async function work(store: LibraryStore): Promise<void> {
  enter('commit')
  for (const change of COMMITS) await commit(store, { command: 'test', change })
  enter('check-point')
  await store.checkpoint()
  // Enough for a new segment.
  enter('rotation')
  for (const change of AFTER_CHECKPOINT) await commit(store, { command: 'test', change })
  await store.checkpoint()
  enter('backup')
  await store.createBackup()
  enter('undo')
  await undo(store)
}

/** The thread on which the system's slow calls are made: there is one, as we were started. */
const [pool] = (await readFile('/proc/thread-self/stat', 'utf8')).split(' ')
say({ main: process.pid, pool: Number(pool) })
waitForLine()

enter(mode === 'work' ? 'opening' : 'replay')
const opened = await openLibraryStore(folder, {
  mode: 'write',
  limits,
  files,
  clock: () => instantAt(1_000 + clock++),
})
say(opened.ok ? { opened: true } : { opened: false, code: opened.error.code })
if (opened.ok) {
  const store = opened.value
  if (mode === 'work') {
    for (const change of BEFORE) model.apply(change)
    await work(store)
  } else readEverything(store.view, store.catalog.articleIds())
  enter('closing')
  await store.close()
}
