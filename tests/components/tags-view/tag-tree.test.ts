import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TagRow } from '#domain/library/rows'
import { mergeSentence } from '../../../renderer/features/tags-view/merge-sentence'
import {
  lineAfter,
  parentWhenMovedIn,
  tagPath,
  tagsBelow,
  treeLines,
} from '../../../renderer/features/tags-view/tag-tree'

function tagMap(...tags: (Partial<TagRow> & { id: string })[]): ReadonlyMap<string, TagRow> {
  return new Map(
    tags.map((tag) => [tag.id, { type: 'tag', name: tag.id, colour: 'blue', quotes: 0, ...tag }]),
  )
}

/** Trees of any shape; some parents are not there at all. */
const forest = fc
  .array(fc.record({ parent: fc.option(fc.nat(14), { nil: undefined }), name: fc.string() }), {
    maxLength: 14,
  })
  .map((tags) =>
    tagMap(
      ...tags.map(({ parent, name }, index) => ({
        id: `t${index}`,
        name,
        // Only below an earlier one: commands never make a circle.
        ...(parent !== undefined && (parent < index || parent === 14)
          ? { parent: `t${parent}` }
          : {}),
      })),
    ),
  )

describe('the tree of tags', () => {
  it('shows every tag exactly once, below its parent', () => {
    fc.assert(
      fc.property(forest, (tags) => {
        const lines = treeLines(tags, new Set())
        expect(lines.map((line) => line.tag.id).sort()).toEqual([...tags.keys()].sort())
        for (const [index, { tag, level }] of lines.entries()) {
          const parent = tags.get(tag.parent ?? '')
          const above = lines.slice(0, index).findLast((line) => line.level < level)
          expect(above?.tag.id).toBe(parent?.id)
        }
      }),
    )
  })

  it('hides what lies below a collapsed tag and nothing else', () => {
    fc.assert(
      fc.property(forest, fc.nat(13), (tags, at) => {
        const id = `t${at}`
        const shown = treeLines(tags, new Set([id])).map((line) => line.tag.id)
        const below = tagsBelow(tags, id)
        expect(new Set([...shown, ...below])).toEqual(new Set(tags.keys()))
        expect(shown.some((one) => below.has(one))).toBe(false)
      }),
    )
  })

  it('is ordered by name without regard to case, and numbers by their value', () => {
    const tags = tagMap({ id: 'b' }, { id: 'A' }, { id: 'tag 10' }, { id: 'tag 9' }, { id: 'á' })
    const names = treeLines(tags, new Set()).map((line) => line.tag.name)
    expect(names).toEqual(['A', 'á', 'b', 'tag 9', 'tag 10'])
  })

  it('counts the place of a tag among its siblings', () => {
    const tags = tagMap(
      { id: 'a' },
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'a' },
      { id: 'd' },
    )
    const places = treeLines(tags, new Set()).map((line) => [
      line.tag.id,
      line.level,
      line.position,
      line.siblings,
    ])
    expect(places).toEqual([
      ['a', 1, 1, 2],
      ['b', 2, 1, 2],
      ['c', 2, 2, 2],
      ['d', 1, 2, 2],
    ])
  })
})

describe('moving a tag by keys', () => {
  const tags = tagMap({ id: 'a' }, { id: 'b', parent: 'a' }, { id: 'c' }, { id: 'd', parent: 'c' })
  const lines = treeLines(tags, new Set())

  it('goes below the sibling above it, never below that one’s children', () => {
    expect(parentWhenMovedIn(lines, 'c')).toBe('a')
  })

  it('does nothing for the first of its siblings', () => {
    expect(parentWhenMovedIn(lines, 'a')).toBeUndefined()
    expect(parentWhenMovedIn(lines, 'b')).toBeUndefined()
    expect(parentWhenMovedIn(lines, 'd')).toBeUndefined()
  })

  it('goes on with the next line when a tag is gone, or with the last', () => {
    expect(lineAfter(lines, 'a')).toBe('b')
    expect(lineAfter(lines, 'd')).toBe('c')
  })
})

describe('the path of a tag', () => {
  it('names all tags above it, and ends even where tags stand in a circle', () => {
    const tags = tagMap({ id: 'a', parent: 'b' }, { id: 'b', parent: 'a' }, { id: 'c' })
    expect(tagPath(tags, 'a')).toBe('b › a')
    expect(tagPath(tagMap({ id: 'x' }, { id: 'y', parent: 'x' }), 'y')).toBe('x › y')
  })
})

describe('what merging changes', () => {
  it('is said with the numbers that it is about', () => {
    const tags = tagMap(
      { id: 'gas', quotes: 12 },
      { id: 'lng', parent: 'gas', quotes: 1 },
      { id: 'energy' },
    )
    const gas = tags.get('gas') as TagRow
    expect(mergeSentence(tags, gas, { name: 'energy' })).toBe(
      '12 quotes get “energy” instead of “gas”; 1 tag below it moves below “energy”; “gas” is removed. ' +
        'Articles that have the tag themselves follow. It can be undone.',
    )
  })

  it('is said for a tag that no quote has', () => {
    const tags = tagMap({ id: 'a' }, { id: 'b' })
    expect(mergeSentence(tags, tags.get('a') as TagRow, { name: 'b' })).toMatch(
      /^No quote has “a”; “a” is removed\./,
    )
  })
})
