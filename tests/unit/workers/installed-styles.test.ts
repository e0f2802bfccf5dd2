import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StyleName } from '#domain/citations/formatted-citation'
import type { Result } from '#domain/result'
import { makeCitationRunner } from '../../../electron/workers/citation-tasks'
import { cslStyle } from '../../fixtures/styles/csl-style'
import { useStylePack } from '../style-pack-file'

const { folder, file: pack } = useStylePack(['apa', 'nature'])
const own = join(folder, 'own')
let run: ReturnType<typeof makeCitationRunner>

beforeEach(() => {
  rmSync(own, { recursive: true, force: true })
  run = makeCitationRunner(pack, own)
})

const install = (xml: string) => {
  const path = join(folder, 'given.csl')
  writeFileSync(path, xml)
  return run({ kind: 'install-style', path }) as Result<StyleName>
}
const names = () => {
  const found = run({ kind: 'list-styles', query: '', limit: 9 }) as Result<StyleName[]>
  return found.ok ? found.value.map(({ name }) => name) : []
}
const items = [
  {
    citationKey: 'a',
    reference: {
      type: 'book',
      title: 'Words',
      author: [{ family: 'Example', given: 'Ada' }],
      issued: { 'date-parts': [[2009]] },
    },
  },
] as const

test('an installed style is listed, found, cited in, and still there the next time', () => {
  expect(install(cslStyle({ title: 'House of Words', id: 'house-of-words' }))).toMatchObject({
    value: { name: 'house-of-words', title: 'House of Words', installed: true, notices: [] },
  })
  run = makeCitationRunner(pack, own)
  expect(names()).toContain('house-of-words')
  expect(run({ kind: 'find-style', name: 'house-of-words' })).toMatchObject({
    value: { installed: true },
  })
  expect(run({ kind: 'cite', style: 'house-of-words', items })).toMatchObject({
    value: [{ citation: { text: '[Example, Words]' }, entry: { text: 'Example. Words.' } }],
  })
})

test('it can be taken away again, and nothing else can', () => {
  install(cslStyle({ id: 'house' }))
  run({ kind: 'remove-style', name: '../styles' })
  run({ kind: 'remove-style', name: 'house' })
  expect(names()).toEqual(['apa', 'nature'])
  expect(readdirSync(folder)).toContain('styles.pack')
})

test('one with the name of a packed style does not take its place', () => {
  expect(install(cslStyle({ id: 'apa' }))).toMatchObject({ value: { name: 'apa-installed' } })
  expect(run({ kind: 'cite', style: 'apa', items })).toMatchObject({
    value: [{ citation: { text: '(Example, 2009)' } }],
  })
})

test('one that only names another is cited as that', () => {
  const link = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'
  expect(install(cslStyle({ id: 'my-journal', info: link, body: '' }))).toMatchObject({
    value: { name: 'my-journal' },
  })
  expect(run({ kind: 'cite', style: 'my-journal', items })).toMatchObject({
    value: [{ citation: { text: '(Example, 2009)' } }],
  })
})

test('what it does not print is told', () => {
  const body = cslStyle({}).replace(/<bibliography>.*<\/bibliography>/s, '')
  expect(install(body)).toMatchObject({
    value: { notices: [expect.stringContaining('no bibliography')] },
  })
})

test('starred styles come first', () => {
  const found = run({ kind: 'list-styles', query: '', limit: 9, starred: ['nature'] })
  expect(found).toMatchObject({ value: [{ name: 'nature', starred: true }, { name: 'apa' }] })
})

describe('what is no style is refused with a sentence, and nothing is kept', () => {
  test.each([
    ['an empty file', '', 'nothing in this file'],
    ['no XML', 'hello', 'cannot be used'],
    ['a broken file', cslStyle({}).replace('</citation>', ''), 'line'],
    ['other XML', '<rss version="2.0"><channel/></rss>', 'not a style'],
    ['a locale', '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', 'locale'],
    [
      'an older version',
      cslStyle({}).replace('in-text" version="1.0"', 'in-text" version="0.8"'),
      '0.8',
    ],
    ['a missing macro', cslStyle({}).replace('macro="author"/>', 'macro="autor"/>'), '“autor”'],
    ['no title', cslStyle({}).replace(/<title>.*?<\/title>/, ''), 'title'],
    ['no citation', cslStyle({}).replace(/<citation>.*<\/citation>/s, ''), 'how to cite'],
    ['entities', `<!DOCTYPE style [<!ENTITY a "b">]>${cslStyle({})}`, 'document type'],
    [
      'a parent that is not here',
      cslStyle({
        body: '',
        info: '<link rel="independent-parent" href="http://www.zotero.org/styles/gone"/>',
      }),
      '“gone”',
    ],
  ])('%s', (_, xml, said) => {
    const result = install(xml)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error.message).toContain(said)
    expect(names()).toEqual(['apa', 'nature'])
  })

  test('a file that is not there', () => {
    expect(run({ kind: 'install-style', path: join(folder, 'gone.csl') })).toMatchObject({
      error: { code: 'unreadable' },
    })
  })
})

test('a file that was damaged since costs only itself', () => {
  install(cslStyle({ id: 'house' }))
  writeFileSync(join(own, 'house.csl'), 'damaged')
  run = makeCitationRunner(pack, own)
  expect(names()).toEqual(['apa', 'nature'])
})
