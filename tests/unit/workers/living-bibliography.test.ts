import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import { expectOk } from '../../../electron/domain/result'
import {
  type BibliographyHelper,
  makeBibliographyHelper,
} from '../../../electron/workers/bibliography-helper'
import { finish, LivingBibliography } from '../../../electron/workers/living-bibliography'
import { makeEngine } from '../../../electron/workers/make-engine'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { makeReferences } from '../../bench/citations/make-references'
import { useStylePack } from '../style-pack-file'

// Years and letters, names added, numbers by place, lists in order of citing, "———", no bibliography.
// Given names are told apart by cite (Harvard), by the first author (APA), or not at all.
const STYLES = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'harvard-cite-them-right',
  'ieee',
  'nature',
]

const { file } = useStylePack(STYLES)
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

function styleOf(name: string) {
  const style = pack.readStyle(name)
  if (!style) throw new Error(`no style ${name}`)
  return style
}

function livingOf(name: string): LivingBibliography {
  const style = styleOf(name)
  return new LivingBibliography(
    (reference) => makeEngine({ style, pack, reference }),
    JSON.stringify(style).includes('citation-number'),
  )
}

/** A helper that works on this thread, late; what is said to it and what it says is copied as between threads. */
function helperOf(name: string): BibliographyHelper & { readonly isClosed: () => boolean } {
  const style = styleOf(name)
  const help = makeBibliographyHelper((reference) => makeEngine({ style, pack, reference }))
  let answered: ReturnType<BibliographyHelper['answer']>
  let looks = 0
  let isClosed = false
  return {
    ask: (task) => {
      answered = structuredClone(help(structuredClone(task)))
      looks = 0
    },
    answer: () => (looks++ < 2 ? undefined : answered),
    close: () => {
      isClosed = true
    },
    isClosed: () => isClosed,
  }
}

const helpedBy = (name: string, helpers: readonly BibliographyHelper[]) => {
  const style = styleOf(name)
  return new LivingBibliography(
    (reference) => makeEngine({ style, pack, reference }),
    JSON.stringify(style).includes('citation-number'),
    () => helpers,
  )
}

/** The bibliography as the engine makes it by itself, at once, from nothing. */
function plainEntries(name: string, items: readonly CitedItem[]): string[] {
  const references = new Map(items.map((item) => [item.citationKey, item.reference]))
  const engine = makeEngine({
    style: styleOf(name),
    pack,
    reference: (id) => references.get(id),
  })
  engine.setOutputFormat('html')
  engine.updateItems([...references.keys()])
  const made = engine.makeBibliography()
  return made ? made[1].map((html: string) => html.trim()) : []
}

const htmlOf = (living: LivingBibliography, items: readonly CitedItem[]) =>
  finish(living.make(items)).entries.map(({ html }) => html)

/** Few families and years, so that much is ambiguous. */
const crowded = (count: number, seed: number): CitedItem[] =>
  makeReferences(count, seed).map((item, index) => ({
    ...item,
    reference: {
      ...item.reference,
      author: [
        {
          family: ['Ahl', 'Brandt', 'Costa'][index % 3] ?? '',
          given: ['Ada', 'Ben'][index % 2] ?? '',
        },
        ...(index % 4 ? [] : [{ family: 'Dorn', given: 'Eva' }]),
      ],
      issued: { 'date-parts': [[2000 + (index % 3)]] },
    },
  }))

const rename = (items: readonly CitedItem[]): CitedItem[] =>
  items.map((item) => ({ ...item, citationKey: `c-${item.citationKey}` }))

/** In an order that follows from a number. */
const shuffled = <Value>(list: readonly Value[], seed: number): Value[] =>
  list
    .map((value, index) => ({ value, at: Math.imul(index + 1, seed | 1) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)

describe.each(STYLES)('%s', (style) => {
  test('made in slices it is what the engine makes at once', () => {
    const items = [
      ...makeReferences(40),
      ...crowded(30, 7).map((item) => ({ ...item, citationKey: `c-${item.citationKey}` })),
    ]
    expect(htmlOf(livingOf(style), items)).toEqual(plainEntries(style, items))
  })

  test('made with helpers it is what the engine makes at once, and so it is after changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer(),
        fc.subarray([...makeReferences(30), ...rename(crowded(40, 7))], { minLength: 3 }),
        (count, seed, chosen) => {
          const items = shuffled(chosen, seed)
          const helpers = Array.from({ length: count }, () => helperOf(style))
          const living = helpedBy(style, helpers)
          expect(htmlOf(living, items)).toEqual(plainEntries(style, items))
          expect(helpers.every((helper) => helper.isClosed())).toBe(true)
          const changed = items
            .slice(1)
            .map((item, index) =>
              index % 7 ? item : { ...item, reference: { ...item.reference, title: 'Changed' } },
            )
          const more = [...changed, ...rename(rename(crowded(5, seed & 0xff)))]
          expect(htmlOf(living, more)).toEqual(plainEntries(style, more))
          const alone = livingOf(style)
          finish(alone.make(items))
          finish(alone.make(more))
          for (const { citationKey } of more)
            expect(living.cite(citationKey, {})).toBe(alone.cite(citationKey, {}))
        },
      ),
      { numRuns: 2 },
    )
  })

  test('after any change it is what the engine makes from nothing', () => {
    const pool = [
      ...crowded(14, 11),
      ...makeReferences(4, 3).map((item) => ({ ...item, citationKey: `m-${item.citationKey}` })),
    ]
    const living = livingOf(style)
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ at: fc.nat(pool.length - 1), year: fc.integer({ min: 2000, max: 2003 }) }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.subarray(pool, { minLength: 4 }),
        (changes, chosen) => {
          const items = [...chosen]
          for (const { at, year } of changes) {
            const item = items[at % items.length]
            if (!item) continue
            items[at % items.length] = {
              ...item,
              reference: { ...item.reference, issued: { 'date-parts': [[year]] } },
            }
          }
          expect(htmlOf(living, items)).toEqual(plainEntries(style, items))
        },
      ),
      { numRuns: Number(process.env['BIBLIOGRAPHY_RUNS'] ?? 12) },
    )
  })
})

test('works that were told from a deleted one by a first name are told from a new one by a letter', () => {
  const work = (key: string, given: string, year: number): CitedItem => ({
    citationKey: key,
    reference: {
      type: 'book',
      title: `Work ${key}`,
      author: [{ family: 'Brandt', given }],
      issued: { 'date-parts': [[year]] },
    },
  })
  const [ada, ben, other] = [work('1', 'Ada', 2001), work('2', 'Ben', 2001), work('3', 'Ada', 2002)]
  const [again, more] = [work('4', 'Ben', 2001), work('5', 'Ben', 2001)]
  const living = livingOf('apa')
  for (const items of [
    [ada, ben, other],
    [ben, other],
    [other, again],
    [other, again, more],
  ])
    expect(htmlOf(living, items)).toEqual(plainEntries('apa', items))
  expect(htmlOf(living, [other, again, more]).join()).toContain('(2001b)')
})

test('it says how far it is, and what it leaves out', () => {
  const steps = livingOf('apa').make(makeReferences(130))
  const seen: number[] = []
  for (let step = steps.next(); !step.done; step = steps.next()) {
    seen.push(step.value.done)
    expect(step.value.total).toBe(390)
  }
  expect(seen.length).toBeGreaterThan(5)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(seen.at(-1)).toBe(390)
})

test('only what has changed is written again', () => {
  const items = makeReferences(60)
  const living = livingOf('ieee')
  const first = finish(living.make(items)).entries
  const again = finish(living.make(structuredClone(items))).entries
  expect(again).toEqual(first)
  expect([...living.make(structuredClone(items))]).toEqual([])
})

test('a helper that ends is told, and what it was to help with is given up', () => {
  const helper = helperOf('apa')
  const living = helpedBy('apa', [
    {
      ...helper,
      answer: () => {
        throw new Error('the helper has ended')
      },
    },
  ])
  expect(() => finish(living.make(makeReferences(10)))).toThrow('the helper has ended')
  expect(helper.isClosed()).toBe(true)
})

test('one that is given up half-way ends its helpers', () => {
  const helper = helperOf('apa')
  const steps = helpedBy('apa', [helper]).make(makeReferences(120))
  expect(steps.next().done).toBe(false)
  expect(helper.isClosed()).toBe(false)
  steps.return({ entries: [], leftOut: [] })
  expect(helper.isClosed()).toBe(true)
})

test('with helpers it says how far it is', () => {
  const seen = [...helpedBy('apa', [helperOf('apa')]).make(makeReferences(130))]
  expect(seen).toEqual(seen.toSorted((a, b) => a.done - b.done))
  expect(seen.at(-1)).toEqual({ done: 390, total: 390 })
})
