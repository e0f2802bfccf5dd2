import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#domain/library/change'
import { expectOk } from '#domain/result'
import { openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import { adding, instantAt, makeTag } from '../store/make-records'
import { ModelLibrary } from '../store/model-library'
import { readEverything } from '../store/read-everything'
import { copyAsAfterCrash } from '../store/copy-as-after-crash'
import { type FaultPoint, parseFaultPoints } from './fault-points'
import { fillDisk, interruptByReadOnly } from './real-disks'
import {
  disturbSession,
  type FaultKind,
  type SessionReport,
  type SessionProgram,
  watchSession,
} from './run-session'
import { BEFORE, COMMITS } from './session-changes'

/** See faults.mjs; the first argument is the session's program, the others what to leave out. */
const [program = '', every = '1', first = '0'] = process.argv.slice(2)
const KINDS: readonly FaultKind[] = ['killed', 'EIO', 'ENOSPC']
/** Backups in the library before: so many that the next one removes the oldest. */
const BACKUPS = 10

/** In memory where that is to be had: the faults are ours, and the disk only makes them slow. */
const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const home = mkdtempSync(join(place, 'commonplace-faults-'))
const library = join(home, 'library')
let failures = 0

function fail(what: string): void {
  failures++
  console.error(what)
}

function print(figure: string, value: number, asked: string, n: number): void {
  console.log(JSON.stringify({ figure, value, unit: '', asked, n }))
}

function modelOf(changes: readonly Change[]): ModelLibrary {
  const model = new ModelLibrary()
  for (const change of changes) model.apply(change)
  return model
}

/** The library that each session of work begins with. */
async function makeBefore(path: string): Promise<void> {
  let clock = 0
  const store = expectOk(
    await openLibraryStore(path, {
      mode: 'write',
      createIfMissing: true,
      limits: { catalogEntriesOnClose: 1 },
      clock: () => instantAt(clock++),
    }),
  )
  for (const change of BEFORE) expectOk(await store.commit({ command: 'test', change }))
  for (let i = 0; i < BACKUPS; i++) expectOk(await store.createBackup())
  expectOk(await store.close())
}

/** A library as a crash left it: changes that are only in the journal, and half a record. */
async function makeCrashed(before: string, path: string): Promise<void> {
  const work = join(home, 'crashing')
  cpSync(before, work, { recursive: true })
  const store = expectOk(await openLibraryStore(work, { mode: 'write' }))
  for (const change of COMMITS) expectOk(await store.commit({ command: 'test', change }))
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(50)) }))
  copyAsAfterCrash(work, path)
  cpSync(join(work, 'backups'), join(path, 'backups'), { recursive: true })
  await store.close()
  rmSync(work, { recursive: true })
  cutLastRecord(join(path, 'journal'))
}

/** The last change is not there, and half of it is. */
function cutLastRecord(journal: string): void {
  const [segment = ''] = readdirSync(journal)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .reverse()
  const path = join(journal, segment)
  truncateSync(path, statSync(path).size - 20)
}

/** Opens what a session left: it must hold what was acknowledged, to the letter, and be in order. */
async function judge(
  path: string,
  before: readonly Change[],
  report: SessionReport,
): Promise<string | undefined> {
  if (report.wrong) return report.wrong
  const model = modelOf([...before, ...report.acknowledged])
  const opened = await openLibraryStore(path, { mode: 'write' })
  if (!opened.ok) return `does not open: ${opened.error.message}`
  const store = opened.value
  const found = readEverything(store.view, store.catalog.articleIds())
  const allowed = [model]
  if (report.inDoubt && report.exit.signal) {
    const more = model.copy()
    more.apply(report.inDoubt)
    allowed.push(more)
  }
  const isExact = allowed.some((one) => isDeepStrictEqual(one.everything(), found))
  const bad = store.problems.filter(({ action }) => action !== 'dropped-tail')
  const committed = await store.commit({ command: 'test', change: adding(makeTag(99)) })
  const closed = await store.close()
  if (!isExact) return 'does not hold what was acknowledged'
  if (bad.length > 0) return `is damaged: ${bad.map(({ message }) => message).join(' ')}`
  if (!committed.ok || !closed.ok) return 'cannot be worked with'
  const verified = await verifyLibrary(path)
  if (!verified.ok) return verified.error.message
  const [problem] = verified.value.problems
  return problem && `does not pass verify: ${problem.file}: ${problem.message}`
}

interface Counts {
  points: number
  asked: number
  injected: number
}

/** Makes every call of a session go wrong, one after the other, in each way. */
async function disturbAll(
  session: SessionProgram['mode'],
  before: string,
  changes: readonly Change[],
): Promise<Map<string, Counts>> {
  const log = join(home, 'strace.log')
  const target = { path: program, library, mode: session }
  const fresh = () => {
    rmSync(library, { recursive: true, force: true })
    cpSync(before, library, { recursive: true })
  }
  fresh()
  const watched = await watchSession(target, log)
  const wrong = await judge(library, changes, watched.report)
  if (wrong) fail(`${session}, undisturbed: ${wrong}`)
  const points = parseFaultPoints(watched.log, library, watched.main)
  const counts = new Map<string, Counts>()
  for (const [index, point] of points.entries()) {
    if (index % Number(every) !== Number(first)) continue
    for (const kind of KINDS) {
      const key = `${point.phase}, ${kind}`
      const count = counts.get(key) ?? { points: 0, asked: 0, injected: 0 }
      counts.set(key, count)
      count.points++
      if (kind === 'ENOSPC' && !point.isWriting) continue
      count.asked++
      fresh()
      const { report, injected } = await disturbSession(target, log, point, kind)
      if (injected > 0) count.injected++
      const found = await judge(library, changes, report)
      if (found) fail(`${describe(point)}, ${kind}: the library ${found}`)
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${session}: ${index + 1} of ${points.length}`)
  }
  return counts
}

function describe({ phase, thread, call, path, nth }: FaultPoint): string {
  return `${phase}: ${call} no. ${nth} of ${path.slice(library.length + 1) || 'the folder'} (${thread} thread)`
}

async function run(): Promise<void> {
  const before = join(home, 'before')
  const crashed = join(home, 'crashed')
  await makeBefore(before)
  await makeCrashed(before, crashed)
  const started = performance.now()
  if (every === 'none') console.error('Only the disks, as asked.')
  else if (hasStrace()) {
    let asked = 0
    let injected = 0
    for (const [mode, from, changes] of [
      ['work', before, BEFORE],
      ['replay', crashed, [...BEFORE, ...COMMITS]],
    ] as const) {
      for (const [key, count] of await disturbAll(mode, from, changes)) {
        print(`faults injected, ${key}`, count.injected, `${count.asked}`, count.points)
        asked += count.asked
        injected += count.injected
      }
    }
    // A fault that never came proves nothing.
    if (injected < asked) fail(`${asked - injected} faults did not come`)
    print('faults injected', injected, `${asked}`, asked)
  } else {
    console.error('strace is not here; tests/store/faults.test.ts injects faults by itself.')
  }
  const disks = { program, home, before, judge, fail, print }
  await fillDisk(disks)
  await interruptByReadOnly(disks)
  print('libraries that lost something or do not open', failures, '0', failures)
  const seconds = Math.round((performance.now() - started) / 100) / 10
  console.log(JSON.stringify({ figure: 'faults', value: seconds, unit: 's', asked: '', n: 1 }))
  if (failures > 0) process.exitCode = 1
}

function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

try {
  await run()
} finally {
  rmSync(home, { recursive: true, force: true })
}
