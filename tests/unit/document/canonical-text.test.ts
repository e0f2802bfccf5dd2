import { canonicalText } from '#domain/document/canonical-text'
import { normaliseContent } from '#domain/document/normalise-content'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('canonicalText', () => {
  test('composes, ends lines with a line feed, drops byte order marks at the start', () => {
    expect(canonicalText('\uFEFFe\u0301\r\nb\rc\n')).toBe('é\nb\nc\n')
  })

  test('changes nothing else: spaces, controls, soft hyphens, blank lines', () => {
    const text = '  a\t b \n\n\n\u00a0\u00ad\u200b\u2028\f\x07 “x” \uFEFF fi ﬁ ½ '
    expect(canonicalText(text)).toBe(text)
  })

  test('a lone surrogate becomes U+FFFD of the same length, a pair stays', () => {
    expect(canonicalText('a\ud83db 😀 \ude00')).toBe('a\uFFFDb 😀 \uFFFD')
  })

  test('twice is once, and the result can be written as UTF-8', () => {
    const unit = fc.constantFrom(
      'a',
      '\r',
      '\n',
      '\uFEFF',
      '\u0301',
      '\u1100',
      '\u1161',
      '\ud83d',
      '\ude00',
      'Å',
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (raw) => {
        const text = canonicalText(raw)
        expect(canonicalText(text)).toBe(text)
        expect(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
        ).toBe(text)
        expect(text).not.toContain('\r')
      }),
    )
  })
})

describe('normaliseContent', () => {
  test('moves blocks and marks along when characters merge', () => {
    const text = 'e\u0301t\u0065\u0301\n\nwords'
    const content = normaliseContent({
      text,
      blocks: [
        { kind: 'paragraph', start: 0, end: 5 },
        { kind: 'paragraph', start: 7, end: 12 },
      ],
      marks: [
        { kind: 'emphasis', start: 2, end: 5 },
        { kind: 'strong', start: 7, end: 12 },
      ],
    })
    expect(content.text).toBe('été\n\nwords')
    expect(content.blocks.map(({ start, end }) => content.text.slice(start, end))).toEqual([
      'été',
      'words',
    ])
    expect(content.marks.map(({ start, end }) => content.text.slice(start, end))).toEqual([
      'té',
      'words',
    ])
  })

  test('an offset between two clusters cuts the new text where it cut the old', () => {
    const clusters = fc.array(
      fc.constantFrom('a', 'e\u0301', '\u1112\u1161\u11ab', '😀', 'Å', 'x\u0323\u0307', '\n'),
    )
    fc.assert(
      fc.property(clusters, clusters, (before, after) => {
        const [left, right] = [`${before.join('')}.`, `.${after.join('')}`]
        const { text, blocks } = normaliseContent({
          text: left + right,
          blocks: [{ kind: 'paragraph', start: left.length, end: left.length + right.length }],
          marks: [],
        })
        expect(text.slice(blocks[0]?.start)).toBe(canonicalText(right))
      }),
    )
  })
})
