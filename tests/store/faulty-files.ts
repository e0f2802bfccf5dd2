import { nodeFiles, type StoreFile, type StoreFiles } from '#store/files'

/** What goes wrong, and at which of the calls that change something. */
export interface Fault {
  /**
   * An error code for that one call; `crash`: that call and all after it do nothing, as when the
   * process is killed there; `short`: a write stops half-way for want of room.
   */
  readonly kind: 'ENOSPC' | 'EIO' | 'EROFS' | 'crash' | 'short'
  /** Which call, counted from 0, or what it looks like. */
  readonly at: number | ((call: string) => boolean)
}

/**
 * The real file system, with one fault in it. Calls are named like `rename library.json`; reading is
 * never disturbed.
 */
export class FaultyFiles implements StoreFiles {
  /** The names of the calls that were made. */
  readonly calls: string[] = []
  fault: Fault | undefined
  hasFired = false
  isCrashed = false

  readonly readSync = nodeFiles.readSync
  readonly read = nodeFiles.read
  readonly listSync = nodeFiles.listSync
  readonly list = nodeFiles.list
  readonly statSync = nodeFiles.statSync
  readonly stat = nodeFiles.stat
  readonly uniqueSuffix = nodeFiles.uniqueSuffix

  async open(path: string, how: 'create' | 'append'): Promise<StoreFile> {
    this.#call('open', path)
    const file = await nodeFiles.open(path, how)
    return {
      write: async (bytes) => {
        if (this.#isShort(path)) {
          await file.write(bytes.subarray(0, bytes.length >> 1))
          throw errorOf('ENOSPC', `write ${path}`)
        }
        this.#call('write', path)
        await file.write(bytes)
      },
      datasync: async () => {
        this.#call('datasync', path)
        await file.datasync()
      },
      sync: async () => {
        this.#call('sync', path)
        await file.sync()
      },
      truncate: async (length) => {
        this.#call('truncate', path)
        await file.truncate(length)
      },
      statSync: () => file.statSync(),
      close: () => file.close(),
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.#call('rename', to)
    await nodeFiles.rename(from, to)
  }
  async link(from: string, to: string): Promise<void> {
    this.#call('link', to)
    await nodeFiles.link(from, to)
  }
  async copy(from: string, to: string): Promise<void> {
    this.#call('copy', to)
    await nodeFiles.copy(from, to)
  }
  async remove(path: string): Promise<void> {
    this.#call('remove', path)
    await nodeFiles.remove(path)
  }
  async removeTree(path: string): Promise<void> {
    this.#call('removeTree', path)
    await nodeFiles.removeTree(path)
  }
  async makeFolder(path: string): Promise<void> {
    this.#call('makeFolder', path)
    await nodeFiles.makeFolder(path)
  }
  async syncFolder(path: string): Promise<void> {
    this.#call('syncFolder', path)
    await nodeFiles.syncFolder(path)
  }

  #call(verb: string, path: string): void {
    const name = `${verb} ${shorten(path)}`
    const isHit = this.#isHit(name)
    this.calls.push(name)
    if (isHit && this.fault?.kind === 'crash') this.isCrashed = true
    if (this.isCrashed) throw errorOf('EIO', `${name} after a crash`)
    if (isHit && this.fault && this.fault.kind !== 'crash') {
      throw errorOf(this.fault.kind === 'short' ? 'ENOSPC' : this.fault.kind, name)
    }
  }

  #isShort(path: string): boolean {
    if (this.fault?.kind !== 'short' || this.isCrashed) return false
    const name = `write ${shorten(path)}`
    if (!this.#isHit(name)) return false
    this.calls.push(name)
    return true
  }

  #isHit(name: string): boolean {
    if (!this.fault || this.hasFired) return false
    const { at } = this.fault
    const isHit = typeof at === 'number' ? this.calls.length === at : at(name)
    if (isHit) this.hasFired = true
    return isHit
  }
}

/** The last two names of a path, without what is random in temporary ones. */
function shorten(path: string): string {
  return path
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\.[0-9a-f]{12}\.tmp$/, '.tmp')
}

function errorOf(code: string, what: string): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code })
}
