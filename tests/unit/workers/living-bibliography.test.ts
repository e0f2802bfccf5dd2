import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import { expectOk } from '../../../electron/domain/result'
import { finish, LivingBibliography } from '../../../electron/workers/living-bibliography'
import { makeEngine } from '../../../electron/workers/make-engine'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { makeReferences } from '../../bench/citations/make-references'

// Years and letters, names added, numbers by place, lists in order of citing, "———", no bibliography.
const STYLES = ['apa', 'modern-language-association', 'chicago-author-date', 'ieee', 'nature']

const folder = mkdtempSync(join(tmpdir(), 'commonplace-living-'))
let pack: StylePack

beforeAll(() => {
  const file = join(folder, 'styles.pack')
  const script = join(import.meta.dirname, '../../../scripts/pack-styles.mjs')
  execFileSync(process.execPath, [script, file, ...STYLES], { stdio: 'ignore' })
  pack = expectOk(openStylePack(file))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

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

describe.each(STYLES)('%s', (style) => {
  test('made in slices it is what the engine makes at once', () => {
    const items = [
      ...makeReferences(40),
      ...crowded(30, 7).map((item) => ({ ...item, citationKey: `c-${item.citationKey}` })),
    ]
    expect(htmlOf(livingOf(style), items)).toEqual(plainEntries(style, items))
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
      { numRuns: 2 },
    )
  })
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
