import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleProgram } from '../../bench/bundle-program.mjs'
import { makeReferences } from '../../bench/citations/make-references'
import { plainCitation } from '../../../electron/domain/citations/plain-citation'
import type {
  CitedItem,
  FormattedBibliography,
} from '../../../electron/domain/citations/formatted-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { CitationService } from '../../../electron/services/citation-service'
import { makeEngine } from '../../../electron/workers/make-engine'
import { mendStyle } from '../../../electron/workers/mend-style'
import { type CslNode, openStylePack } from '../../../electron/workers/style-pack'
import { useStylePack } from '../style-pack-file'

const { folder, file: pack } = useStylePack(['apa', 'nature'])
let worker: string
let service: CitationService

beforeAll(async () => {
  worker = await bundleProgram('electron/workers/citation-worker.ts')
  service = new CitationService({ worker, pack })
}, 120_000)
afterAll(async () => {
  await service?.close()
  if (worker) rmSync(dirname(worker), { recursive: true, force: true })
})

const reference: Reference = {
  type: 'book',
  title: 'Profit & loss',
  author: [{ family: 'Example', given: 'Ada' }],
  issued: { 'date-parts': [[2009]] },
}
const item = { citationKey: 'a', reference, locator: 'para. 7' }

test('citations come from the thread, as many as were asked for', async () => {
  const items = Array.from({ length: 600 }, () => item)
  const cited = await service.cite('apa', items)
  expect(cited).toHaveLength(600)
  for (const one of [cited[0], cited[599]])
    expect(one?.citation).toMatchObject({ text: '(Example, 2009, para. 7)' })
  expect(cited[0]?.entry.html).toContain('<i>Profit &#38; loss</i>')
})

test('a bibliography comes in steps, is watched, and can be given up', async () => {
  const items = Array.from({ length: 320 }, (_, index) => ({
    citationKey: `key-${index}`,
    reference: { ...reference, title: `Title ${index}` },
  }))
  const seen: number[] = []
  const made = expectOk(
    await service.bibliography('apa', items, { onProgress: ({ done }) => seen.push(done) }),
  )
  expect(made.entries).toHaveLength(320)
  expect(made.entries[0]?.text).toContain('2009')
  expect(made.leftOut).toEqual([])
  const giveUp = new AbortController()
  const [first, second, cited] = await Promise.all([
    service.bibliography('nature', items, {
      onProgress: () => giveUp.abort(),
      signal: giveUp.signal,
    }),
    service.bibliography('apa', items.slice(0, 2)),
    service.cite('apa', [item]),
  ])
  expect(first.ok || first.error.code).toSatisfy((is) => is === true || is === 'cancelled')
  expect(expectOk(second).entries).toHaveLength(2)
  expect(cited).toHaveLength(1)
  giveUp.abort()
  expect(await service.bibliography('apa', items, { signal: giveUp.signal })).toMatchObject({
    error: { code: 'cancelled' },
  })
  expect(await service.bibliography('no-such-style', items)).toMatchObject({
    error: { code: 'not-found' },
  })
})

/** The bibliography as the engine makes it by itself, at once, from nothing. */
function plainEntries(style: string, items: readonly CitedItem[]): string[] {
  const styles = expectOk(openStylePack(pack))
  const references = new Map(items.map((cited) => [cited.citationKey, cited.reference]))
  const engine = makeEngine({
    style: mendStyle(style, styles.readStyle(style) as CslNode),
    pack: styles,
    reference: (id) => references.get(id),
  })
  engine.setOutputFormat('html')
  engine.updateItems([...references.keys()])
  const made = engine.makeBibliography()
  return made ? made[1].map((html: string) => html.trim()) : []
}

const htmlOf = ({ entries }: FormattedBibliography) => entries.map(({ html }) => html)

const titled = (citationKey: string, title: string) => ({
  citationKey,
  reference: { ...reference, title },
})
const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) => titled(`key-${index}`, `Title ${index}`))

test('after any change, in any style, it is what the engine makes from nothing', async () => {
  const many = crowd(255)
  const few = crowd(12)
  const changed = few.with(5, titled('key-5', 'Changed'))
  const turns: [string, CitedItem[]][] = [
    ['nature', many],
    ['nature', [titled('new', 'Put first'), ...many.slice(0, 40), ...many.slice(45)]],
    ['apa', few],
    ['apa', structuredClone(changed)],
    ['apa', [...changed.slice(0, 3), ...changed.slice(4).toReversed()]],
    ['apa', []],
  ]
  for (const [style, items] of turns)
    expect(htmlOf(expectOk(await service.bibliography(style, items)))).toEqual(
      plainEntries(style, items),
    )
}, 120_000)

test('a long one is shared between threads, also after one that was given up', async () => {
  const items = makeReferences(1000)
  const giveUp = new AbortController()
  const first = await service.bibliography('nature', items, {
    onProgress: ({ done }) => {
      if (done > 100) giveUp.abort()
    },
    signal: giveUp.signal,
  })
  expect(first).toMatchObject({ error: { code: 'cancelled' } })
  const made = expectOk(await service.bibliography('nature', items))
  expect(htmlOf(made)).toEqual(plainEntries('nature', items))
  const changed = items.with(500, titled('key-500', 'Changed'))
  const again = expectOk(await service.bibliography('nature', changed))
  expect(htmlOf(again)).toEqual(plainEntries('nature', changed))
}, 240_000)

test('items are cited together in steps, ambiguous ones told apart, also after changes', async () => {
  const items = crowd(25)
  const seen: { done: number; total: number }[] = []
  const cited = expectOk(
    await service.citeTogether('apa', items, { onProgress: (progress) => seen.push(progress) }),
  )
  expect(cited.citations).toHaveLength(25)
  expect(cited.citations.slice(0, 3).map(({ text }) => text)).toEqual([
    '(Example, 2009a)',
    '(Example, 2009b)',
    '(Example, 2009c)',
  ])
  expect(htmlOf(cited.bibliography)).toEqual(plainEntries('apa', items))
  for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total)
  const changed = items.slice(1)
  const again = expectOk(await service.citeTogether('apa', changed))
  expect(again.citations[0]?.text).toBe('(Example, 2009a)')
  expect(htmlOf(again.bibliography)).toEqual(plainEntries('apa', changed))
})

test('a thread that ended has forgotten the last one, and gets all again', async () => {
  const held = new CitationService({ worker, pack })
  const items = crowd(3)
  const first = expectOk(await held.bibliography('nature', items))
  await held.close()
  expect(expectOk(await held.bibliography('nature', items))).toEqual(first)
  await held.close()
})

test('styles are listed and found there', async () => {
  expect(await service.listStyles('', 10)).toMatchObject({
    value: [{ name: 'apa' }, { name: 'nature' }],
  })
  expect(await service.findStyle('natur')).toMatchObject({
    error: { code: 'not-found', message: expect.stringContaining('nature') },
  })
})

test('a style that cannot be used gives plain citations and says why', async () => {
  const [cited] = await service.cite('no-such-style', [item])
  expect(cited?.citation.text).toBe(plainCitation(reference, 'para. 7'))
  expect(cited?.entry.text).toBe(plainCitation(reference))
  expect(cited?.entry.html).toContain('Profit &#38; loss')
  expect(cited?.citation.notice).toContain('no-such-style')
})

test('so does a thread that cannot be started, or has no styles', async () => {
  const broken = join(folder, 'broken.cjs')
  writeFileSync(broken, 'throw new Error("broken")')
  for (const options of [
    { worker: broken, pack },
    { worker, pack: join(folder, 'missing.pack') },
  ]) {
    const other = new CitationService(options)
    const [cited] = await other.cite('apa', [item])
    expect(cited?.citation.text).toBe(plainCitation(reference, 'para. 7'))
    expect(cited?.citation.notice).toMatch(/citation style/)
    await other.close()
  }
})
