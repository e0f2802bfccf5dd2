import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  extendBySentence,
  extendByWord,
  goToSentence,
  moveSentence,
  NOWHERE,
  offsetOf,
  type ReadingPosition,
  selectedSpan,
  spanOf,
} from '../../../renderer/features/reader/reading-position'
import { sentence, sentenceAt, sentenceFrom } from '../../../renderer/features/reader/sentences'
import { tidySpan } from '../../../renderer/features/reader/span'
import { wordStep } from '../../../renderer/features/reader/word-step'

const TEXT = 'One is here. Two is there. Three is far.\n\nFour is last.'
const SENTENCES = [0, 12, 13, 26, 27, 40, 42, 55]

function words(position: ReadingPosition): string {
  const span = spanOf(position, SENTENCES)
  return span ? TEXT.slice(span.start, span.end) : ''
}

describe('searching sentences', () => {
  it('finds the sentence at an offset, in gaps the one before', () => {
    expect(sentenceAt(SENTENCES, 0)).toBe(0)
    expect(sentenceAt(SENTENCES, 12)).toBe(0)
    expect(sentenceAt(SENTENCES, 13)).toBe(1)
    expect(sentenceAt(SENTENCES, 41)).toBe(2)
    expect(sentenceAt(SENTENCES, 1000)).toBe(3)
    expect(sentenceAt([], 3)).toBeUndefined()
    expect(sentenceAt([5, 9], 0)).toBe(0)
  })

  it('agrees with looking at each in turn', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
        fc.nat(400),
        (steps, offset) => {
          const flat: number[] = []
          let at = 0
          for (const step of steps) {
            flat.push(at, at + step)
            at += step + 1
          }
          const starts = flat.filter((_, index) => index % 2 === 0)
          const plain = starts.findIndex((start) => start >= offset)
          expect(sentenceFrom(flat, offset)).toBe(plain < 0 ? starts.length : plain)
        },
      ),
    )
  })
})

describe('moving by sentences', () => {
  it('begins at the first line in view, then goes on and back and stops at the ends', () => {
    let position = moveSentence(NOWHERE, 1, SENTENCES, 27)
    expect(words(position)).toBe('Three is far.')
    position = moveSentence(position, 1, SENTENCES, 0)
    expect(words(position)).toBe('Four is last.')
    position = moveSentence(position, 1, SENTENCES, 0)
    expect(words(position)).toBe('Four is last.')
    expect(words(moveSentence(goToSentence(0, SENTENCES), -1, SENTENCES, 0))).toBe('One is here.')
  })

  it('first shows the cursor where the click was', () => {
    const clicked: ReadingPosition = { caret: 20 }
    expect(words(clicked)).toBe('Two is there.')
    expect(moveSentence(clicked, 1, SENTENCES, 0)).toEqual({ cursor: 1 })
  })

  it('goes on from the moving side of a selection', () => {
    const selected: ReadingPosition = { selection: { anchor: 0, focus: 26 } }
    expect(moveSentence(selected, 1, SENTENCES, 0)).toEqual({ cursor: 2 })
    expect(moveSentence({ selection: { anchor: 40, focus: 13 } }, -1, SENTENCES, 0)).toEqual({
      cursor: 0,
    })
  })

  it('does nothing in a text without sentences', () => {
    expect(moveSentence(NOWHERE, 1, [], 0)).toEqual(NOWHERE)
    expect(extendBySentence(NOWHERE, 1, [], 0)).toEqual(NOWHERE)
  })
})

describe('extending by sentences', () => {
  it('selects the cursor’s sentence and the next, then one less again', () => {
    const two = extendBySentence({ cursor: 0 }, 1, SENTENCES, 0)
    expect(words(two)).toBe('One is here. Two is there.')
    const three = extendBySentence(two, 1, SENTENCES, 0)
    expect(words(three)).toBe('One is here. Two is there. Three is far.')
    expect(words(extendBySentence(three, -1, SENTENCES, 0))).toBe(words(two))
  })

  it('turns round its first sentence', () => {
    const one = extendBySentence(extendBySentence({ cursor: 1 }, 1, SENTENCES, 0), -1, SENTENCES, 0)
    expect(words(one)).toBe('Two is there.')
    const back = extendBySentence(one, -1, SENTENCES, 0)
    expect(words(back)).toBe('One is here. Two is there.')
    expect(words(extendBySentence(back, 1, SENTENCES, 0))).toBe('Two is there.')
  })

  it('keeps the side that was set by the mouse', () => {
    const dragged: ReadingPosition = { selection: { anchor: 4, focus: 10 } }
    expect(words(extendBySentence(dragged, 1, SENTENCES, 0))).toBe('is here. Two is there.')
  })

  it('always selects whole sentences, at most one more or less, whatever the keys', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, -1), { maxLength: 12 }), fc.nat(3), (steps, from) => {
        let position: ReadingPosition = { cursor: from }
        for (const step of steps) {
          position = extendBySentence(position, step, SENTENCES, 0)
          const span = selectedSpan(position)!
          const first = sentence(SENTENCES, sentenceAt(SENTENCES, span.start)!)
          const last = sentence(SENTENCES, sentenceAt(SENTENCES, span.end - 1)!)
          expect([span.start, span.end]).toEqual([first?.start, last?.end])
          // The cursor's own sentence is always part of it.
          const own = sentence(SENTENCES, from)!
          expect(span.start <= own.start && own.end <= span.end).toBe(true)
        }
      }),
    )
  })
})

describe('extending by words', () => {
  it('shrinks and grows the cursor’s sentence at its end', () => {
    const less = extendByWord({ cursor: 1 }, -1, SENTENCES, 0, TEXT)
    expect(words(less)).toBe('Two is ')
    expect(words(extendByWord(less, 1, SENTENCES, 0, TEXT))).toBe('Two is there')
    expect(offsetOf(less, SENTENCES)).toBe(20)
  })

  it('steps over words of any script, and not into one character', () => {
    expect(wordStep('Straße 漢字', 0, 1)).toBe(6)
    expect(wordStep('a 😀😀 b', 1, 1)).toBe(8)
    expect(wordStep('one two', 7, -1)).toBe(4)
    expect(wordStep('one two', 0, -1)).toBe(0)
    expect(wordStep('one', 3, 1)).toBe(3)
  })
})

describe('tidying a selection', () => {
  it('drops white space at both ends and never halves a character', () => {
    const text = ' a 😀 b \n'
    expect(tidySpan(text, 0, 9)).toEqual({ start: 1, end: 7 })
    expect(tidySpan(text, 4, 4)).toBeUndefined()
    expect(tidySpan(text, 4, 5)).toEqual({ start: 3, end: 5 })
    expect(tidySpan(text, 3, 4)).toEqual({ start: 3, end: 5 })
    expect(tidySpan(text, 7, 9)).toBeUndefined()
    expect(tidySpan(text, 99, -5)).toEqual({ start: 1, end: 7 })
  })
})
