import { expect, it } from 'vitest'
import { bringBack } from '#domain/library/bring-back'
import { expectOk } from '#domain/result'
import { TestLibrary } from './run-on-memory'

const NOW = new Date(Date.UTC(2025, 0, 1)).toISOString()

/** Gives back what the last change took from a record. */
function back(library: TestLibrary, id: string, change = library.changes.at(-1)) {
  if (!change) throw new Error('nothing was done')
  library.memory.apply(expectOk(bringBack(change, id, library.memory, NOW)))
}

it('brings back a reference without the citation key that another article has by now', () => {
  const library = new TestLibrary()
  const { id } = library.do({ type: 'article.add', text: 'One.', title: 'War' })
  const key = library.memory.article(id)?.citationKey ?? ''
  const reference = { type: 'book', title: 'Peace' } as const
  library.do({ type: 'article.edit-reference', article: id, reference, citationKey: 'mine' })
  const change = library.changes.at(-1)
  const { id: other } = library.do({ type: 'article.add', text: 'Two.', title: 'Other' })
  library.do({ type: 'article.edit-reference', article: other, citationKey: key })
  back(library, id, change)
  expect(library.memory.article(id)).toMatchObject({
    citationKey: 'mine',
    reference: { title: 'War' },
  })
})

it('brings back a citation key that is free', () => {
  const library = new TestLibrary()
  const { id } = library.do({ type: 'article.add', text: 'One.', title: 'War' })
  const key = library.memory.article(id)?.citationKey
  library.do({ type: 'article.edit-reference', article: id, citationKey: 'mine' })
  back(library, id)
  expect(library.memory.article(id)?.citationKey).toBe(key)
})

it('brings back no parent that is gone or stands below the tag by now', () => {
  const library = new TestLibrary()
  const tag = (name: string, parent?: string) =>
    library.do({ type: 'tag.add', name, ...(parent ? { parent } : {}) }).id
  const above = tag('above')
  const below = tag('below', above)
  library.do({ type: 'tag.move', tag: below, parent: null })
  const moved = library.changes.at(-1)
  back(library, below, moved)
  expect(library.memory.tag(below)?.parent).toBe(above)
  library.do({ type: 'tag.move', tag: below, parent: null })
  library.do({ type: 'tag.move', tag: above, parent: below })
  back(library, below, moved)
  expect(library.memory.tag(below)?.parent).toBeUndefined()
  library.do({ type: 'tag.delete', tag: above })
  back(library, below, moved)
  expect(library.memory.tag(below)?.parent).toBeUndefined()
})

it('says who has the name of a tag or a speaker by now, and changes nothing', () => {
  const library = new TestLibrary()
  const { id: tag } = library.do({ type: 'tag.add', name: 'talks' })
  library.do({ type: 'tag.rename', tag, name: 'summits' })
  const renamed = library.changes.at(-1)
  const { id: other } = library.do({ type: 'tag.add', name: 'Talks' })
  if (!renamed) throw new Error('nothing was done')
  const taken = bringBack(renamed, tag, library.memory, NOW)
  expect(taken).toMatchObject({ ok: false, error: { code: 'name-taken' } })
  expect(taken).toMatchObject({ error: { message: expect.stringContaining('“Talks”') } })
  // Below another tag the name is free.
  library.do({ type: 'tag.move', tag: other, parent: tag })
  back(library, tag, renamed)
  expect(library.memory.tag(tag)?.name).toBe('talks')

  const { id: speaker } = library.do({ type: 'speaker.add', name: 'Lavrov' })
  library.do({ type: 'speaker.edit', speaker, name: 'Sergey Lavrov' })
  const edited = library.changes.at(-1)
  library.do({ type: 'speaker.add', name: 'S. Lavrov', aliases: ['lavrov'] })
  if (!edited) throw new Error('nothing was done')
  expect(bringBack(edited, speaker, library.memory, NOW)).toMatchObject({
    ok: false,
    error: { code: 'name-taken', message: expect.stringContaining('“Lavrov”') },
  })
})
