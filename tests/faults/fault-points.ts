/** One system call of a session, told from all others by what it is made on and how often before. */
export interface FaultPoint {
  readonly phase: string
  readonly thread: 'main' | 'pool'
  readonly call: string
  /** One of the paths that the call names, as strace compares them. */
  readonly path: string
  /** Which of this thread's calls of this name on the path, from 1. */
  readonly nth: number
  /** Whether it makes or changes something, and so needs room. */
  readonly isWriting: boolean
}

/** The calls by which a program touches files, as strace names them. */
export const CALLS = [
  'openat',
  'read',
  'pread64',
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'close',
  'rename',
  'link',
  'unlink',
  'mkdir',
  'rmdir',
  'getdents64',
  'statx',
  'fstat',
  'newfstatat',
  'copy_file_range',
  'sendfile',
]

const WRITING = new Set([
  'write',
  'pwrite64',
  'fsync',
  'fdatasync',
  'rename',
  'link',
  'mkdir',
  'copy_file_range',
  'sendfile',
])

/**
 * The calls on files of a folder in what strace wrote (`strace -y -o`, both threads in one file).
 * The session names its phases by asking for files called `.phase-…`.
 */
export function parseFaultPoints(log: string, folder: string, mainThread: number): FaultPoint[] {
  const points: FaultPoint[] = []
  const counts = new Map<string, number>()
  let phase = ''
  for (const line of log.split('\n')) {
    // A call that was going on meanwhile is listed where it begins.
    const found = /^(\d+)\s+([a-z0-9_]+)\((.*)$/.exec(line)
    if (!found) continue
    const [, tid, call = '', rest = ''] = found
    const marked = /"[^"]*\/\.phase-([a-z-]+)"/.exec(rest)?.[1]
    if (marked) {
      phase = marked
      continue
    }
    const paths = pathsIn(rest).filter((path) => path === folder || path.startsWith(`${folder}/`))
    const thread = Number(tid) === mainThread ? 'main' : 'pool'
    for (const path of new Set(paths)) {
      const key = `${thread} ${call} ${path}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const [path] = paths
    if (!phase || path === undefined) continue
    const isWriting = WRITING.has(call) || rest.includes('O_CREAT')
    const nth = counts.get(`${thread} ${call} ${path}`) ?? 1
    points.push({ phase, thread, call, path, nth, isWriting })
  }
  return points
}

/** Names in quotes, and those that strace puts behind descriptors. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/"(\/[^"]*)"|\d+<(\/[^>]*)>/g)].map(
    ([, named, open]) => named ?? open ?? '',
  )
}
