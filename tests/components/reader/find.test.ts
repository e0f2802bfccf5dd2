import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText } from '../../../renderer/features/reader/find-in-text'
import { findPattern } from '../../../renderer/features/reader/find-pattern'

const finds = (typed: string, text: string) => text.match(findPattern(typed) ?? /$^/)?.[0]

async function findAll(text: string, typed: string, signal = new AbortController().signal) {
  let last: readonly { start: number; end: number }[] = []
  let pauses = 0
  const pause = async () => void pauses++
  for await (const { matches } of findInText(text, findPattern(typed)!, signal, pause)) {
    last = matches
  }
  return { matches: last, pauses }
}

describe('what typed words find', () => {
  it.each([
    ['sanctions', 'The SANCTIONS remain', 'SANCTIONS'],
    ['markovic', 'Elena Marković said', 'Marković'],
    ['"no way"', 'He said “no way” then', '“no way”'],
    ["don't", 'They don’t know', 'don’t'],
    ['2009-2012', 'in 2009–2012 only', '2009–2012'],
    ['two words', 'two\n  words', 'two\n  words'],
    ['a.b*c', 'see a.b*c there', 'a.b*c'],
    ['[x]\\', 'an [x]\\ here', '[x]\\'],
    ['漢字', 'das 漢字 hier', '漢字'],
    ['😀', 'a 😀 b', '😀'],
  ])('%s', (typed, text, found) => {
    expect(finds(typed, text)).toBe(found)
  })

  it('takes an accent that was typed at its word', () => {
    expect(finds('café', 'a cafe')).toBeUndefined()
    expect(finds('cafe', 'a café')).toBe('café')
  })

  it('finds nothing for nothing', () => {
    expect(findPattern('  ')).toBeUndefined()
  })

  it('finds any words that stand in a text, whatever signs they have', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.string({ maxLength: 20 }), (typed, before) => {
        const pattern = findPattern(typed)
        if (pattern) expect(pattern.test(`${before}${typed.normalize('NFC')} after`)).toBe(true)
      }),
    )
  })
})

describe('finding in slices', () => {
  it('finds the same as searching at once, also over the ends of slices', async () => {
    const text = `needle in the hay${'.'.repeat(483)}`.repeat(1200)
    const { matches, pauses } = await findAll(text, 'needle in')
    expect(pauses).toBeGreaterThan(1)
    expect(matches.map(({ start }) => start)).toEqual(
      Array.from({ length: 1200 }, (_, index) => index * 500),
    )
    const border = `${'x'.repeat(199_996)} needle in ${'x'.repeat(100_000)}`
    expect((await findAll(border, 'needle in')).matches).toEqual([{ start: 199_997, end: 200_006 }])
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const text = 'x'.repeat(1_000_000)
    let slices = 0
    for await (const _ of findInText(text, /y/giu, stop.signal, async () => {})) {
      slices++
      stop.abort()
    }
    expect(slices).toBe(1)
  })
})
