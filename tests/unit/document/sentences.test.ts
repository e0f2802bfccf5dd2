import { sentenceRanges } from '#domain/document/sentences'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const sentences = (text: string, language?: string) =>
  sentenceRanges(text, { start: 0, end: text.length }, language).map(({ start, end }) =>
    text.slice(start, end),
  )
/** Written with a bar where one sentence ends and the next begins. */
const expectSplit = (marked: string, language?: string) =>
  expect(sentences(marked.replaceAll(' |', '').replaceAll('|', ''), language)).toEqual(
    marked.split(/ ?\| ?/).map((sentence) => sentence.trim()),
  )

describe('English', () => {
  test('abbreviations and initials', () => {
    expectSplit('Mr. Smith met Dr. J. R. Brown of Acme Inc. in St. Louis. | It cost $3.5 million.')
    expectSplit(
      'The U.S. President spoke in the U.S. | He went to Washington, D.C. | The vote was at 5 p.m. Monday.',
    )
    expectSplit('See Fig. 3 and pp. 12–14. | No. 5 won. | He said no. | Then he left.')
    expectSplit('Sen. Ted Cruz (R-Texas) lost. | LOUISVILLE, Ky. (AP) — The latest.')
  })

  test('quoted questions that the sentence goes on after', () => {
    expectSplit('“Why?” he asked. | “Never!” they cried. | “No.” | She left. | "Go." | "Now?"')
  })

  test('closing marks, brackets and footnote numbers belong to the sentence', () => {
    expectSplit(
      'He said “no.” | (They agreed.) | [He left.] | It is known.[3] | So they say.¹² | End.',
    )
  })

  test('ellipses end a sentence only before a capital', () => {
    expectSplit('He left… | Then he came … and went... again.')
  })

  test('a line end is a space', () => {
    expect(sentences('One goes\non. Two\nends.')).toEqual(['One goes\non.', 'Two\nends.'])
  })

  test('a number in front of an item is part of its first sentence', () => {
    expectSplit('1. The first point. | It goes on.')
  })
})

describe('other languages', () => {
  test('German ordinals, abbreviations and quotation marks', () => {
    expectSplit(
      'Der 3. Oktober ist z. B. ein Feiertag. | „Nein.“ | Sie ging am 5. Mai. | »Ja!« | Er blieb.',
      'de',
    )
  })

  test('Chinese and Japanese, without spaces', () => {
    expectSplit('他说：“我们走。”然后离开了。|真的吗？|是的！')
    expectSplit('「行こう。」|「はい。」|「終わり。」と言った。|次。')
  })

  test('Arabic and Hindi', () => {
    expectSplit('قال الوزير: «نعم.» | هل غادر؟ | لا.')
    expectSplit('वह आया। | वह गया।')
  })
})

test('only the block is looked at', () => {
  const text = 'Before. One. Two. After.'
  expect(sentenceRanges(text, { start: 8, end: 17 })).toEqual([
    { start: 8, end: 12 },
    { start: 13, end: 17 },
  ])
})

test('sentences are in order, trimmed, and leave out nothing but white space', () => {
  const unit = fc.constantFrom(
    'a',
    'B',
    '. ',
    '.',
    '?',
    '!',
    '”',
    '“',
    '"',
    ' ',
    '\n',
    '。',
    '1',
    '…',
    '😀',
    ')',
    'Mr. ',
    '[2]',
  )
  fc.assert(
    fc.property(
      fc.string({ unit, maxLength: 60 }),
      fc.constantFrom(undefined, 'de', 'x!'),
      (text, language) => {
        const ranges = sentenceRanges(text, { start: 0, end: text.length }, language)
        let end = 0
        for (const range of ranges) {
          expect(text.slice(end, range.start).trim()).toBe('')
          expect(range.end).toBeGreaterThan(range.start)
          const words = text.slice(range.start, range.end)
          expect(words.trim()).toBe(words)
          end = range.end
        }
        expect(text.slice(end).trim()).toBe('')
      },
    ),
  )
})
