import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Change } from '#domain/library/change'
import { CALLS, type FaultPoint } from './fault-points'

/** What a session said, as far as it came. */
export interface SessionReport {
  /** Changes that were acknowledged, in order. */
  readonly acknowledged: Change[]
  readonly refused: string[]
  /** The change that was being saved when the process ended. */
  readonly inDoubt: Change | undefined
  readonly wrong: string | undefined
  readonly exit: { code: number | null; signal: string | null }
}

export type FaultKind = 'killed' | 'EIO' | 'ENOSPC'

interface Said {
  readonly main?: number
  readonly pool?: number
  readonly trying?: Change
  readonly acknowledged?: number
  readonly refused?: string
  readonly wrong?: string
  readonly phase?: string
}

export interface SessionProgram {
  readonly path: string
  readonly library: string
  readonly mode: 'work' | 'replay'
}

/**
 * Runs a session to its end. `begin` is called when its threads are there and nothing has happened;
 * `between` before each phase, while the session waits.
 */
export async function runSession(
  { path, library, mode }: SessionProgram,
  begin: (threads: { main: number; pool: number }) => Promise<void>,
  between?: (phase: string) => void,
): Promise<SessionReport> {
  const args = [path, library, mode, ...(between ? ['pause'] : [])]
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // One thread for the system's slow calls, and no other way round it: so that calls can be counted.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0' },
  })
  const ended = once(child, 'close')
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  child.stdin.on('error', () => undefined)
  const go = () => child.stdin.write('\n')
  const acknowledged: Change[] = []
  const refused: string[] = []
  let inDoubt: Change | undefined
  let wrong: string | undefined
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    const said = JSON.parse(line) as Said
    if (said.main && said.pool) void begin({ main: said.main, pool: said.pool }).then(go)
    if (said.phase) {
      between?.(said.phase)
      go()
    }
    if (said.trying) inDoubt = said.trying
    if (said.acknowledged !== undefined && inDoubt) acknowledged.push(inDoubt)
    if (said.refused) refused.push(said.refused)
    if (said.acknowledged !== undefined || said.refused) inDoubt = undefined
    if (said.wrong) wrong = said.wrong
  })
  const [code, signal] = (await ended) as [number | null, string | null]
  if (code !== 0 && signal === null) wrong ??= `the session ended with ${code}: ${errors}`
  return { acknowledged, refused, inDoubt, wrong, exit: { code, signal } }
}

/** Lets strace write down the calls of a session; gives the log. */
export async function watchSession(
  program: SessionProgram,
  log: string,
): Promise<{ report: SessionReport; log: string; main: number }> {
  let strace: ChildProcess | undefined
  let main = 0
  const report = await runSession(program, async (threads) => {
    main = threads.main
    strace = await attach([threads.main, threads.pool], log, [`--trace=${CALLS.join(',')}`])
  })
  await ended(strace)
  return { report, log: readFileSync(log, 'utf8'), main }
}

/** Runs a session in which one call goes wrong; `injected` is how often strace did it. */
export async function disturbSession(
  program: SessionProgram,
  log: string,
  point: FaultPoint,
  kind: FaultKind,
): Promise<{ report: SessionReport; injected: number }> {
  let strace: ChildProcess | undefined
  const what = kind === 'killed' ? 'error=EIO:signal=SIGKILL' : `error=${kind}`
  const report = await runSession(program, async (threads) => {
    strace = await attach([threads[point.thread]], log, [
      `--trace-path=${point.path}`,
      `--trace=${point.call}`,
      `--inject=${point.call}:${what}:when=${point.nth}`,
    ])
  })
  await ended(strace)
  const text = readFileSync(log, 'utf8')
  // A killed call has no result to which the log could add the word.
  const injected =
    kind === 'killed'
      ? Number(report.exit.signal === 'SIGKILL')
      : text.split('(INJECTED)').length - 1
  return { report, injected }
}

/** Starts strace on threads that wait, and resolves when it has them. */
async function attach(threads: number[], log: string, args: string[]): Promise<ChildProcess> {
  const targets = threads.flatMap((tid) => ['-p', String(tid)])
  const strace = spawn('strace', [...args, '-y', '-o', log, ...targets], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let waiting = threads.length
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: strace.stderr }).on('line', (line) => {
      if (line.includes('attached') && --waiting === 0) resolve()
    })
    strace.once('error', reject)
    strace.once('close', (code) => reject(new Error(`strace ended with ${code}`)))
  })
  return strace
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'close')
}
