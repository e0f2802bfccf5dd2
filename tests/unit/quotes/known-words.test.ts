import { describe, expect, it } from 'vitest'
import { KnownWords } from '#domain/quotes/known-words'
import { GERMAN } from '#domain/quotes/words-de'
import { ENGLISH } from '#domain/quotes/words-en'

describe.each([ENGLISH, GERMAN])('the words of $language', (lexicon) => {
  const table = KnownWords.of(lexicon)
  const read = (word: string) => table.read(`(${word})`, 1, 1 + word.length)

  it('are known in lower case, with a capital and in capitals as the lists have them', () => {
    for (const word of new Set([...lexicon.flags.keys(), ...lexicon.cues.keys()]))
      for (const written of [
        word,
        word.charAt(0).toUpperCase() + word.slice(1),
        word.toUpperCase(),
      ]) {
        if (written.toLowerCase() !== word || written === 'US') continue
        const { low, flags, cue } = read(written)
        expect([written, low]).toEqual([written, word.replaceAll('’', "'")])
        expect([written, flags]).toEqual([written, lexicon.flags.get(low) ?? 0])
        expect([written, cue]).toEqual([written, lexicon.cues.get(low)])
      }
  })

  it('are told from words that only begin or end like them', () => {
    expect(read('thex')).toEqual({ low: 'thex', flags: 0, cue: undefined })
    expect(read('Zthe').flags).toBe(0)
  })
})

it('knows an abbreviation by its word, a curly apostrophe as a plain one, and US from us', () => {
  const table = KnownWords.of(ENGLISH)
  expect(table.read('Sen. Ross', 0, 4)).toMatchObject({
    low: 'sen.',
    flags: ENGLISH.flags.get('sen'),
  })
  expect(table.read('don’t', 0, 5)).toMatchObject({
    low: "don't",
    flags: ENGLISH.flags.get("don't"),
  })
  expect(table.read('US', 0, 2).low).toBe('u.s.')
  expect(table.read('us', 0, 2).low).toBe('us')
})

it('cuts off what is longer than any word', () => {
  expect(KnownWords.of(ENGLISH).read('a'.repeat(1000), 0, 1000).low).toHaveLength(60)
})
