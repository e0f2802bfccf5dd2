import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePicker } from '../../../renderer/features/tags/place-picker'
import { type TagChoice, tagOptions } from '../../../renderer/features/tags/tag-options'
import { digitOf, keepSlots, NO_SLOTS, useSlot } from '../../../renderer/features/tags/tag-slots'

function codebook(...names: string[]): ReadonlyMap<string, TagChoice> {
  return new Map(
    names.map((name, index) => [
      `t${index}`,
      { id: `t${index}`, name, colour: 'blue' as const, quotes: names.length - index },
    ]),
  )
}

const labels = (typed: string, tags: ReadonlyMap<string, TagChoice>) =>
  tagOptions(typed, tags, [], NO_SLOTS).map((option) =>
    option.isNew ? `+${option.label}` : option.label,
  )

describe('the tags to choose from', () => {
  it('are those that begin with what was typed, before those that have it inside', () => {
    const tags = codebook('Foreign sanctions', 'Sanctions', 'Insanity', 'Sánchez')
    expect(labels('san', tags).slice(0, 4)).toEqual([
      'Sanctions',
      'Sánchez',
      'Foreign sanctions',
      'Insanity',
    ])
  })

  it('offer to make a name that no tag has: first, unless a tag begins with it', () => {
    const tags = codebook('Nuclear energy', 'War')
    expect(labels('energy', tags)).toEqual(['+energy', 'Nuclear energy'])
    expect(labels('wa', tags)).toEqual(['War', '+wa'])
    expect(labels('WAR', tags)).toEqual(['War'])
    expect(labels('  war ', tags)).toEqual(['War'])
  })

  it('are the last used, then the most used, when nothing is typed', () => {
    const tags = codebook('a', 'b', 'c')
    const slots = useSlot(useSlot(NO_SLOTS, 't2'), 't1')
    const options = tagOptions('', tags, ['t0'], slots)
    expect(options.map(({ label }) => label)).toEqual(['b', 'c', 'a'])
    expect(options.map(({ digit }) => digit)).toEqual([2, 1, undefined])
    expect(options.map(({ isOn }) => isOn)).toEqual([false, false, true])
  })

  it('say under which tags a tag stands', () => {
    const tags = new Map([
      ['p', { id: 'p', name: 'Policy', colour: 'red' as const, quotes: 0 }],
      ['c', { id: 'c', name: 'Trade', parent: 'p', colour: 'red' as const, quotes: 2 }],
    ])
    expect(tagOptions('tra', tags, [], NO_SLOTS)[0]?.hint).toBe('Policy · 2')
  })
})

describe('the digits of the last nine tags', () => {
  it('stay with a tag while it is one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(14), { maxLength: 60 }), (uses) => {
        let slots = NO_SLOTS
        for (const use of uses) {
          const before = slots
          slots = useSlot(slots, `t${use}`)
          const last = [...new Set(slots.used)]
          expect(last).toEqual(slots.used)
          expect(slots.used.length).toBeLessThanOrEqual(9)
          for (const tag of slots.used) {
            expect(digitOf(slots, tag)).toBeGreaterThanOrEqual(1)
            if (before.used.includes(tag)) expect(digitOf(slots, tag)).toBe(digitOf(before, tag))
          }
        }
        // The nine used last are exactly those that have a digit.
        const expected = [...new Set([...uses].reverse().map((use) => `t${use}`))].slice(0, 9)
        expect(slots.used).toEqual(expected)
        expect(new Set(slots.places.filter(Boolean))).toEqual(new Set(expected))
      }),
    )
  })

  it('go when a tag goes, and only its own', () => {
    const slots = keepSlots(useSlot(useSlot(NO_SLOTS, 'a'), 'b'), (tag) => tag !== 'a')
    expect(digitOf(slots, 'a')).toBeUndefined()
    expect(digitOf(slots, 'b')).toBe(2)
  })
})

describe('placing the picker', () => {
  const view = { left: 300, top: 0, right: 1200, bottom: 900 }
  const size = { width: 640, height: 34, list: 276 }
  const line = (top: number, left = 400) => ({ left, top, right: left + 300, bottom: top + 24 })

  it('stands under the last line while its list has room there', () => {
    const place = placePicker({ first: line(200), last: line(230) }, view, size)
    expect(place.isAbove).toBe(false)
    expect(place.top).toBeGreaterThan(230 + 24)
  })

  it('stands above the first line where there is more room', () => {
    const place = placePicker({ first: line(700), last: line(760) }, view, size)
    expect(place.isAbove).toBe(true)
    expect(place.top + size.height).toBeLessThan(700)
  })

  it('never leaves the view, wherever the quote is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3000, max: 3000 }),
        fc.nat(1500),
        fc.integer({ min: 0, max: 1300 }),
        (top, height, left) => {
          const quote = { first: line(top, left), last: line(top + height, left) }
          const place = placePicker(quote, view, size)
          expect(place.left).toBeGreaterThanOrEqual(view.left)
          expect(place.left + size.width).toBeLessThanOrEqual(view.right)
          expect(place.top).toBeGreaterThanOrEqual(view.top)
          expect(place.top + size.height).toBeLessThanOrEqual(view.bottom)
        },
      ),
    )
  })
})
