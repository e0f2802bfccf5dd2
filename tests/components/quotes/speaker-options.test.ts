import { describe, expect, it } from 'vitest'
import type { Quote } from '#domain/library/model'
import { moveItem } from '../../../renderer/features/quotes/move-item'
import {
  type SpeakerChoice,
  speakerOptions,
  speakersOf,
} from '../../../renderer/features/quotes/speaker-options'

const speaker = (id: string, name: string, more: Partial<SpeakerChoice> = {}): SpeakerChoice => ({
  id,
  name,
  kind: 'person',
  aliases: [],
  quotes: 0,
  ...more,
})
const all = new Map(
  [
    speaker('c', 'Hillary Clinton', { quotes: 90, aliases: ['Secretary Clinton'] }),
    speaker('l', 'Sergei Lavrov', { quotes: 5 }),
    speaker('m', 'Dmitry Medvedev', { quotes: 40 }),
  ].map((one) => [one.id, one]),
)
const labels = (typed: string, here: string[]) =>
  speakerOptions(typed, all, here).map((option) => (option.isNew ? '+' : '') + option.label)

describe('the speakers to choose from', () => {
  it('are those of this article, then the most quoted', () => {
    expect(labels('', ['l'])).toEqual(['Sergei Lavrov', 'Hillary Clinton', 'Dmitry Medvedev'])
  })

  it('answer to any of their names, without regard to case and accents', () => {
    expect(labels('lav', [])).toEqual(['Sergei Lavrov', '+lav'])
    expect(labels('secretary', [])).toEqual(['Hillary Clinton', '+secretary'])
    expect(labels('SERGEÏ', [])[0]).toBe('Sergei Lavrov')
  })

  it('offer to make a name that nobody has, and none that somebody has', () => {
    expect(labels('Elena Marković', [])).toEqual(['+Elena Marković'])
    expect(labels('secretary clinton', [])).toEqual(['Hillary Clinton'])
  })

  it('are, of an article, those quoted most, then those who only report', () => {
    const quotes = [
      { speaker: 'l', via: ['c'] },
      { speaker: 'm', via: [] },
      { speaker: 'm', via: ['l'] },
    ] as unknown as Quote[]
    expect(speakersOf(quotes)).toEqual(['m', 'l', 'c'])
  })
})

describe('moving an item in a list', () => {
  it('keeps all items, and puts the one at the place asked for', () => {
    expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moveItem(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moveItem(['a', 'b', 'c'], 1, 99)).toEqual(['a', 'c', 'b'])
    expect(moveItem(['a', 'b', 'c'], 9, 0)).toEqual(['a', 'b', 'c'])
  })
})
