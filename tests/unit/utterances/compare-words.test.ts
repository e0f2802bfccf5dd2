import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords, type WordPiece } from '#domain/utterances/compare-words'
import { quoteWords } from '#domain/utterances/words'

const said = (pieces: readonly WordPiece[]) =>
  pieces.map(({ kind, text, instead }) => `${kind}: ${text}${instead ? ` (${instead})` : ''}`)

describe('how two versions differ', () => {
  it('is told word by word', () => {
    expect(said(compareWords('We are not there yet today.', 'We are almost there yet'))).toEqual([
      'same: We are',
      'missing: not',
      'added: almost',
      'same: there yet',
      'missing: today.',
    ])
  })

  it('is nothing where only marks and case do', () => {
    expect(said(compareWords('“We are, not there.”', 'we ARE not there'))).toEqual([
      'same: we ARE not there',
    ])
  })

  it('names a cut and what it left out', () => {
    const base = 'We are not there yet and nobody asked.'
    for (const cut of ['…', '...', '[…]', '(...)', '. . .']) {
      expect(said(compareWords(base, `We are ${cut} nobody asked`))).toEqual([
        'same: We are',
        'cut: … (not there yet and)',
        'same: nobody asked',
      ])
    }
  })

  it('names a change in brackets and what stood there', () => {
    expect(said(compareWords('They kept our promise.', 'They kept [their] promise.'))).toEqual([
      'same: They kept',
      'bracketed: [their] (our)',
      'same: promise.',
    ])
  })
})

const sentence = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A,', 'd.', '…', '[b]', 'x…y'), { maxLength: 16 })
  .map((words) => words.join(' '))
const folded = (text: string) =>
  quoteWords(text).flatMap(({ folded: word }) => (word ? [word] : []))

describe('laws', () => {
  it('the pieces tell all words of both versions, in their order', () => {
    fc.assert(
      fc.property(sentence, sentence, (base, version) => {
        const pieces = compareWords(base, version)
        const ofVersion = pieces.flatMap(({ kind, text }) => (kind === 'missing' ? [] : [text]))
        const ofBase = pieces.flatMap(({ kind, text, instead }) =>
          kind === 'same' || kind === 'missing' ? [text] : instead ? [instead] : [],
        )
        expect(folded(ofVersion.join(' '))).toEqual(folded(version))
        expect(folded(ofBase.join(' '))).toEqual(folded(base))
      }),
    )
  })

  it('a text is the same as itself', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(
          compareWords(text, text.replaceAll('…', ' ')).every(({ kind }) => kind !== 'added'),
        ).toBe(true)
      }),
    )
  })
})
