import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { makeCitationRunner } from '../../../electron/workers/citation-tasks'

const STYLES = ['apa', 'modern-language-association', 'ieee', 'nature', 'vancouver', 'oscola']

const folder = mkdtempSync(join(tmpdir(), 'commonplace-citation-tasks-'))
const pack = join(folder, 'styles.pack')
let run: ReturnType<typeof makeCitationRunner>

beforeAll(() => {
  const script = join(import.meta.dirname, '../../../scripts/pack-styles.mjs')
  execFileSync(process.execPath, [script, pack, ...STYLES], { stdio: 'ignore' })
  run = makeCitationRunner(pack)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const book = (title: string): Reference => ({
  type: 'book',
  title,
  author: [{ family: 'Example', given: 'Ada' }],
  issued: { 'date-parts': [[2009]] },
})
const items: CitedItem[] = [
  { citationKey: 'a', reference: book('Alpha'), locator: 'p. 3' },
  { citationKey: 'b', reference: book('Beta') },
]

describe('items by themselves', () => {
  test('each has a citation with its place and an entry', () => {
    expect(run({ kind: 'cite', style: 'apa', items })).toMatchObject({
      ok: true,
      value: [
        { citation: { text: '(Example, 2009, p. 3)' }, entry: { html: expect.any(String) } },
        { citation: { text: '(Example, 2009)' } },
      ],
    })
  })

  test('more styles than are kept warm change nothing', () => {
    const ask = () => STYLES.map((style) => run({ kind: 'cite', style, items }))
    expect(ask()).toEqual(ask())
  })
})

describe('items of one text', () => {
  test('ambiguous ones are told apart, in citations as in the bibliography', () => {
    const made = run({ kind: 'document', style: 'apa', items }) as {
      value: {
        citations: { text: string; html: string }[]
        bibliography: { entries: { text: string }[] }
      }
    }
    expect(made.value.citations.map(({ text }) => text)).toEqual([
      '(Example, 2009a, p. 3)',
      '(Example, 2009b)',
    ])
    expect(made.value.bibliography.entries.map(({ text }) => text)).toEqual([
      'Example, A. (2009a). Alpha.',
      'Example, A. (2009b). Beta.',
    ])
  })

  test('numeric styles number them in order', () => {
    expect(run({ kind: 'document', style: 'ieee', items })).toMatchObject({
      value: { citations: [{ text: '[1, p. 3]' }, { text: '[2]' }] },
    })
  })

  test('a locale is followed by its tag or its language; an unknown one is told', () => {
    for (const locale of ['de-DE', 'de'])
      expect(run({ kind: 'document', style: 'apa', locale, items })).toMatchObject({
        value: { citations: [{ text: '(Example, 2009a, S. 3)' }, {}] },
      })
    expect(run({ kind: 'document', style: 'apa', locale: 'tlh', items })).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: expect.stringContaining('en-GB') },
    })
  })
})

describe('styles', () => {
  test('are listed and found', () => {
    expect(run({ kind: 'list-styles', query: 'mla', limit: 5 })).toMatchObject({
      value: [{ name: 'modern-language-association' }],
    })
    expect(run({ kind: 'find-style', name: 'apa' })).toMatchObject({ value: { name: 'apa' } })
  })

  test('an unknown one suggests near names', () => {
    for (const task of [
      { kind: 'find-style', name: 'vancuver' },
      { kind: 'cite', style: 'vancuver', items },
    ] as const)
      expect(run(task)).toMatchObject({
        ok: false,
        error: { code: 'not-found', message: expect.stringContaining('did you mean vancouver') },
      })
  })

  test('without the pack every answer says so', () => {
    const lost = makeCitationRunner(join(folder, 'missing.pack'))
    expect(lost({ kind: 'cite', style: 'apa', items })).toMatchObject({
      ok: false,
      error: { code: 'unreadable' },
    })
  })
})
