import { describe, expect, it } from 'vitest'
import { parseCommand } from '#domain/library/commands'
import { libraryWithArticle, TestLibrary } from './run-on-memory'

const failureOf = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? undefined : result.error

describe('parsing commands', () => {
  it.each([
    [null],
    [42],
    ['quote.add'],
    [{ type: 'quote.fly' }],
    [{ type: 'quote.add', article: 'x', start: 0, end: 1 }],
    [{ type: 'quote.add', article: '0000000000000001', start: -1, end: 1 }],
    [{ type: 'quote.add', article: '0000000000000001', start: 0.5, end: 1 }],
    [{ type: 'tag.add', name: '  ' }],
    [{ type: 'tag.add', name: 'two\nlines' }],
    [{ type: 'tag.add', name: 'a', unknown: 1 }],
    [{ type: 'note.add', markdown: 7 }],
  ])('refuses %j with a sentence', (said) => {
    const error = failureOf(parseCommand(said))
    expect(error?.code).toBe('invalid-command')
    expect(error?.message.length).toBeGreaterThan(10)
  })

  it('names the field that is wrong', () => {
    const error = failureOf(parseCommand({ type: 'tag.add', name: '' }))
    expect(error?.message).toContain('“name”')
  })
})

describe('articles', () => {
  it('keep a citation key for good, and no two have the same', () => {
    const library = new TestLibrary()
    const reference = { type: 'book', title: 'Sanctions', author: [{ family: 'Lee' }] }
    const first = library.do({ type: 'article.add', text: 'a', reference })
    const second = library.do({ type: 'article.add', text: 'b', reference })
    const key = library.memory.article(first.id)?.citationKey
    expect(key).toMatch(/lee/i)
    expect(library.memory.article(second.id)?.citationKey).not.toBe(key)
    library.do({
      type: 'article.edit-reference',
      article: first.id,
      reference: { type: 'book', title: 'Other words', author: [{ family: 'Kim' }] },
    })
    expect(library.memory.article(first.id)?.citationKey).toBe(key)
    const clash = library.try({
      type: 'article.edit-reference',
      article: second.id,
      citationKey: key?.toUpperCase() ?? '',
    })
    expect(failureOf(clash)?.code).toBe('name-taken')
  })

  it('put the text into canonical form and find its paragraphs', () => {
    const library = new TestLibrary()
    const { id } = library.do({ type: 'article.add', text: 'Cafe\u0301.\r\n\r\nTwo.' })
    const article = library.memory.article(id)
    const revision = library.memory.revision(id, article?.revision ?? '')
    expect(revision?.text).toBe('Café.\n\nTwo.')
    expect(revision?.blocks.map((b) => revision.text.slice(b.start, b.end))).toEqual([
      'Café.',
      'Two.',
    ])
  })

  it('refuse blocks that overlap or leave the text', () => {
    const library = new TestLibrary()
    const blocks = [
      { kind: 'paragraph' as const, start: 0, end: 3 },
      { kind: 'paragraph' as const, start: 2, end: 4 },
    ]
    const overlap = library.try({ type: 'article.add', text: 'abcd', blocks })
    expect(failureOf(overlap)?.code).toBe('invalid-range')
    const outside = library.try({ type: 'article.add', text: 'a', blocks: blocks.slice(0, 1) })
    expect(failureOf(outside)?.code).toBe('invalid-range')
  })

  it('refuse a link that could run something', () => {
    const library = new TestLibrary()
    const marks = [{ kind: 'link' as const, start: 0, end: 1, href: 'javascript:alert(1)' }]
    const added = library.try({ type: 'article.add', text: 'a', marks })
    expect(failureOf(added)?.code).toBe('invalid-command')
  })

  it('go to the trash, come back, and are gone when it is emptied', () => {
    const { library, article } = libraryWithArticle()
    const quote = library.do({ type: 'quote.add', article, start: 0, end: 6, note: 'who?' })
    library.do({ type: 'article.delete', article })
    expect(library.memory.trashed()).toEqual([article])
    const edit = library.try({ type: 'quote.add', article, start: 0, end: 6 })
    expect(failureOf(edit)?.message).toContain('trash')
    library.do({ type: 'trash.restore', article })
    expect(library.memory.trashed()).toEqual([])
    library.do({ type: 'article.delete', article })
    library.do({ type: 'trash.empty' })
    expect(library.memory.snapshot()).toEqual([])
    library.undo()
    expect(library.memory.quote(quote.id)?.exact).toBe('Lavrov')
    expect(library.memory.notesOf(article)).toHaveLength(1)
  })

  it('carry their quotes into a new revision, and call what is gone an orphan', () => {
    const { library, article, text } = libraryWithArticle()
    const at = text.indexOf('“Threats')
    const kept = library.do({ type: 'quote.add', article, start: at, end: at + 40 })
    const lost = library.do({ type: 'quote.add', article, start: 0, end: 22 })
    const revised = `A new first paragraph.\n\n${text.slice(24)}`
    const answer = library.do<{ orphans: string[] }>({
      type: 'article.revise',
      article,
      text: revised,
    })
    expect(answer.orphans).toEqual([lost.id])
    const quote = library.memory.quote(kept.id)
    expect(revised.slice(quote?.start, quote?.end)).toBe(quote?.exact)
    expect(library.memory.quote(lost.id)?.orphan).toBe(true)
    expect(library.memory.revisionsOf(article)).toHaveLength(2)
  })
})

describe('quotes', () => {
  it('hold the exact words and what stands around them', () => {
    const { library, article, text } = libraryWithArticle()
    const start = text.indexOf('Threats')
    const { id } = library.do({
      type: 'quote.add',
      article,
      start,
      end: start + 7,
      speaker: 'Lavrov',
    })
    const quote = library.memory.quote(id)
    expect(quote?.exact).toBe('Threats')
    expect(text.includes(`${quote?.prefix}Threats${quote?.suffix}`)).toBe(true)
    expect(library.memory.speaker(quote?.speaker ?? '')?.name).toBe('Lavrov')
  })

  it.each([
    [5, 5],
    [6, 5],
    [0, 10_000],
  ])('do not fit from %d to %d', (start, end) => {
    const { library, article } = libraryWithArticle()
    const added = library.try({ type: 'quote.add', article, start, end })
    expect(failureOf(added)?.code).toBe('invalid-range')
  })

  it('never cut a character in two', () => {
    const { library, article, text } = libraryWithArticle()
    const smile = text.indexOf('😀')
    const cut = library.try({ type: 'quote.add', article, start: 0, end: smile + 1 })
    expect(failureOf(cut)?.message).toContain('in two')
    expect(library.try({ type: 'quote.add', article, start: smile, end: smile + 2 }).ok).toBe(true)
  })

  it('take tags by name, made when missing, and the same one once', () => {
    const { library, article } = libraryWithArticle()
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6, tags: ['iran'] })
    library.do({ type: 'quote.tag', quote: id, tags: ['Iran', 'IRAN ', 'sanctions'] })
    const names = library.memory.quote(id)?.tags.map((tag) => library.memory.tag(tag)?.name)
    expect(names).toEqual(['iran', 'sanctions'])
    library.do({ type: 'quote.untag', quote: id, tags: ['IRAN', 'no such tag'] })
    expect(library.memory.quote(id)?.tags).toHaveLength(1)
    expect([...library.memory.tags()]).toHaveLength(2)
  })

  it('name a speaker by alias', () => {
    const { library, article } = libraryWithArticle()
    library.do({ type: 'speaker.add', name: 'Sergei Lavrov', aliases: ['Lavrov'] })
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6, speaker: 'lavrov' })
    const speaker = library.memory.quote(id)?.speaker ?? ''
    expect(library.memory.speaker(speaker)?.name).toBe('Sergei Lavrov')
    library.do({ type: 'quote.edit', quote: id, speaker: null })
    expect(library.memory.quote(id)).not.toHaveProperty('speaker')
  })

  it('keep a reporting chain in its order', () => {
    const { library, article } = libraryWithArticle()
    const { id } = library.do({
      type: 'quote.add',
      article,
      start: 0,
      end: 6,
      speaker: 'Medvedev',
      via: ['Reuters', 'Clinton'],
    })
    const names = library.memory.quote(id)?.via.map((s) => library.memory.speaker(s)?.name)
    expect(names).toEqual(['Reuters', 'Clinton'])
  })

  it('keep the words that stand before their source, also empty ones, until they are made again', () => {
    const { library, article } = libraryWithArticle()
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6 })
    for (const quotedIn of ['Medvedev, told to', '']) {
      library.do({ type: 'quote.edit', quote: id, quotedIn })
      expect(library.memory.quote(id)?.quotedIn).toBe(quotedIn)
    }
    library.do({ type: 'quote.edit', quote: id, quotedIn: null })
    expect(library.memory.quote(id)).not.toHaveProperty('quotedIn')
    library.undo()
    expect(library.memory.quote(id)?.quotedIn).toBe('')
    expect(failureOf(library.try({ type: 'quote.edit', quote: id, quotedIn: 'a\nb' }))?.code).toBe(
      'invalid-command',
    )
  })

  it('take their notes with them when they are deleted, and bring them back', () => {
    const { library, article } = libraryWithArticle()
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6 })
    library.do({ type: 'note.add', quote: id, markdown: '*why*' })
    const before = library.memory.snapshot()
    library.do({ type: 'quote.delete', quote: id })
    expect(library.memory.notesOf(article)).toEqual([])
    library.undo()
    expect(library.memory.snapshot()).toEqual(before)
  })

  it('are accepted or rejected only while they are suggestions', () => {
    const { library, article } = libraryWithArticle()
    const suggested = library.do({
      type: 'quote.add',
      article,
      start: 0,
      end: 6,
      status: 'suggested',
      confidence: 0.9,
    })
    library.do({ type: 'quote.reject', quote: suggested.id })
    expect(library.memory.quote(suggested.id)?.status).toBe('rejected')
    library.do({ type: 'quote.accept', quote: suggested.id })
    expect(library.memory.quote(suggested.id)?.status).toBe('accepted')
    const again = library.try({ type: 'quote.reject', quote: suggested.id })
    expect(failureOf(again)?.code).toBe('invalid-command')
  })
})

describe('the codebook', () => {
  it('merges tags on every quote and article, and all that stands below them', () => {
    const { library, article } = libraryWithArticle()
    const a = library.do({ type: 'tag.add', name: 'a' })
    library.do({ type: 'tag.add', name: 'below', parent: 'a' })
    library.do({ type: 'article.tag', article, tags: ['a'] })
    const one = library.do({ type: 'quote.add', article, start: 0, end: 6, tags: ['a', 'c'] })
    const both = library.do({ type: 'quote.add', article, start: 0, end: 6, tags: ['b', 'a'] })
    const { into, quotes } = library.do<{ into: string; quotes: number }>({
      type: 'tag.merge',
      from: ['a'],
      into: 'b',
    })
    expect(quotes).toBe(2)
    expect(library.memory.tag(a.id)).toBeUndefined()
    expect(library.memory.quote(one.id)?.tags).toContain(into)
    expect(library.memory.quote(both.id)?.tags).toEqual([into])
    expect(library.memory.article(article)?.tags).toEqual([into])
    const below = [...library.memory.tags()].find((tag) => tag.name === 'below')
    expect(below?.parent).toBe(into)
  })

  it('merges a tag into one that stands below it', () => {
    const library = new TestLibrary()
    library.do({ type: 'tag.add', name: 'root' })
    library.do({ type: 'tag.add', name: 'a', parent: 'root' })
    library.do({ type: 'tag.add', name: 'b', parent: 'a' })
    library.do({ type: 'tag.merge', from: ['a'], into: 'b' })
    const [root, b] = [...library.memory.tags()]
    expect(b?.name).toBe('b')
    expect(b?.parent).toBe(root?.id)
  })

  it('merges a tag into one that stands far below it', () => {
    const library = new TestLibrary()
    library.do({ type: 'tag.add', name: 'a' })
    library.do({ type: 'tag.add', name: 'b', parent: 'a' })
    library.do({ type: 'tag.add', name: 'c', parent: 'b' })
    library.do({ type: 'tag.merge', from: ['a'], into: 'c' })
    const byName = new Map([...library.memory.tags()].map((tag) => [tag.name, tag]))
    expect([...byName.keys()].sort()).toEqual(['b', 'c'])
    expect(byName.get('c')?.parent).toBeUndefined()
    expect(byName.get('b')?.parent).toBe(byName.get('c')?.id)
  })

  it('never lets a tag stand below itself', () => {
    const library = new TestLibrary()
    library.do({ type: 'tag.add', name: 'a' })
    library.do({ type: 'tag.add', name: 'b', parent: 'a' })
    const moved = library.try({ type: 'tag.move', tag: 'a', parent: 'b' })
    expect(failureOf(moved)?.code).toBe('would-cycle')
  })

  it('tells tags of one name under two parents apart', () => {
    const { library, article } = libraryWithArticle()
    library.do({ type: 'tag.add', name: 'x' })
    library.do({ type: 'tag.add', name: 'y' })
    library.do({ type: 'tag.add', name: 'other', parent: 'x' })
    const yOther = library.do({ type: 'tag.add', name: 'other', parent: 'y' })
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6 })
    const ambiguous = library.try({ type: 'quote.tag', quote: id, tags: ['other'] })
    expect(failureOf(ambiguous)?.message).toContain('parent/other')
    library.do({ type: 'quote.tag', quote: id, tags: ['y/other'] })
    expect(library.memory.quote(id)?.tags).toEqual([yOther.id])
  })

  it('moves what is below a deleted tag one level up', () => {
    const { library, article } = libraryWithArticle()
    library.do({ type: 'tag.add', name: 'a' })
    library.do({ type: 'tag.add', name: 'b', parent: 'a' })
    const { id } = library.do({ type: 'quote.add', article, start: 0, end: 6, tags: ['a', 'b'] })
    library.do({ type: 'tag.delete', tag: 'a' })
    const left = [...library.memory.tags()]
    expect(left.map((tag) => [tag.name, tag.parent])).toEqual([['b', undefined]])
    expect(library.memory.quote(id)?.tags).toEqual([left[0]?.id])
  })
})

describe('speakers', () => {
  it('merge in quotes and in chains, and keep the other names as aliases', () => {
    const { library, article } = libraryWithArticle()
    const said = library.do({ type: 'quote.add', article, start: 0, end: 6, speaker: 'Lavrov' })
    const told = library.do({
      type: 'quote.add',
      article,
      start: 0,
      end: 6,
      speaker: 'Medvedev',
      via: ['Lavrov'],
    })
    library.do({ type: 'speaker.add', name: 'Sergei Lavrov' })
    library.do({ type: 'speaker.merge', from: ['Lavrov'], into: 'Sergei Lavrov' })
    const speaker = [...library.memory.speakers()].find((s) => s.name === 'Sergei Lavrov')
    expect(speaker?.aliases).toEqual(['Lavrov'])
    expect(library.memory.quote(said.id)?.speaker).toBe(speaker?.id)
    expect(library.memory.quote(told.id)?.via).toEqual([speaker?.id])
    expect([...library.memory.speakers()]).toHaveLength(2)
  })
})
