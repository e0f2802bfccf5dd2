import type { Id } from '#domain/library/model'

/** `clean`: as stored, nothing was typed. `saved`: main has answered that it is on the disk. */
export type SaveState = 'clean' | 'unsaved' | 'saving' | 'saved' | 'failed'

/** What a note is on. */
export interface NoteTarget {
  readonly article: Id
  readonly quote?: Id
}

export interface StoredNote {
  readonly id: Id
  readonly markdown: string
}

/** How notes reach the library. Each answers when it is on the disk, or that it is not. */
export interface NoteStore {
  /** The new note's id; undefined when it could not be stored. */
  add(target: NoteTarget, markdown: string): Promise<Id | undefined>
  edit(note: Id, markdown: string): Promise<boolean>
  remove(note: Id): Promise<boolean>
}

/** How long nobody types before words are saved, in milliseconds. */
export const SAVE_PAUSE = 1000

/**
 * Keeps the words of one note until they are on the disk. Saving is one request at a time, and always
 * of the latest words; a failure keeps the words and says so. A note that is emptied is deleted.
 */
export class NoteSaver {
  #text: string
  #note: Id | undefined
  /** What is on the disk, as far as is known. */
  #stored: string
  #state: SaveState = 'clean'
  #running: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()

  constructor(
    readonly store: NoteStore,
    readonly target: NoteTarget,
    stored?: StoredNote,
    readonly pause = SAVE_PAUSE,
  ) {
    this.#note = stored?.id
    this.#stored = this.#text = stored?.markdown ?? ''
  }

  get text(): string {
    return this.#text
  }

  get state(): SaveState {
    return this.#state
  }

  /** The stored note; undefined before it is first saved and after it was emptied. */
  get note(): Id | undefined {
    return this.#note
  }

  /** Words that are not on the disk yet, or whose saving has not been answered. */
  get isUnsaved(): boolean {
    return this.#text !== this.#stored || this.#running !== undefined
  }

  /** Called whenever text or state change. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** New words; they are saved after a pause. */
  type(text: string): void {
    if (text === this.#text) return
    this.#text = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.pause)
    if (!this.#running) this.#set('unsaved')
    else this.#tell()
  }

  /** Saves what is not saved; resolves when it is on the disk or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /**
   * The note as the library has it now, after a change from elsewhere (an undo). Words that are not
   * saved stay; undefined says that the note is gone.
   */
  follow(stored: StoredNote | undefined): void {
    if (this.#running) return
    const isClean = this.#text === this.#stored
    if (stored?.id === this.#note && (stored?.markdown ?? '') === this.#stored) return
    this.#note = stored?.id
    this.#stored = stored?.markdown ?? ''
    if (!isClean) return
    this.#text = this.#stored
    this.#set('clean')
  }

  async #saveAll(): Promise<void> {
    while (this.#text !== this.#stored) {
      this.#set('saving')
      const text = this.#text
      if (!(await this.#save(text))) {
        this.#set('failed')
        return
      }
      this.#stored = text
    }
    if (this.#state === 'saving') this.#set('saved')
    else if (this.#state === 'unsaved') this.#set('clean')
  }

  async #save(text: string): Promise<boolean> {
    if (text.trim() === '') {
      if (this.#note === undefined) return true
      if (!(await this.store.remove(this.#note))) return false
      this.#note = undefined
      return true
    }
    if (this.#note !== undefined) return this.store.edit(this.#note, text)
    this.#note = await this.store.add(this.target, text)
    return this.#note !== undefined
  }

  #set(state: SaveState): void {
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
