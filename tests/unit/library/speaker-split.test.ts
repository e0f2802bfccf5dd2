import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestLibrary } from './run-on-memory'

const TEXT = 'Words that are quoted again and again by everybody.'

/** A speaker with aliases, who speaks in some quotes and reports in others. */
function library(roles: readonly ('says' | 'reports' | 'both')[]) {
  const made = new TestLibrary()
  const article = made.do({ type: 'article.add', text: TEXT }).id
  const { id: speaker } = made.do({
    type: 'speaker.add',
    name: 'Clinton',
    aliases: ['Hillary Clinton', 'Bill Clinton', 'The Clintons'],
  })
  const quotes = roles.map(
    (role, index) =>
      made.do({
        type: 'quote.add',
        article,
        start: index,
        end: index + 5,
        ...(role === 'reports' ? { speaker: 'Lavrov' } : { speaker }),
        via: role === 'says' ? ['The Herald'] : ['The Herald', speaker],
      }).id,
  )
  return { made, memory: made.memory, speaker, quotes }
}

const role = fc.constantFrom('says' as const, 'reports' as const, 'both' as const)

describe('splitting a speaker', () => {
  it('moves what was chosen and leaves the rest', () => {
    const { made, memory, speaker, quotes } = library(['says', 'both', 'reports'])
    const { id } = made.do({
      type: 'speaker.split',
      speaker,
      name: 'Bill Clinton',
      quotes: quotes.slice(0, 2),
      aliases: ['The Clintons'],
    })
    expect(memory.speaker(id)).toMatchObject({ name: 'Bill Clinton', aliases: ['The Clintons'] })
    expect(memory.speaker(speaker)?.aliases).toEqual(['Hillary Clinton'])
    expect(memory.quotesOfSpeaker(id).map((quote) => quote.id)).toEqual(quotes.slice(0, 2))
    expect(memory.quotesOfSpeaker(speaker).map((quote) => quote.id)).toEqual(quotes.slice(2))
  })

  it.each([
    ['nothing', { name: 'Bill' }, 'Nothing was chosen'],
    ['a name that another has', { name: 'Lavrov', aliases: ['Bill Clinton'] }, 'already'],
    [
      'the name of the one it is split off',
      { name: 'Clinton', aliases: ['Bill Clinton'] },
      'already',
    ],
    ['an alias that is not there', { name: 'Bill', aliases: ['Chelsea'] }, 'no other name'],
  ])('refuses %s', (_, said, message) => {
    const { made, memory, speaker } = library(['reports'])
    const before = memory.snapshot()
    const result = made.try({ type: 'speaker.split', speaker, ...said })
    expect(result.ok ? '' : result.error.message).toContain(message)
    expect(memory.snapshot()).toEqual(before)
  })

  it('and merging again gives every quote back, and undo gives everything back', () => {
    fc.assert(
      fc.property(fc.array(role, { minLength: 1, maxLength: 8 }), fc.nat(255), (roles, mask) => {
        const { made, memory, speaker, quotes } = library(roles)
        const chosen = quotes.filter((_, index) => mask & (1 << index))
        if (chosen.length === 0) return
        const before = memory.snapshot()
        const { id } = made.do({ type: 'speaker.split', speaker, name: 'Other', quotes: chosen })
        // No quote is lost and none is counted twice.
        expect(memory.quotesOfSpeaker(speaker).length + memory.quotesOfSpeaker(id).length).toBe(
          quotes.length,
        )
        made.do({ type: 'speaker.merge', from: [id], into: speaker })
        expect(memory.snapshot().filter(({ type }) => type === 'quote')).toEqual(
          before.filter(({ type }) => type === 'quote'),
        )
        made.undo()
        made.undo()
        expect(memory.snapshot()).toEqual(before)
      }),
    )
  })
})
