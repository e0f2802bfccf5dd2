import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertChange } from '#domain/library/change'
import type { LibraryRecord } from '#domain/library/model'
import type { MemoryLibrary } from './memory-library'
import { cook, type Recipe, recipe } from './random-commands'
import { TestLibrary } from './run-on-memory'

function play(recipes: readonly Recipe[]): TestLibrary {
  const library = new TestLibrary()
  for (const one of recipes) {
    const command = cook(one, library.memory)
    if (command) library.try(command)
  }
  return library
}

describe('changes', () => {
  it('taken back one by one leave nothing, and made again leave the same', () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 40, size: 'max' }), (recipes) => {
        const library = play(recipes)
        const after = library.memory.snapshot()
        for (const change of [...library.changes].reverse()) {
          library.memory.apply(invertChange(change))
        }
        expect(library.memory.snapshot()).toEqual([])
        for (const change of library.changes) library.memory.apply(change)
        expect(library.memory.snapshot()).toEqual(after)
      }),
      { numRuns: 400 },
    )
  })

  it('survive being written as JSON', () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 30 }), (recipes) => {
        for (const change of play(recipes).changes) {
          expect(JSON.parse(JSON.stringify(change))).toEqual(change)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('never leave anything pointing at what is not there', () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 60, size: 'max' }), (recipes) => {
        const { memory } = play(recipes)
        for (const record of memory.snapshot()) {
          for (const [type, id] of referencesOf(record))
            expect(memory.records.get(id)?.type).toBe(type)
        }
        expectUniqueKeys(memory)
        expectNoTagCycle(memory)
      }),
      { numRuns: 400 },
    )
  })

  it('keep every quote’s words equal to its place', () => {
    fc.assert(
      fc.property(fc.array(recipe, { maxLength: 60, size: 'max' }), (recipes) => {
        const { memory } = play(recipes)
        for (const id of memory.quoteIds()) {
          const quote = memory.quote(id)
          const text = quote && memory.revision(quote.article, quote.revision)?.text
          expect(text?.slice(quote?.start, quote?.end)).toBe(quote?.exact)
        }
      }),
      { numRuns: 100 },
    )
  })
})

function referencesOf(record: LibraryRecord): [type: string, id: string][] {
  const tagged = (ids: readonly string[]) => ids.map((id): [string, string] => ['tag', id])
  switch (record.type) {
    case 'article':
      return [['revision', record.revision], ...tagged(record.tags)]
    case 'revision':
      return [['article', record.article]]
    case 'quote':
      return [
        ['article', record.article],
        ['revision', record.revision],
        ...(record.speaker ? ([['speaker', record.speaker]] as [string, string][]) : []),
        ...record.via.map((id): [string, string] => ['speaker', id]),
        ...tagged(record.tags),
      ]
    case 'note':
      return [
        ...(record.article ? ([['article', record.article]] as [string, string][]) : []),
        ...(record.quote ? ([['quote', record.quote]] as [string, string][]) : []),
      ]
    case 'tag':
      return record.parent ? [['tag', record.parent]] : []
    case 'speaker':
      return []
  }
}

function expectUniqueKeys(memory: MemoryLibrary): void {
  const keys = memory.articleIds().map((id) => memory.article(id)?.citationKey.toLowerCase())
  expect(new Set(keys).size).toBe(keys.length)
}

function expectNoTagCycle(memory: MemoryLibrary): void {
  for (const tag of memory.tags()) {
    let steps = 0
    for (let at = tag.parent; at; at = memory.tag(at)?.parent) {
      expect(++steps).toBeLessThan(1000)
    }
  }
}
