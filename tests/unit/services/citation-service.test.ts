import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleProgram } from '../../bench/bundle-program.mjs'
import { plainCitation } from '../../../electron/domain/citations/plain-citation'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { CitationService } from '../../../electron/services/citation-service'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-citation-service-'))
const pack = join(folder, 'styles.pack')
let worker: string
let service: CitationService

beforeAll(async () => {
  const script = join(import.meta.dirname, '../../../scripts/pack-styles.mjs')
  execFileSync(process.execPath, [script, pack, 'apa', 'nature'], { stdio: 'ignore' })
  worker = await bundleProgram('electron/workers/citation-worker.ts')
  service = new CitationService({ worker, pack })
}, 120_000)
afterAll(async () => {
  await service?.close()
  rmSync(folder, { recursive: true, force: true })
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

/** What a service that has made nothing before makes of the items. */
async function fromNothing(style: string, items: readonly CitedItem[]) {
  const fresh = new CitationService({ worker, pack })
  const made = expectOk(await fresh.bibliography(style, items))
  await fresh.close()
  return made
}

test('after any change, in any style, it is as if made from nothing', async () => {
  const made = (title: string, year = 2009): Reference => ({
    ...reference,
    title,
    issued: { 'date-parts': [[year]] },
  })
  const pool = Array.from({ length: 300 }, (_, index) => ({
    citationKey: `key-${index}`,
    reference: made(`Title ${index}`, 2000 + (index % 250)),
  }))
  const changed = pool.with(120, { citationKey: 'key-120', reference: made('Changed', 2001) })
  const turns: [string, CitedItem[]][] = [
    ['apa', pool],
    ['apa', changed],
    ['apa', structuredClone(changed)],
    ['apa', [...changed.slice(0, 40), ...changed.slice(45)]],
    ['nature', changed.toReversed()],
    ['nature', [item, ...changed.slice(7), ...changed.slice(0, 7)]],
    ['apa', []],
    ['apa', pool],
  ]
  for (const [style, items] of turns)
    expect(expectOk(await service.bibliography(style, items))).toEqual(
      await fromNothing(style, items),
    )
}, 60_000)

test('items are cited together in steps, ambiguous ones told apart, also after changes', async () => {
  const items = Array.from({ length: 60 }, (_, index) => ({
    citationKey: `key-${index}`,
    reference: { ...reference, title: `Title ${String(index).padStart(2, '0')}` },
  }))
  const seen: { done: number; total: number }[] = []
  const cited = expectOk(
    await service.citeTogether('apa', items, { onProgress: (progress) => seen.push(progress) }),
  )
  expect(cited.citations.map(({ text }) => text).slice(0, 3)).toEqual([
    '(Example, 2009a)',
    '(Example, 2009b)',
    '(Example, 2009c)',
  ])
  expect(cited.citations).toHaveLength(60)
  expect(cited.bibliography).toEqual(await fromNothing('apa', items))
  for (const { done, total } of seen) expect(done).toBeLessThanOrEqual(total)
  const changed = items.toSpliced(0, 1)
  const again = expectOk(await service.citeTogether('apa', changed))
  expect(again.citations[0]?.text).toBe('(Example, 2009a)')
  expect(again.bibliography).toEqual(await fromNothing('apa', changed))
})

test('a thread that ended has forgotten the last one, and gets all again', async () => {
  const held = new CitationService({ worker, pack })
  const items = [item, { citationKey: 'b', reference: { ...reference, title: 'Other' } }]
  const first = expectOk(await held.bibliography('apa', items))
  await held.close()
  expect(expectOk(await held.bibliography('apa', items))).toEqual(first)
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
