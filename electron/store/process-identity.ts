import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Enough of a process to tell later whether it still runs: a number alone is used again. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in the system's own words; absent where the system does not say. */
  readonly started?: string
  readonly host: string
  /** The running system: changes with every boot, and with the container on Linux. */
  readonly boot?: string
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  const started = startOf(process.pid)
  const boot = bootId()
  return {
    pid: process.pid,
    ...(started ? { started } : {}),
    host: hostname(),
    ...(boot ? { boot } : {}),
  }
}

/**
 * Whether a process that left its identity still runs. A process of another computer counts as
 * running: nothing here can tell.
 */
export function isRunning(other: ProcessIdentity): boolean {
  const own = ownIdentity()
  const isSameSystem = other.boot !== undefined && other.boot === own.boot
  if (!isSameSystem) {
    if (other.host !== own.host) return true
    // The same computer, started again since.
    if (other.boot !== undefined && own.boot !== undefined && !sharesKernel(other.boot, own.boot)) {
      return false
    }
    if (other.boot !== own.boot) return true
  }
  if (!exists(other.pid)) return false
  const started = startOf(other.pid)
  return started === undefined || other.started === undefined || started === other.started
}

/** Two containers on one kernel see different processes, and each may be running. */
function sharesKernel(a: string, b: string): boolean {
  return a.split(' ')[0] === b.split(' ')[0]
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function bootId(): string | undefined {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
    }
    if (process.platform === 'darwin')
      return ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])
  } catch {
    // Then host and process have to do.
  }
  return undefined
}

function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in brackets may hold spaces and brackets itself; fields are counted after it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const [state] = fields
      const started = fields[19]
      // A zombie holds nothing any more.
      return state === 'Z' || state === 'X' ? 'ended' : started
    }
    if (process.platform === 'darwin') return ask('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])
  } catch {
    // Not ours to see, or gone.
  }
  return undefined
}

function ask(program: string, args: string[]): string | undefined {
  const answer = execFileSync(program, args, {
    encoding: 'utf8',
    timeout: 2_000,
    env: { LC_ALL: 'C' },
  })
  return answer.trim() || undefined
}
