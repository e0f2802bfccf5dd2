import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bringBack } from '#domain/library/bring-back'
import { type Change, invertChange, isEmptyChange } from '#domain/library/change'
import { sentenceOfCounts } from '#domain/library/change-words'
import { compareRecords } from '#domain/library/compare-records'
import { copyArticle } from '#domain/library/copy-article'
import { countChange, describeChange } from '#domain/library/describe-change'
import { fitArticle } from '#domain/library/fit-article'
import type { Article, Quote } from '#domain/library/model'
import { expectOk } from '#domain/result'
import { MemoryLibrary } from './memory-library'
import { libraryWithArticle, TestLibrary } from './run-on-memory'

function partsOf({ memory }: TestLibrary, id: string) {
  return {
    article: memory.article(id) as Article,
    revisions: memory.revisionsOf(id),
    quotes: memory.quotesOf(id),
    notes: memory.notesOf(id),
  }
}

function withQuote() {
  const { library, article, text } = libraryWithArticle()
  const start = text.indexOf('“')
  const end = text.indexOf('”') + 1
  const said = { type: 'quote.add' as const, article, start, end, tags: ['threat'] }
  const { id: quote } = library.do({ ...said, speaker: 'Lavrov' })
  return { library, article, quote, text, memory: library.memory }
}

test('the difference of two states makes one of the other, both ways', () => {
  const record = fc.record({
    type: fc.constant('tag' as const),
    id: fc.integer({ min: 0, max: 9 }).map((n) => `000000000000000${n}`),
    name: fc.string(),
    colour: fc.constantFrom('red' as const, 'blue' as const),
  })
  const state = fc.uniqueArray(record, { selector: ({ id }) => id })
  fc.assert(
    fc.property(state, state, (before, after) => {
      const change = compareRecords(before, after)
      const library = new MemoryLibrary()
      library.apply({ added: before, updated: [], removed: [] })
      library.apply(change)
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(library.snapshot()).toEqual(after.toSorted(byId))
      library.apply(invertChange(change))
      expect(library.snapshot()).toEqual(before.toSorted(byId))
      expect(isEmptyChange(compareRecords(after, after))).toBe(true)
    }),
  )
})

test('a change is told in words: names for ids, only what people know, the difference of long texts', () => {
  const { library, quote, memory } = withQuote()
  const { id: note } = library.do({ type: 'note.add', quote, markdown: `${'a '.repeat(900)}end` })
  library.do({ type: 'quote.edit', quote, speaker: 'Clinton', locator: 'p. 3' })
  const edited = library.changes.at(-1) as Change
  const described = [...describeChange(edited, memory)].find(({ type }) => type === 'quote')
  expect(described).toMatchObject({
    action: 'changed',
    name: '“Threats would be counterproductive,”',
  })
  expect(described?.fields).toEqual([
    { label: 'Speaker', before: 'Lavrov', after: 'Clinton' },
    { label: 'Locator', before: '', after: 'p. 3' },
  ])
  library.do({ type: 'note.edit', note, markdown: `${'a '.repeat(900)}finish` })
  const [told] = describeChange(library.changes.at(-1) as Change, memory)
  expect(told?.fields[0]?.before).toMatch(/^…(?:a )+end$/)
  expect(told?.fields[0]?.after).toMatch(/^…(?:a )+finish$/)
  expect(sentenceOfCounts(countChange(edited))).toBe('1 quote changed; 1 speaker added.')
  expect(sentenceOfCounts(countChange({ added: [], updated: [], removed: [] }))).toBe(
    'Nothing is different.',
  )
})

test('what was only noted by the program itself is neither told nor counted', () => {
  const { library, article, quote, memory } = withQuote()
  const { id: other } = library.do({ type: 'article.add', title: 'Talks again', text: 'Other.' })
  const last = () => library.changes.at(-1) as Change
  const told = () => [...describeChange(last(), memory)].flatMap(({ fields }) => fields)
  const revision = memory.article(article)?.revision ?? ''
  library.do({ type: 'quote.suggest', article, revision, quotes: [] })
  expect(last().updated).toMatchObject([{ id: article, to: { detected: expect.any(String) } }])
  expect(told()).toEqual([])
  expect(sentenceOfCounts(countChange(last()))).toBe('Nothing is different.')
  library.do({ type: 'quote.edit', quote, quotedIn: '' })
  expect(told()).toEqual([{ label: 'Words before the source', before: '', after: 'none' }])
  library.do({ type: 'article.set-apart', articles: [article, other] })
  expect(told()).toContainEqual({ label: 'Not the same as', before: '', after: 'Talks again' })
  expect(sentenceOfCounts(countChange(last()))).toBe('2 articles changed.')
})

test('an article from outside loses what does not fit, and says so', () => {
  const { library, article, quote, memory } = withQuote()
  const parts = partsOf(library, article)
  expect(fitArticle(parts, memory, parts)).toEqual({ parts, notices: [] })
  const [original] = parts.quotes as [Quote]
  const changed = {
    ...original,
    speaker: '000000000000gone',
    tags: [...original.tags, '000000000000gone'],
    start: 0,
    end: original.end - original.start,
  }
  const lost = { ...original, id: '000000000000lost', exact: 'words that are nowhere' }
  const fitted = fitArticle({ ...parts, quotes: [changed, lost] }, memory, parts)
  const { speaker: _, ...without } = original
  expect(fitted.parts.quotes).toEqual([without])
  expect(fitted.notices).toHaveLength(3)
  // A quote of ours whose words they have broken is kept as it is.
  const broken = fitArticle({ ...parts, quotes: [{ ...original, exact: 'x y z' }] }, memory, parts)
  expect(broken.parts.quotes).toEqual([memory.quote(quote)])
})

test('a copy is whole, under new ids, with a key of its own', () => {
  const { library, article, quote, memory } = withQuote()
  library.do({ type: 'note.add', quote, markdown: 'on it' })
  let ids = 0
  const change = copyArticle(
    partsOf(library, article),
    '(copy)',
    { now: '2024-05-01T00:00:00.000Z', newId: () => `c${String(++ids).padStart(15, '0')}` },
    (key) => memory.articleByKey(key) !== undefined,
  )
  memory.apply(change)
  const [copy] = change.added as [Article]
  expect(copy.reference.title).toBe('Moscow talks (copy)')
  expect(copy.citationKey).not.toBe(memory.article(article)?.citationKey)
  expect(memory.revision(copy.id, copy.revision)?.article).toBe(copy.id)
  const [copied] = memory.quotesOf(copy.id) as [Quote]
  expect(copied.revision).toBe(copy.revision)
  expect(memory.notesOf(copy.id)[0]?.quote).toBe(copied.id)
})

test('what a change took comes back, without what is gone since', () => {
  const { library, quote, memory } = withQuote()
  library.do({ type: 'quote.edit', quote, speaker: 'Clinton' })
  const edited = library.changes.at(-1) as Change
  const lavrov = [...memory.speakers()].find(({ name }) => name === 'Lavrov')
  const back = expectOk(bringBack(edited, quote, memory, '2024-05-01T00:00:00.000Z'))
  expect(back.updated[0]?.to).toMatchObject({ speaker: lavrov?.id })
  memory.apply(back)
  // Twice is once: nothing is left to change.
  expect(isEmptyChange(expectOk(bringBack(edited, quote, memory, 'later')))).toBe(true)
  library.do({ type: 'tag.delete', tag: 'threat' })
  library.do({ type: 'quote.delete', quote })
  const deleted = library.changes.at(-1) as Change
  const whole = expectOk(bringBack(deleted, quote, memory, 'later'))
  expect(whole.added).toMatchObject([{ id: quote, tags: [] }])
  expect(bringBack(edited, quote, memory, 'later')).toMatchObject({ error: { code: 'not-found' } })
})
