import { makeAnchor } from '#domain/anchoring/make-anchor'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('makeAnchor', () => {
  test('keeps the words and what stands around them', () => {
    const text =
      'The minister waited. “We will talk,” she said, and left the room at once by the side door.'
    const start = text.indexOf('“')
    const end = text.indexOf('”') + 1
    expect(makeAnchor(text, start, end)).toEqual({
      exact: '“We will talk,”',
      prefix: 'The minister waited. ',
      suffix: ' she said, and left the room at ',
    })
  })

  test('has shorter context at the edges of the text, none when the quote is the text', () => {
    expect(makeAnchor('whole', 0, 5)).toEqual({ exact: 'whole', prefix: '', suffix: '' })
  })

  test('does not cut a character outside the basic plane in two', () => {
    const text = `${'😀'.repeat(20)}x${'quote'}x${'😀'.repeat(20)}`
    const start = text.indexOf('quote')
    const { prefix, suffix } = makeAnchor(text, start, start + 5)
    expect(prefix).toBe(`${'😀'.repeat(15)}x`)
    expect(suffix).toBe(`x${'😀'.repeat(15)}`)
  })

  test('its three parts stand next to each other in the text, whatever the text', () => {
    const textAndRange = fc
      .array(fc.constantFrom('a', 'é', '漢', '😀', ' ', '\n', 'م'), { maxLength: 200 })
      .chain((characters) =>
        fc
          .tuple(fc.nat(characters.length), fc.nat(characters.length))
          .map(([one, two]) => ({ characters, from: Math.min(one, two), to: Math.max(one, two) })),
      )
    fc.assert(
      fc.property(textAndRange, ({ characters, from, to }) => {
        const text = characters.join('')
        const start = characters.slice(0, from).join('').length
        const end = characters.slice(0, to).join('').length
        const { exact, prefix, suffix } = makeAnchor(text, start, end)
        expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix)
        for (const part of [exact, prefix, suffix]) expect(part).not.toMatch(/\p{Surrogate}/u)
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32)
      }),
    )
  })
})
