import { describe, expect, it } from 'vitest'
import type { Quote } from '#domain/library/model'
import type { ProposedQuote } from '#domain/library/propose-quotes'
import { TestLibrary } from './run-on-memory'

const TEXT =
  '“Threats would be counterproductive,” Lavrov said. “We are not there yet,” Clinton said.'

function suggestion(words: string, name: string, more: Partial<ProposedQuote> = {}): ProposedQuote {
  const start = TEXT.indexOf(words)
  return {
    start,
    end: start + words.length,
    kind: 'direct',
    confidence: 0.97,
    reason: 'quote, subject, cue',
    proposal: {
      speaker: { name, kind: 'person' },
      via: [{ name: 'The Herald', kind: 'outlet' }],
    },
    ...more,
  }
}

const BOTH = [
  suggestion('“Threats would be counterproductive,”', 'Lavrov'),
  suggestion('“We are not there yet,”', 'Clinton'),
]

function suggested(quotes: readonly ProposedQuote[] = BOTH) {
  const library = new TestLibrary()
  const article = library.do({ type: 'article.add', text: TEXT }).id
  const { memory } = library
  const suggest = (what: readonly ProposedQuote[] = quotes) =>
    library.do<{ suggested: number }>({
      type: 'quote.suggest',
      article,
      revision: memory.article(article)?.revision ?? '',
      quotes: what,
    }).suggested
  suggest()
  const quotesNow = () => memory.quotesOf(article)
  const at = (index: number) => quotesNow()[index] as Quote
  const speakerOf = (quote: Quote) => memory.speaker(quote.speaker ?? '')
  return { library, memory, article, suggest, quotesNow, at, speakerOf }
}

describe('suggestions', () => {
  it('are quotes with names beside them, and no speaker is made for them', () => {
    const { memory, quotesNow } = suggested()
    expect(quotesNow().map(({ status, exact }) => [status, exact])).toEqual([
      ['suggested', '“Threats would be counterproductive,”'],
      ['suggested', '“We are not there yet,”'],
    ])
    expect(memory.speakers()).toEqual([])
  })

  it('come once', () => {
    const { suggest, quotesNow } = suggested()
    expect(suggest()).toBe(0)
    expect(quotesNow()).toHaveLength(2)
  })

  it('come once, also where they are said twice in one change', () => {
    const { library, memory, article, quotesNow } = suggested([])
    library.do({ type: 'article.revise', article, text: TEXT })
    const revision = memory.article(article)?.revision ?? ''
    const said = { type: 'quote.suggest' as const, article, revision, quotes: BOTH }
    library.tryAll([said, said])
    expect(quotesNow()).toHaveLength(2)
  })

  it('are not put on a text that has been replaced', () => {
    const { library, memory, article, quotesNow } = suggested([])
    const revision = memory.article(article)?.revision ?? ''
    library.do({ type: 'article.revise', article, text: 'Another text.' })
    library.do({ type: 'quote.suggest', article, revision, quotes: BOTH })
    expect(quotesNow()).toEqual([])
  })

  it('go with their words, and come back when the new text is taken back', () => {
    const { library, article, quotesNow } = suggested()
    library.do({
      type: 'article.revise',
      article,
      text: 'Clinton: “We are not there yet,” she said.',
    })
    expect(quotesNow().map(({ exact }) => exact)).toEqual(['“We are not there yet,”'])
    library.undo()
    expect(quotesNow()).toHaveLength(2)
  })

  it('outside the text are passed over', () => {
    const { quotesNow } = suggested([{ ...suggestion('“We', 'Clinton'), end: 10_000 }])
    expect(quotesNow()).toEqual([])
  })
})

describe('accepting', () => {
  it('makes speakers of the names, one of each, and forgets the proposal', () => {
    const { library, memory, at, speakerOf } = suggested()
    library.do({ type: 'quote.accept', quote: at(0).id })
    library.do({ type: 'quote.accept', quote: at(1).id })
    expect([at(0), at(1)].map((quote) => speakerOf(quote)?.name)).toEqual(['Lavrov', 'Clinton'])
    expect(at(0).via).toEqual(at(1).via)
    expect(memory.speakers().map(({ name, kind }) => [name, kind])).toEqual([
      ['Lavrov', 'person'],
      ['The Herald', 'outlet'],
      ['Clinton', 'person'],
    ])
    expect(at(0).proposal).toBeUndefined()
  })

  it('links who bears the name already, and never whose surname it only is', () => {
    const { library, memory, at, speakerOf } = suggested()
    library.do({ type: 'speaker.add', name: 'Sergei Lavrov' })
    library.do({ type: 'speaker.add', name: 'Hillary Clinton', aliases: ['Clinton'] })
    library.do({ type: 'quote.accept', quote: at(0).id })
    library.do({ type: 'quote.accept', quote: at(1).id })
    expect(speakerOf(at(0))?.name).toBe('Lavrov')
    expect(speakerOf(at(1))?.name).toBe('Hillary Clinton')
    expect(memory.speakers()).toHaveLength(4)
  })

  it('takes whom the person chose, and remembers the article’s full name for them', () => {
    const { library, memory, at, speakerOf } = suggested([
      suggestion('“Threats would be counterproductive,”', 'Sergey Lavrov'),
    ])
    const { id } = library.do({ type: 'speaker.add', name: 'Sergei Lavrov' })
    library.do({ type: 'quote.accept', quote: at(0).id, speaker: id })
    expect(speakerOf(at(0))?.name).toBe('Sergei Lavrov')
    expect(memory.speaker(id)?.aliases).toEqual(['Sergey Lavrov'])
  })

  it('knows the names that speakers got and lost earlier in the same change', () => {
    const { library, memory, at, speakerOf } = suggested([
      suggestion('“Threats would be counterproductive,”', 'Lavrov'),
      suggestion('“We are not there yet,”', 'Lavrov'),
    ])
    const { id: speaker } = library.do({ type: 'speaker.add', name: 'Lavrov' })
    const accepted = library.tryAll([
      { type: 'quote.accept', quote: at(0).id },
      { type: 'speaker.edit', speaker, name: 'Sergei Lavrov' },
      { type: 'quote.accept', quote: at(1).id },
    ])
    expect(accepted.ok).toBe(true)
    expect([speakerOf(at(0))?.name, speakerOf(at(1))?.name]).toEqual(['Sergei Lavrov', 'Lavrov'])
    expect(memory.speakers()).toHaveLength(3)
  })

  it('keeps what the quote was given before', () => {
    const { library, at, speakerOf } = suggested()
    library.do({ type: 'quote.edit', quote: at(0).id, speaker: 'Medvedev', via: ['Reuters'] })
    library.do({ type: 'quote.accept', quote: at(0).id })
    expect(speakerOf(at(0))?.name).toBe('Medvedev')
    expect(at(0).via).toHaveLength(1)
    library.do({ type: 'quote.edit', quote: at(1).id, speaker: null })
    library.do({ type: 'quote.accept', quote: at(1).id })
    expect(at(1).speaker).toBeUndefined()
  })

  it('is taken back with the speakers that it made', () => {
    const { library, memory, at } = suggested()
    const before = memory.snapshot()
    library.do({ type: 'quote.accept', quote: at(0).id })
    library.undo()
    expect(memory.snapshot()).toEqual(before)
  })

  it('gives an anonymous source of another article a name of its own', () => {
    const official = { speaker: { name: 'a senior official', kind: 'anonymous' as const }, via: [] }
    const { library, memory, at, speakerOf } = suggested(
      BOTH.map((one) => ({ ...one, proposal: official })),
    )
    library.do({ type: 'speaker.add', name: 'a senior official', kind: 'anonymous' })
    library.do({ type: 'quote.accept', quote: at(0).id })
    library.do({ type: 'quote.accept', quote: at(1).id })
    expect(speakerOf(at(0))?.name).toBe('a senior official (2)')
    expect(memory.speakers().map(({ name }) => name)).toContain('a senior official')
  })
})

describe('quoting suggested words oneself', () => {
  it('takes the suggestion’s place, offers its speaker, and undo brings it back', () => {
    const { library, memory, article, quotesNow } = suggested()
    const before = memory.snapshot()
    const start = TEXT.indexOf('Threats')
    library.do({ type: 'quote.add', article, start, end: start + 20 })
    expect(quotesNow().map(({ status, proposal }) => [status, proposal?.speaker?.name])).toEqual([
      ['accepted', 'Lavrov'],
      ['suggested', 'Clinton'],
    ])
    library.undo()
    expect(memory.snapshot()).toEqual(before)
  })

  it('offers nothing where the speaker was given with it, or is given then', () => {
    const { library, memory, article, at } = suggested()
    const { start, end } = BOTH[0] as ProposedQuote
    const first = library.do({ type: 'quote.add', article, start, end, speaker: 'Medvedev' })
    expect(memory.quote(first.id)?.proposal).toBeUndefined()
    const second = BOTH[1] as ProposedQuote
    const { id } = library.do({ type: 'quote.add', article, start: second.start, end: second.end })
    expect(memory.quote(id)?.proposal).toBeDefined()
    library.do({ type: 'quote.edit', quote: id, speaker: 'Clinton' })
    expect(memory.quote(id)?.proposal).toBeUndefined()
    expect(at(1).id).toBe(id)
  })

  it('leaves a suggestion that was worked on', () => {
    const { library, article, at, quotesNow } = suggested()
    library.do({ type: 'quote.tag', quote: at(0).id, tags: ['look here'] })
    const { start, end } = BOTH[0] as ProposedQuote
    library.do({ type: 'quote.add', article, start, end })
    expect(quotesNow()).toHaveLength(3)
  })
})

describe('what an own quote lacks', () => {
  function lacking() {
    const made = suggested([])
    const { library, article, suggest } = made
    const { start, end } = BOTH[0] as ProposedQuote
    const { id } = library.do({ type: 'quote.add', article, start, end, tags: ['mine'] })
    suggest(BOTH)
    return { ...made, id }
  }

  it('is filled in when it is accepted, and nothing else changes', () => {
    const { library, memory, id, speakerOf } = lacking()
    const before = memory.quote(id) as Quote
    expect(before.proposal?.speaker?.name).toBe('Lavrov')
    library.do({ type: 'quote.accept', quote: id })
    const after = memory.quote(id) as Quote
    expect(speakerOf(after)?.name).toBe('Lavrov')
    expect(after).toMatchObject({ tags: before.tags, start: before.start, status: 'accepted' })
    expect(after.proposal).toBeUndefined()
  })

  it('is not offered again when it was rejected', () => {
    const { library, memory, id, suggest } = lacking()
    library.do({ type: 'quote.reject', quote: id })
    suggest(BOTH)
    expect(memory.quote(id)).toMatchObject({ status: 'accepted', declined: true })
    expect(memory.quote(id)?.proposal).toBeUndefined()
    const again = library.try({ type: 'quote.reject', quote: id })
    expect(again.ok).toBe(false)
  })
})
