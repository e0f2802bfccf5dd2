import { describe, expect, it } from 'vitest'
import type { Speaker } from '#domain/library/model'
import { SpeakerIndex } from '#domain/library/speaker-index'
import { TestLibrary } from './run-on-memory'

function speaker(name: string, more: Partial<Speaker> = {}): Speaker {
  return { type: 'speaker', id: name, name, kind: 'person', aliases: [], roles: [], ...more }
}

const nobody = new Set<string>()
const person = (name: string) => ({ name, kind: 'person' as const })

describe('matching a proposed name', () => {
  const index = new SpeakerIndex([
    speaker('Sergei Lavrov', { aliases: ['Sergey Lavrov'] }),
    speaker('Hillary Clinton'),
    speaker('Bill Clinton'),
    speaker('The New York Times', { kind: 'outlet' }),
    speaker('a senior official', { kind: 'anonymous' }),
  ])
  const namesOf = (name: string) => index.match(person(name), nobody).maybe.map((one) => one.name)

  it('finds who bears it or has it as an alias, without regard to case', () => {
    expect(index.match(person('sergei  lavrov'), nobody).same?.name).toBe('Sergei Lavrov')
    expect(index.match(person('Sergey Lavrov'), nobody).same?.name).toBe('Sergei Lavrov')
    expect(index.match({ name: 'New York Times', kind: 'outlet' }, nobody).same?.name).toBe(
      'The New York Times',
    )
  })

  it('takes a surname for a proposal only, and names all who bear it', () => {
    expect(index.match(person('Lavrov'), nobody).same).toBeUndefined()
    expect(namesOf('Lavrov')).toEqual(['Sergei Lavrov'])
    expect(namesOf('Clinton')).toEqual(['Hillary Clinton', 'Bill Clinton'])
    expect(namesOf('H. Clinton')).toEqual(['Hillary Clinton'])
    expect(namesOf('Chelsea Clinton')).toEqual([])
    expect(namesOf('Foreign Minister Sergei Lavrov')).toEqual(['Sergei Lavrov'])
  })

  it('puts those of the article first', () => {
    const here = new Set(['Bill Clinton'])
    expect(index.match(person('Clinton'), here).maybe[0]?.name).toBe('Bill Clinton')
  })

  it('takes an anonymous source for the same in one article only', () => {
    const official = { name: 'a senior official', kind: 'anonymous' as const }
    expect(index.match(official, nobody).same).toBeUndefined()
    expect(index.match(official, new Set(['a senior official'])).same?.name).toBe(
      'a senior official',
    )
    expect(index.freeName('a senior official')).toBe('a senior official (2)')
  })

  it('finds the same one of two who have an alias in common, in whatever order they came', () => {
    const two = [
      speaker('Anna Holt', { id: 'b', aliases: ['A. Holt'] }),
      speaker('Adam Holt', { id: 'a', aliases: ['A. Holt'] }),
    ]
    for (const order of [two, two.toReversed()])
      expect(new SpeakerIndex(order).named('A. Holt')?.name).toBe('Adam Holt')
    const library = new TestLibrary()
    for (const name of ['Anna Holt', 'Adam Holt'])
      library.do({ type: 'speaker.add', name, aliases: ['A. Holt'] })
    const { id } = library.do({ type: 'article.add', title: 'One', text: 'One.' })
    const quote = { type: 'quote.add', article: id, start: 0, end: 4, speaker: 'A. Holt' } as const
    const added = library.memory.quote(library.do(quote).id)
    const byIndex = new SpeakerIndex([...library.memory.speakers()].toReversed())
    expect(added?.speaker).toBe(byIndex.named('A. Holt')?.id)
  })
})
