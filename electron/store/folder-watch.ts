import { type FSWatcher, watch } from 'node:fs'

/** Names are told this long after the first one was seen, in ms: programs write in several steps. */
const DELAY_MS = 200

/** A name in a folder at which something happened. */
export interface SeenName {
  readonly folder: string
  readonly name: string
}

/**
 * Watches folders, each by itself: one recursive watch over a large library would take a hundred
 * thousand system watches. What a system cannot watch is left to the next scan.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #seen = new Map<string, SeenName>()
  #timer: NodeJS.Timeout | undefined

  constructor(readonly onSeen: (names: readonly SeenName[]) => void) {}

  has(folder: string): boolean {
    return this.#watchers.has(folder)
  }

  add(folder: string): void {
    if (this.#watchers.has(folder)) return
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        if (name !== null) this.#see({ folder, name })
      })
      watcher.on('error', () => this.#drop(folder))
      this.#watchers.set(folder, watcher)
    } catch {
      // Gone meanwhile, or more folders than the system lets us watch.
    }
  }

  close(): void {
    clearTimeout(this.#timer)
    for (const folder of [...this.#watchers.keys()]) this.#drop(folder)
  }

  #see(seen: SeenName): void {
    this.#seen.set(`${seen.folder}/${seen.name}`, seen)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      const names = [...this.#seen.values()]
      this.#seen.clear()
      this.onSeen(names)
    }, DELAY_MS)
    this.#timer.unref()
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close()
    this.#watchers.delete(folder)
  }
}
