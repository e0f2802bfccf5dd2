import { randomBytes } from 'node:crypto'
import { fstatSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs'
import {
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
  type FileHandle,
} from 'node:fs/promises'

/**
 * The few file-system calls the store makes, as one interface, so that a test can make any one of
 * them fail. Production always uses `nodeFiles`. Every method throws what the system says, with its
 * code (`ENOSPC`, `EIO`, …).
 */
export interface StoreFiles {
  readSync(path: string): Buffer
  read(path: string): Promise<Buffer>
  listSync(folder: string): string[]
  list(folder: string): Promise<string[]>
  statSync(path: string): FileInfo
  stat(path: string): Promise<FileInfo>
  /** `create` fails where the file exists; `append` makes it where it does not. */
  open(path: string, how: 'create' | 'append'): Promise<StoreFile>
  rename(from: string, to: string): Promise<void>
  link(from: string, to: string): Promise<void>
  copy(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  removeTree(path: string): Promise<void>
  /** Makes the folder and those above it; nothing where it exists. */
  makeFolder(path: string): Promise<void>
  /** Makes renames, links and removals in a folder durable. */
  syncFolder(path: string): Promise<void>
  /** Letters and digits for a name that no other file has. */
  uniqueSuffix(): string
}

/** A file that is being written at its end. */
export interface StoreFile {
  /** Writes all of it or throws; part of it may be in the file then. */
  write(bytes: Uint8Array): Promise<void>
  datasync(): Promise<void>
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  /** Of the open file: never waits for the disk. */
  statSync(): FileInfo
  close(): Promise<void>
}

export interface FileInfo {
  readonly size: number
  readonly isFolder: boolean
  /** 0: the file was removed while it is open. */
  readonly links: number
  readonly modified: number
  /** The same for two names of one file; 0 where the system does not say. */
  readonly inode: number
}

/** The system's code of an error, such as `ENOSPC`; empty where it has none. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** What `work` gives, or undefined where the file or folder it needs is not there. */
export function ifPresent<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Size and time of a file or folder; undefined where it is not there. */
export async function infoIfPresent(
  files: StoreFiles,
  path: string,
): Promise<FileInfo | undefined> {
  try {
    return await files.stat(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

interface NodeStats {
  readonly size: number
  readonly nlink: number
  readonly mtimeMs: number
  readonly ino: number
  isDirectory(): boolean
}

const infoOf = (stats: NodeStats): FileInfo => ({
  size: stats.size,
  isFolder: stats.isDirectory(),
  links: stats.nlink,
  modified: stats.mtimeMs,
  inode: stats.ino,
})

const SMALL_WRITE = 65_536

class NodeFile implements StoreFile {
  constructor(readonly handle: FileHandle) {}

  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      // A small write only fills the system's cache; another thread would take longer to wake up.
      const isSmall = bytes.length - at <= SMALL_WRITE
      at += isSmall
        ? writeSync(this.handle.fd, bytes, at)
        : (await this.handle.write(bytes, at, bytes.length - at)).bytesWritten
    }
  }

  datasync(): Promise<void> {
    return this.handle.datasync()
  }

  sync(): Promise<void> {
    return this.handle.sync()
  }

  truncate(length: number): Promise<void> {
    return this.handle.truncate(length)
  }

  statSync(): FileInfo {
    return infoOf(fstatSync(this.handle.fd))
  }

  close(): Promise<void> {
    return this.handle.close()
  }
}

export const nodeFiles: StoreFiles = {
  readSync: (path) => readFileSync(path),
  read: (path) => readFile(path),
  listSync: (folder) => readdirSync(folder),
  list: (folder) => readdir(folder),
  statSync: (path) => infoOf(statSync(path)),
  stat: async (path) => infoOf(await stat(path)),
  open: async (path, how) => new NodeFile(await open(path, how === 'create' ? 'wx' : 'a')),
  rename: (from, to) => rename(from, to),
  link: (from, to) => link(from, to),
  copy: (from, to) => copyFile(from, to),
  remove: (path) => unlink(path),
  removeTree: (path) => rm(path, { recursive: true, force: true }),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true })
  },
  syncFolder: async (path) => {
    // Windows has no way to open a folder for this; its file system journals names itself.
    if (process.platform === 'win32') return
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  uniqueSuffix: () => randomBytes(6).toString('hex'),
}
