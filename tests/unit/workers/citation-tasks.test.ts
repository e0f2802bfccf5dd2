import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { makeCitationRunner } from '../../../electron/workers/citation-tasks'
import { useStylePack } from '../style-pack-file'

const STYLES = ['apa', 'modern-language-association', 'ieee', 'nature', 'vancouver', 'oscola']

const { folder, file: pack } = useStylePack(STYLES)
let run: ReturnType<typeof makeCitationRunner>

beforeAll(() => {
  run = makeCitationRunner(pack)
})

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

/** All that is made of items as of one text, through the tasks that the service sends. */
function citeTogether(style: string, locale?: string, ask = run) {
  const inStyle = { style, ...(locale === undefined ? {} : { locale }) }
  const given = ask({
    kind: 'collect',
    ...inStyle,
    isFirst: true,
    base: undefined,
    items: [{ given: items }],
  })
  if (!given.ok) return given
  for (;;) {
    const step = expectOk(ask({ kind: 'compile', ...inStyle, made: 1, isCited: true })) as object
    if (!('count' in step)) continue
    return {
      citations: expectOk(ask({ kind: 'fetch-citations', from: 0, count: 10 })),
      entries: expectOk(ask({ kind: 'fetch', from: 0, count: 10 })),
    }
  }
}

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
    expect(citeTogether('apa')).toMatchObject({
      citations: [{ text: '(Example, 2009a, p. 3)' }, { text: '(Example, 2009b)' }],
      entries: [
        {
          given: [{ text: 'Example, A. (2009a). Alpha.' }, { text: 'Example, A. (2009b). Beta.' }],
        },
      ],
    })
  })

  test('numeric styles number them in order', () => {
    expect(citeTogether('ieee')).toMatchObject({
      citations: [{ text: '[1, p. 3]' }, { text: '[2]' }],
    })
  })

  test('a locale is followed by its tag or its language; an unknown one is told', () => {
    for (const locale of ['de-DE', 'de'])
      expect(citeTogether('apa', locale)).toMatchObject({
        citations: [{ text: '(Example, 2009a, S. 3)' }, {}],
      })
    expect(citeTogether('apa', 'tlh')).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: expect.stringContaining('en-GB') },
    })
  })

  test('items told by a bibliography that is no longer there have to be given', () => {
    const told = run({ kind: 'collect', style: 'apa', isFirst: true, base: 99, items: [] })
    expect(expectOk(told)).toBe(false)
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

describe('a bibliography that does not go as it should', () => {
  test('where a helper fails they are cited without one', () => {
    let closed = 0
    const helped = makeCitationRunner(pack, undefined, () => [
      {
        ask: () => undefined,
        answer: () => {
          throw new Error('out of memory')
        },
        close: () => closed++,
      },
    ])
    expect(citeTogether('nature', undefined, helped)).toEqual(
      citeTogether('nature', undefined, makeCitationRunner(pack)),
    )
    expect(closed).toBe(1)
  })

  test('its helpers end when it is given up', () => {
    const inStyle = { style: 'nature' }
    let closed = 0
    const helped = makeCitationRunner(pack, undefined, () => [
      { ask: () => undefined, answer: () => undefined, close: () => closed++ },
    ])
    helped({
      kind: 'collect',
      ...inStyle,
      base: undefined,
      isFirst: true,
      items: [{ given: items }],
    })
    expect(helped({ kind: 'compile', ...inStyle, made: 1 })).toMatchObject({ value: { total: 6 } })
    expect(closed).toBe(0)
    expect(helped({ kind: 'abandon' })).toEqual({ ok: true, value: null })
    expect(closed).toBe(1)
  })

  test('one that is given up half-way is made anew', () => {
    const inStyle = { style: 'apa' }
    const give = { kind: 'collect', ...inStyle, base: undefined, isFirst: true } as const
    const many = Array.from({ length: 400 }, (_, index) => ({
      citationKey: `key-${index}`,
      reference: book(`Title ${index}`),
    }))
    const fresh = makeCitationRunner(pack)
    fresh({ ...give, items: [{ given: [...items, ...many] }] })
    expect(fresh({ kind: 'compile', ...inStyle, made: 1 })).toMatchObject({
      value: { done: expect.any(Number) },
    })
    expect(citeTogether('apa', undefined, fresh)).toEqual(
      citeTogether('apa', undefined, makeCitationRunner(pack)),
    )
  })
})
