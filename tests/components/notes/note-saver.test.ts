import { describe, expect, it } from 'vitest'
import { NoteSaver, type NoteStore } from '../../../renderer/features/notes/note-saver'

/** A library of notes in memory, which answers when it is told to and can refuse. */
class Library implements NoteStore {
  readonly notes = new Map<string, string>()
  readonly asked: string[] = []
  refuses = false
  #waiting: (() => void)[] = []
  isSlow = false
  #last = 0

  async #answer<T>(asked: string, act: () => T, refused: T): Promise<T> {
    this.asked.push(asked)
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.refuses ? refused : act()
  }

  async answerNext(): Promise<void> {
    this.#waiting.shift()?.()
    await settle()
  }

  add = (_: unknown, markdown: string) =>
    this.#answer<string | undefined>(
      'add',
      () => {
        const id = `note${++this.#last}`
        this.notes.set(id, markdown)
        return id
      },
      undefined,
    )
  edit = (note: string, markdown: string) =>
    this.#answer('edit', () => this.notes.has(note) && !!this.notes.set(note, markdown), false)
  remove = (note: string) => this.#answer('remove', () => this.notes.delete(note), false)
}

const TARGET = { article: 'a', quote: 'q' }
const NEVER = 1_000_000
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('saving a note', () => {
  it('adds it the first time and edits it after', async () => {
    const library = new Library()
    const saver = new NoteSaver(library, TARGET, undefined, NEVER)
    saver.type('one')
    expect(saver.state).toBe('unsaved')
    await saver.flush()
    saver.type('one two')
    await saver.flush()
    expect(library.asked).toEqual(['add', 'edit'])
    expect([...library.notes.values()]).toEqual(['one two'])
    expect(saver.state).toBe('saved')
  })

  it('says saved only when the library has answered', async () => {
    const library = new Library()
    library.isSlow = true
    const saver = new NoteSaver(library, TARGET, undefined, NEVER)
    saver.type('words')
    const saving = saver.flush()
    await settle()
    expect(saver.state).toBe('saving')
    expect(saver.isUnsaved).toBe(true)
    await library.answerNext()
    await saving
    expect(saver.state).toBe('saved')
    expect(saver.isUnsaved).toBe(false)
  })

  it('asks one at a time, and ends with the words typed meanwhile', async () => {
    const library = new Library()
    library.isSlow = true
    const saver = new NoteSaver(library, TARGET, undefined, NEVER)
    saver.type('a')
    const saving = saver.flush()
    await settle()
    saver.type('ab')
    saver.type('abc')
    void saver.flush()
    expect(library.asked).toEqual(['add'])
    await library.answerNext()
    await library.answerNext()
    await saving
    expect(library.asked).toEqual(['add', 'edit'])
    expect([...library.notes.values()]).toEqual(['abc'])
  })

  it('saves by itself after a pause', async () => {
    const library = new Library()
    const saver = new NoteSaver(library, TARGET, undefined, 1)
    saver.type('words')
    await new Promise((resolve) => saver.onChange(() => saver.state === 'saved' && resolve(null)))
    expect([...library.notes.values()]).toEqual(['words'])
  })

  it('deletes a note that is emptied, and adds it again when words come back', async () => {
    const library = new Library()
    library.notes.set('n', 'old')
    const saver = new NoteSaver(library, TARGET, { id: 'n', markdown: 'old' }, NEVER)
    saver.type('  \n')
    await saver.flush()
    expect(library.notes.size).toBe(0)
    expect(saver.note).toBeUndefined()
    saver.type('new')
    await saver.flush()
    expect(library.asked).toEqual(['remove', 'add'])
    expect([...library.notes.values()]).toEqual(['new'])
  })

  it('stores nothing for a note that never had words', async () => {
    const library = new Library()
    const saver = new NoteSaver(library, TARGET, undefined, NEVER)
    saver.type(' ')
    saver.type('')
    await saver.flush()
    expect(library.asked).toEqual([])
    expect(saver.state).toBe('clean')
  })

  it('keeps the words after a failure, and saves them when asked again', async () => {
    const library = new Library()
    library.refuses = true
    const saver = new NoteSaver(library, TARGET, undefined, NEVER)
    saver.type('precious')
    await saver.flush()
    expect(saver.state).toBe('failed')
    expect(saver.text).toBe('precious')
    expect(saver.isUnsaved).toBe(true)
    library.refuses = false
    await saver.flush()
    expect(saver.state).toBe('saved')
    expect([...library.notes.values()]).toEqual(['precious'])
  })

  it('follows an undo when nothing is unsaved, and keeps unsaved words otherwise', () => {
    const saver = new NoteSaver(new Library(), TARGET, { id: 'n', markdown: 'two' }, NEVER)
    saver.follow({ id: 'n', markdown: 'one' })
    expect(saver.text).toBe('one')
    saver.type('one and more')
    saver.follow(undefined)
    expect(saver.text).toBe('one and more')
    expect(saver.isUnsaved).toBe(true)
    expect(saver.note).toBeUndefined()
  })
})
