import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article, Id, LibraryRecord } from '#domain/library/model'
import { cook, recipe } from './random-commands'
import { TestLibrary } from './run-on-memory'

const OLD = 'Lavrov told reporters: “Threats would be counterproductive.” Clinton agreed with him.'
const NEW = `MOSCOW — ${OLD} Nobody else spoke that day.`

function twoArticles() {
  const library = new TestLibrary()
  const add = (text: string, more: object) =>
    library.do({ type: 'article.add', text, title: 'Talks', ...more }).id
  const into = add(NEW, { tags: ['iran'], reference: { type: 'document', DOI: '10.1000/a' } })
  const other = add(OLD, { tags: ['iran', 'talks'], reference: { type: 'article', volume: '3' } })
  const quote = (article: Id, words: string, more: object = {}) => {
    const text = article === into ? NEW : OLD
    const start = text.indexOf(words)
    return library.do({ type: 'quote.add', article, start, end: start + words.length, ...more }).id
  }
  return { library, into, other, quote }
}
const articleOf = (library: TestLibrary, id: Id) => library.memory.article(id) as Article

describe('article.merge', () => {
  test('quotes, notes and tags come over and are found again in the kept text', () => {
    const { library, into, other, quote } = twoArticles()
    const moved = quote(other, 'Threats would be counterproductive.', { note: 'mine', tags: ['x'] })
    library.do({ type: 'note.add', article: other, markdown: 'on the whole' })
    const value = library.do({ type: 'article.merge', into, from: [other] })
    expect(value).toEqual({ into, quotes: 1, notes: 2, orphans: [] })
    const { memory } = library
    const found = memory.quote(moved)
    expect(found).toMatchObject({ article: into, start: NEW.indexOf('Threats') })
    expect(found?.revision).toBe(articleOf(library, into).revision)
    expect(memory.notesOf(into).map(({ markdown }) => markdown)).toEqual(['mine', 'on the whole'])
    const names = articleOf(library, into).tags.map((id) => memory.tag(id)?.name)
    expect(names).toEqual(['iran', 'talks'])
    expect(articleOf(library, into).reference).toEqual({
      type: 'article',
      title: 'Talks',
      DOI: '10.1000/a',
      volume: '3',
    })
    expect(articleOf(library, other).deletedAt).toBeDefined()
    expect(memory.quotesOf(other)).toEqual([])
    expect(memory.revisionsOf(into).map(({ text }) => text)).toEqual([NEW, OLD])
  })

  test('the other text can be the one that is kept, and both keys live on', () => {
    const { library, into, other, quote } = twoArticles()
    const lost = quote(into, 'Nobody else spoke')
    const kept = quote(into, 'Clinton agreed')
    const [first, second] = [into, other].map((id) => articleOf(library, id).citationKey)
    const value = library.do({
      type: 'article.merge',
      into,
      from: [other],
      text: other,
      key: other,
    })
    expect(value).toMatchObject({ quotes: 0, orphans: [lost] })
    const { memory } = library
    const article = articleOf(library, into)
    expect(memory.revision(into, article.revision)?.text).toBe(OLD)
    expect(memory.quote(kept)).toMatchObject({ revision: article.revision })
    const orphan = memory.quote(lost)
    expect(orphan?.orphan).toBe(true)
    expect(memory.revision(into, orphan?.revision ?? '')?.text).toBe(NEW)
    expect(article.citationKey).toBe(second)
    expect(articleOf(library, other).citationKey).toBe(first)
  })

  test('a quote that the kept text does not have stands on its own text', () => {
    const { library, into, other } = twoArticles()
    const third = library.do({
      type: 'article.add',
      text: 'Other words altogether here.',
      title: 'T',
    }).id
    const quote = library.do({ type: 'quote.add', article: third, start: 0, end: 11 }).id
    const value = library.do({ type: 'article.merge', into, from: [other, third] })
    expect(value).toMatchObject({ quotes: 1, orphans: [quote] })
    const moved = library.memory.quote(quote)
    expect(moved).toMatchObject({ article: into, orphan: true, exact: 'Other words' })
    const text = library.memory.revision(into, moved?.revision ?? '')?.text
    expect(text?.slice(moved?.start, moved?.end)).toBe('Other words')
  })

  test('a reference without a text takes the text of the other', () => {
    const library = new TestLibrary()
    const into = library.do({ type: 'article.add', text: '', title: 'Talks' }).id
    const other = library.do({ type: 'article.add', text: OLD, title: 'Talks' }).id
    library.do({ type: 'article.merge', into, from: [other] })
    const { revision } = articleOf(library, into)
    expect(library.memory.revision(into, revision)?.text).toBe(OLD)
  })

  test('a suggestion that is there already is not there twice', () => {
    const { library, into, other, quote } = twoArticles()
    const own = quote(into, 'Threats would be', {})
    const same = quote(other, 'Threats would be', { status: 'suggested' })
    const noted = quote(other, 'Threats would be', { status: 'suggested', note: 'keep me' })
    library.do({ type: 'article.merge', into, from: [other] })
    expect(library.memory.quotesOf(into).map(({ id }) => id)).toEqual([own, noted])
    expect(library.memory.quote(same)?.article).toBe(other)
  })

  test.each([
    ['itself', (into: Id) => ({ into, from: [into] })],
    [
      'a text of another article',
      (into: Id, other: Id) => ({ into, from: [other], text: '0000000000000000' }),
    ],
    ['what is not there', (into: Id) => ({ into, from: ['0000000000000000'] })],
  ])('not with %s', (_, input) => {
    const { library, into, other } = twoArticles()
    const before = library.memory.snapshot()
    const result = library.try({ type: 'article.merge', ...input(into, other) })
    expect(result.ok).toBe(false)
    expect(library.memory.snapshot()).toEqual(before)
  })
})

test('what a person has set apart stays apart after a merge', () => {
  const { library, into, other } = twoArticles()
  const third = library.do({ type: 'article.add', text: 'x', title: 'Talks' }).id
  library.do({ type: 'article.set-apart', articles: [other, third] })
  library.do({ type: 'article.set-apart', articles: [other, third] })
  expect(articleOf(library, third).distinctFrom).toEqual([other])
  library.do({ type: 'article.merge', into, from: [other] })
  expect(articleOf(library, into).distinctFrom).toEqual([third])
})

const byId = (records: readonly LibraryRecord[]) => new Map(records.map((one) => [one.id, one]))

test('no quote, note, text or tag is lost in any merge, anchors are right, and undo takes it all back', () => {
  fc.assert(
    fc.property(fc.array(recipe, { maxLength: 40 }), fc.nat(), fc.nat(), (recipes, a, b) => {
      const library = new TestLibrary()
      const { memory } = library
      for (const one of recipes) {
        const command = cook(one, memory)
        if (command) library.try(command)
      }
      const live = memory.articleIds().filter((id) => !memory.article(id)?.deletedAt)
      const [into, other] = [live[a % Math.max(1, live.length)], live[b % Math.max(1, live.length)]]
      if (!into || !other || into === other) return
      const before = memory.snapshot()
      const quotes = [...memory.quotesOf(into), ...memory.quotesOf(other)]
      const notes = [...memory.notesOf(into), ...memory.notesOf(other)]
      const texts = [into, other].map(
        (id) => memory.revision(id, articleOf(library, id).revision)?.text,
      )
      const tags = [into, other].flatMap((id) => articleOf(library, id).tags)
      library.do({ type: 'article.merge', into, from: [other], ...(a % 2 ? { text: other } : {}) })

      for (const quote of quotes) {
        const now = memory.quote(quote.id)
        expect(now).toMatchObject({ kind: quote.kind, tags: quote.tags, via: quote.via })
        if (quote.status === 'accepted') expect(now?.article).toBe(into)
      }
      for (const note of notes) {
        expect(memory.note(note.id)).toEqual({ ...note, article: into })
      }
      for (const quote of memory.quotesOf(into)) {
        const text = memory.revision(into, quote.revision)
        expect(text?.article).toBe(into)
        expect(text?.text.slice(quote.start, quote.end)).toBe(quote.exact)
      }
      const kept = memory.revisionsOf(into).map(({ text }) => text)
      for (const text of texts) if (text) expect(kept).toContain(text)
      for (const tag of tags) expect(articleOf(library, into).tags).toContain(tag)
      // Nothing but the two is touched.
      const after = byId(memory.snapshot())
      for (const record of before) {
        const owner = 'article' in record ? record.article : record.id
        if (owner !== into && owner !== other) expect(after.get(record.id)).toEqual(record)
      }
      library.undo()
      expect(memory.snapshot()).toEqual(before)
    }),
    { numRuns: 300 },
  )
})
