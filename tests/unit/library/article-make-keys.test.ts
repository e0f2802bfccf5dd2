import { describe, expect, test } from 'vitest'
import type { Id } from '#domain/library/model'
import { TestLibrary } from './run-on-memory'

function library(...names: string[]) {
  const made = new TestLibrary()
  const ids = names.map(
    (family) =>
      made.do({
        type: 'article.add',
        text: '',
        reference: { type: 'book', title: 'Words', author: [{ family }] },
      }).id,
  )
  const keys = () => ids.map((id) => made.memory.article(id)?.citationKey)
  return { made, ids, keys }
}

describe('article.make-keys', () => {
  test('makes the keys of the chosen ones anew, and undo brings the old ones back', () => {
    const { made, ids, keys } = library('Roe', 'Roe', 'Doe')
    const before = keys()
    const [first, second] = ids as [Id, Id]
    const pattern = '[Auth]:[word]'
    expect(made.do({ type: 'article.make-keys', articles: [first, second], pattern })).toEqual({
      changed: 2,
    })
    expect(keys()).toEqual(['Roe:words', 'Roe:words-b', before[2]])
    made.undo()
    expect(keys()).toEqual(before)
  })

  test('a key may go from one of the chosen to another, never from anyone else', () => {
    const { made, ids, keys } = library('Roe', 'Roe', 'Roe')
    const [first, second] = ids as [Id, Id]
    expect(keys()).toEqual(['roe-nd-words', 'roe-nd-words-b', 'roe-nd-words-c'])
    made.do({ type: 'article.make-keys', articles: [second, first] })
    expect(keys()).toEqual(['roe-nd-words-b', 'roe-nd-words', 'roe-nd-words-c'])
  })

  test('where they are right already nothing changes', () => {
    const { made, ids } = library('Roe', 'Doe')
    expect(made.do({ type: 'article.make-keys', articles: ids })).toEqual({ changed: 0 })
  })

  test('a pattern that is none changes nothing', () => {
    const { made, ids, keys } = library('Roe')
    const before = keys()
    expect(made.try({ type: 'article.make-keys', articles: ids, pattern: '[who]' }).ok).toBe(false)
    expect(keys()).toEqual(before)
  })
})
