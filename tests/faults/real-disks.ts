import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Change } from '#domain/library/change'
import { runSession, type SessionReport } from './run-session'
import { BEFORE } from './session-changes'

/** What the harness has for those who make real disks fail. */
export interface Harness {
  /** The session's program. */
  readonly program: string
  readonly home: string
  /** The library that a session of work begins with. */
  readonly before: string
  readonly judge: (
    path: string,
    before: readonly Change[],
    report: SessionReport,
  ) => Promise<string | undefined>
  readonly fail: (what: string) => void
  readonly print: (figure: string, value: number, asked: string, n: number) => void
}

const PAGE = 4_096
/** A session needs less than this; with all of it nothing is refused. */
const MOST_PAGES_LEFT = 40
const PHASES = ['opening', 'commit', 'check-point', 'rotation', 'backup', 'undo', 'closing']

/** A disk in memory that is full but for some pages: writes stop half-way, wherever that is. */
export async function fillDisk(harness: Harness): Promise<void> {
  const { program, home, before, judge, fail, print } = harness
  const disk = join(home, 'disk')
  mkdirSync(disk)
  let sessions = 0
  let refused = 0
  let interrupted = 0
  for (let left = 0; left <= MOST_PAGES_LEFT; left++) {
    if (!mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk)) {
      console.error('No small disk can be mounted here (root on Linux can): none was filled.')
      return
    }
    try {
      const library = join(disk, 'library')
      cpSync(before, library, { recursive: true })
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - left * PAGE))
      const report = await runSession({ path: program, library, mode: 'work' }, async () => {})
      sessions++
      refused += report.refused.length
      if (report.refused.length > 0 && report.acknowledged.length > 0) interrupted++
      rmSync(join(disk, 'filler'))
      const found = await judge(library, BEFORE, report)
      if (found) fail(`a disk with ${left} pages left: the library ${found}`)
    } finally {
      unmount(disk)
    }
  }
  print('sessions on a disk that becomes full', sessions, '', sessions)
  print('changes refused for want of room', refused, '>= 1', sessions)
  print('sessions of which some changes were saved and some refused', interrupted, '>= 1', sessions)
  if (refused === 0 || interrupted === 0) fail('no disk was full at the right moment')
}

/** A disk that the system makes read-only under the session, as it does after errors. */
export async function interruptByReadOnly(harness: Harness): Promise<void> {
  const { program, home, before, judge, fail, print } = harness
  const disk = join(home, 'disk')
  const image = join(home, 'image')
  let interruptions = 0
  let refused = 0
  for (const at of PHASES) {
    writeFileSync(image, '')
    truncateSync(image, 32_000_000)
    if (!run('mkfs.ext4', '-q', '-F', image) || !mount('-o', 'loop', image, disk)) {
      console.error('No image of a disk can be mounted here: none became read-only.')
      return
    }
    try {
      const library = join(disk, 'library')
      cpSync(before, library, { recursive: true })
      run('sync', '-f', disk)
      const report = await runSession(
        { path: program, library, mode: 'work' },
        async () => {},
        (phase) => {
          if (phase === at && mount('-o', 'remount,abort', disk)) interruptions++
        },
      )
      refused += report.refused.length
      // What was not written goes with it, and the disk's own journal is replayed.
      unmount(disk)
      mount('-o', 'loop', image, disk)
      const found = await judge(library, BEFORE, report)
      if (found) fail(`a disk read-only from ${at} on: the library ${found}`)
    } finally {
      unmount(disk)
    }
  }
  const asked = String(PHASES.length)
  print('disks made read-only under a session', interruptions, asked, PHASES.length)
  print('changes refused by a read-only disk', refused, '>= 1', PHASES.length)
  if (interruptions < PHASES.length || refused === 0) fail('a disk did not become read-only')
}

const mount = (...args: string[]) => run('mount', ...args)
const unmount = (disk: string) => run('umount', disk)

function run(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
