import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article, Quote } from '#domain/library/model'
import { summarise } from '#store/article-summary'
import { Catalog } from '#store/catalog'
import { decodeCatalog, encodeCatalog } from '#store/catalog-file'
import { compareCatalogs } from '#store/compare-catalogs'
import { foldText } from '#store/fold-text'
import { catalogOf } from './check-catalog'
import {
  adding,
  idOf,
  instantAt,
  makeArticle,
  makeNote,
  makeQuote,
  removing,
  updating,
} from './make-records'
import { ModelLibrary } from './model-library'

/** Lists of a random library against lists made by going through all its records. */

const TITLES = ['', 'Zebra', 'ångström', 'Angstrom', '“Quoted” title', '制裁', 'The end', 'a']
const NAMES = ['Šmíd', 'smith', 'Öztürk', '']

const articles = fc.array(
  fc.record({
    title: fc.constantFrom(...TITLES),
    family: fc.constantFrom(...NAMES),
    year: fc.option(fc.integer({ min: 1900, max: 2030 }), { nil: undefined }),
    tags: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
    isTrashed: fc.boolean(),
    modified: fc.nat(5),
    quotes: fc.array(
      fc.record({
        start: fc.nat(20),
        status: fc.constantFrom('accepted', 'suggested', 'rejected'),
        kind: fc.constantFrom('direct', 'indirect'),
        tags: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
        speaker: fc.option(fc.nat(2), { nil: undefined }),
        via: fc.array(fc.nat(2), { maxLength: 2 }),
      }),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 9 },
)

type Drawn = typeof articles extends fc.Arbitrary<infer T> ? T : never

function build(drawn: Drawn): ModelLibrary {
  const model = new ModelLibrary()
  for (const [i, one] of drawn.entries()) {
    const article: Article = makeArticle(i, {
      reference: {
        type: 'book',
        title: one.title,
        author: one.family ? [{ family: one.family }] : [],
        ...(one.year === undefined ? {} : { issued: { 'date-parts': [[one.year]] } }),
      },
      tags: one.tags.map((number) => idOf('t', number)),
      addedAt: instantAt(i % 4),
      modifiedAt: instantAt(one.modified),
      ...(one.isTrashed ? { deletedAt: instantAt(100) } : {}),
    })
    const quotes = one.quotes.map(
      ({ speaker, tags, via, ...rest }, n): Quote => ({
        ...makeQuote(i * 100 + n, i, rest),
        end: rest.start + 5,
        tags: tags.map((number) => idOf('t', number)),
        via: via.map((number) => idOf('s', number)),
        ...(speaker === undefined ? {} : { speaker: idOf('s', speaker) }),
      }),
    )
    model.apply(adding(article, ...quotes))
  }
  return model
}

const ALL = { offset: 0, limit: 1_000 }
const SORTS = ['added', 'modified', 'title', 'author', 'date', 'quotes'] as const

const isLive = (model: ModelLibrary, quote: Quote) => !model.article(quote.article)?.deletedAt

describe('lists of articles', () => {
  test('hold those that the filters let through, whatever the order', () => {
    const query = fc.record({
      sort: fc.constantFrom(...SORTS),
      descending: fc.boolean(),
      trash: fc.boolean(),
      tag: fc.option(fc.nat(4), { nil: undefined }),
      text: fc.constantFrom('', 'ang', 'SMI', 'šmí', '制', 'family', '   ', 'zzz'),
      offset: fc.nat(3),
      limit: fc.nat(5),
    })
    fc.assert(
      fc.property(articles, query, (drawn, { tag: number, ...rest }) => {
        const model = build(drawn)
        const catalog = catalogOf(model, () => 1)
        const tag = number === undefined ? undefined : idOf('t', number)
        const expected = model.articles().filter((article) => {
          const { title, byline, outlet } = summarise(article.reference)
          const words = foldText([title, byline, outlet, article.citationKey].join('\n'))
          const isTagged =
            tag === undefined ||
            article.tags.includes(tag) ||
            model.quotesOf(article.id).some((q) => q.status !== 'rejected' && q.tags.includes(tag))
          const isFound = words.includes(foldText(rest.text.trim()))
          return isFound && isTagged && (article.deletedAt !== undefined) === rest.trash
        })
        const filters = { ...rest, ...(tag === undefined ? {} : { tag }) }
        const all = catalog.listArticles({ ...filters, ...ALL })
        expect(all.total).toBe(expected.length)
        expect(all.rows.map((row) => row.id).sort()).toEqual(expected.map((a) => a.id).sort())
        const page = catalog.listArticles(filters)
        expect(page.rows).toEqual(all.rows.slice(rest.offset, rest.offset + rest.limit))
        expect(page.total).toBe(all.total)
      }),
      { numRuns: 200 },
    )
  })

  test('are in the order asked for, with those that have no value last in both directions', () => {
    fc.assert(
      fc.property(articles, fc.constantFrom(...SORTS), (drawn, sort) => {
        const model = build(drawn.map((one) => ({ ...one, isTrashed: false })))
        const catalog = catalogOf(model, () => 1)
        const valueOf = (row: (typeof up)[number]): string | number => {
          switch (sort) {
            case 'added':
              return row.addedAt
            case 'modified':
              return row.modifiedAt
            case 'title':
              return foldText(row.title).replace(/^[^\p{L}\p{N}]+/u, '')
            case 'author':
              return foldText(row.byline)
            case 'date':
              return row.date
            case 'quotes':
              return row.quotes
          }
        }
        const up = catalog.listArticles({ sort, ...ALL }).rows
        const down = catalog.listArticles({ sort, descending: true, ...ALL }).rows
        const known = (rows: typeof up) => rows.map(valueOf).filter((value) => value !== '')
        const inOrder = known(up)
        expect(inOrder).toEqual([...inOrder].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        expect(known(down)).toEqual([...inOrder].reverse())
        for (const rows of [up, down]) {
          expect(rows.slice(0, inOrder.length).map(valueOf)).not.toContain('')
        }
      }),
      { numRuns: 200 },
    )
  })
})

test('lists and counts of quotes are those of going through all of them', () => {
  const query = fc.record(
    {
      article: fc.nat(9),
      tag: fc.nat(4),
      speaker: fc.nat(3),
      kind: fc.constantFrom('direct' as const, 'indirect' as const),
      status: fc.constantFrom('accepted' as const, 'suggested' as const),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(articles, query, (drawn, { article, tag, speaker, ...rest }) => {
      const model = build(drawn)
      const catalog = catalogOf(model, () => 1)
      const wanted = {
        ...rest,
        ...(article === undefined ? {} : { article: idOf('a', article) }),
        ...(tag === undefined ? {} : { tag: idOf('t', tag) }),
        ...(speaker === undefined ? {} : { speaker: idOf('s', speaker) }),
      }
      const said = (quote: Quote, id: string) => quote.speaker === id || quote.via.includes(id)
      const expected = model
        .articles()
        .sort((a, b) => (a.addedAt + a.id < b.addedAt + b.id ? -1 : 1))
        .flatMap(({ id }) => model.quotesOf(id))
        .filter(
          (quote) =>
            (wanted.article === undefined
              ? isLive(model, quote)
              : quote.article === wanted.article) &&
            (wanted.tag === undefined || quote.tags.includes(wanted.tag)) &&
            (wanted.speaker === undefined || said(quote, wanted.speaker)) &&
            (wanted.kind === undefined || quote.kind === wanted.kind) &&
            (wanted.status === undefined || quote.status === wanted.status),
        )
      const found = catalog.listQuotes({ ...wanted, ...ALL })
      expect(found.rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      expect(found.total).toBe(expected.length)

      const accepted = model.all('quote').filter((q) => isLive(model, q) && q.status === 'accepted')
      for (const { id } of model.articles()) {
        const row = [false, true]
          .flatMap((trash) => catalog.listArticles({ sort: 'added', trash, ...ALL }).rows)
          .find((one) => one.id === id)
        const of = (status: string) => model.quotesOf(id).filter((q) => q.status === status).length
        expect([row?.quotes, row?.suggestions]).toEqual([of('accepted'), of('suggested')])
      }
      for (let number = 0; number < 4; number++) {
        const byTag = accepted.filter((q) => q.tags.includes(idOf('t', number))).length
        expect(catalog.tagCounts().get(idOf('t', number)) ?? 0).toBe(byTag)
        const bySpeaker = accepted.filter((q) => said(q, idOf('s', number))).length
        expect(catalog.speakerCounts().get(idOf('s', number)) ?? 0).toBe(bySpeaker)
      }
      expect(catalog.counts()).toEqual({
        articles: model.articles().filter((a) => !a.deletedAt).length,
        quotes: accepted.length,
        suggestions: model.all('quote').filter((q) => isLive(model, q) && q.status === 'suggested')
          .length,
        trashed: model.trashed().length,
      })
    }),
    { numRuns: 200 },
  )
})

test('a saved catalog is the one that was saved, and goes on from there', () => {
  fc.assert(
    fc.property(articles, articles, (before, after) => {
      const model = build(before)
      const catalog = catalogOf(model, () => 1)
      const info = { sequence: 3, library: idOf('l', 1), tags: [], speakers: [] }
      const bytes = Buffer.concat([...encodeCatalog(catalog, info)])
      const loaded = decodeCatalog('x', bytes)
      expect(loaded.info).toEqual(info)
      const again = new Catalog(loaded.tables)
      expect(compareCatalogs(again, catalog)).toEqual([])
      // More articles, in the place of some that were there.
      const change = adding(...build(after).records.values())
      again.apply(4, change)
      catalog.apply(4, change)
      expect(compareCatalogs(again, catalog)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a citation key is found without regard to case, as long as an article has it', () => {
  const catalog = catalogOf(new ModelLibrary(), () => 1)
  const article = makeArticle(1, { citationKey: 'Smith-2009-War' })
  catalog.apply(1, adding(article))
  expect(catalog.articleByKey('SMITH-2009-war')).toBe(article.id)
  const update = { type: 'article' as const, id: article.id, article: article.id }
  catalog.apply(2, updating({ ...update, from: { citationKey: '' }, to: { citationKey: 'new' } }))
  expect(catalog.articleByKey('smith-2009-war')).toBeUndefined()
  expect(catalog.articleByKey('NEW')).toBe(article.id)
  catalog.apply(3, removing(article))
  expect(catalog.articleByKey('new')).toBeUndefined()
})

test('an article whose title is nothing but accents, or that has none, looks like no other one', () => {
  const catalog = catalogOf(new ModelLibrary(), () => 1)
  const titled = (number: number, title: string) =>
    makeArticle(number, { reference: { type: 'book', title } })
  catalog.apply(1, adding(titled(1, 'War'), titled(2, '\u0301'), titled(3, '')))
  const bytes = Buffer.concat([
    ...encodeCatalog(catalog, { sequence: 1, library: idOf('l', 1), tags: [], speakers: [] }),
  ])
  const { matches } = new Catalog(decodeCatalog('x', bytes).tables)
  expect([...matches.with(['\u0301', ''], [''])]).toEqual([])
})

test('notes are listed with the last edited first, without those in the trash', () => {
  const catalog = catalogOf(new ModelLibrary(), () => 1)
  const article = makeArticle(1)
  const notes = [1, 2, 3].map((n) => makeNote(n, n === 2 ? { article: article.id } : {}))
  catalog.apply(1, adding(article, ...notes))
  const ids = () => catalog.listNotes(ALL).rows.map(({ id }) => id)
  expect(ids()).toEqual([3, 2, 1].map((n) => idOf('n', n)))
  const to = { modifiedAt: instantAt(50) }
  catalog.apply(2, updating({ type: 'note', id: idOf('n', 1), from: {}, to }))
  expect(ids()[0]).toBe(idOf('n', 1))
  const update = { type: 'article' as const, id: article.id, article: article.id }
  catalog.apply(
    3,
    updating({ ...update, from: { deletedAt: null }, to: { deletedAt: instantAt(9) } }),
  )
  expect(ids()).toEqual([1, 3].map((n) => idOf('n', n)))
})
