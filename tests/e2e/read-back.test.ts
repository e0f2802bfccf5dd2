import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyCommands, runCli } from './run-cli'

/**
 * What we write, read by programs that are not ours: pandoc for BibTeX and BibLaTeX, bibutils for
 * RIS. Where one is not installed its tests are shown as skipped.
 */

const installed = (program: string) => spawnSync(program, ['--version']).error === undefined

interface Item {
  id: string
  type: string
  title: string
  author?: { family?: string; given?: string; literal?: string }[]
  'container-title'?: string
  publisher?: string
  page?: string
  volume?: string | number
  DOI?: string
  URL?: string
  issued?: { 'date-parts': number[][] }
}

const REFERENCES: Omit<Item, 'id'>[] = [
  {
    type: 'article-newspaper',
    title: 'Ferry talks end without a ferry',
    author: [{ family: 'Okafor', given: 'Nneka' }],
    'container-title': 'The Harbour Gazette',
    URL: 'https://example.org/news?id=7&part=a_b%20c',
    issued: { 'date-parts': [[2024, 3, 18]] },
  },
  {
    type: 'book',
    title: 'Profit & loss: 100 % of #1_under_{braces}',
    author: [{ literal: 'Barnes and Noble' }],
    publisher: 'Rand and Sons',
    issued: { 'date-parts': [[2001]] },
  },
  {
    type: 'article-journal',
    title: 'Über die Würde des Zitats: Ørsted und Šafařík',
    author: [
      { family: 'Šafařík', given: 'Pavel Jozef' },
      { family: 'Ørsted', given: 'Åse' },
    ],
    'container-title': 'Zeitschrift für Zitate',
    volume: '12',
    page: '1-19',
    DOI: '10.1000/xyz_123',
    issued: { 'date-parts': [[1999]] },
  },
  {
    type: 'book',
    title: 'Same title',
    author: [{ family: 'Lee' }],
    issued: { 'date-parts': [[2000]] },
  },
  {
    type: 'book',
    title: 'Same title',
    author: [{ family: 'Lee' }],
    issued: { 'date-parts': [[2000]] },
  },
]

let home: string
let library: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'commonplace-read-back-'))
  library = join(home, 'library')
  await applyCommands(
    library,
    REFERENCES.map((reference) => ({ type: 'article.add', text: '', reference })),
  )
})
afterAll(() => rm(home, { recursive: true, force: true }))

async function exportAs(format: string): Promise<string> {
  const out = join(home, `out.${format}`)
  const run = await runCli([
    'export',
    'citations',
    '--format',
    format,
    '--out',
    out,
    '--library',
    library,
  ])
  expect(run.code, run.stderr).toBe(0)
  return out
}

/** Case, kind of dash and space are a style's business; everything else must be there. */
const plain = (value: unknown) =>
  String(value ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/[\u2013\u2014]|--+/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const person = (name: { family?: string; given?: string; literal?: string }) =>
  plain(name.literal ?? [name.given, name.family].filter(Boolean).join(' '))

describe.skipIf(!installed('pandoc'))('pandoc reads back', () => {
  test.each(['bibtex', 'biblatex'])('%s, and nothing is lost', async (format) => {
    const file = await exportAs(format)
    const run = spawnSync('pandoc', ['-f', format, '-t', 'csljson', file], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    const items = JSON.parse(run.stdout) as Item[]
    expect(new Set(items.map(({ id }) => id.toLowerCase())).size).toBe(REFERENCES.length)
    for (const [index, wanted] of REFERENCES.entries()) {
      const item = items[index]
      expect(plain(item?.title)).toBe(plain(wanted.title))
      expect((item?.author ?? []).map(person)).toEqual((wanted.author ?? []).map(person))
      for (const field of [
        'container-title',
        'publisher',
        'page',
        'volume',
        'DOI',
        'URL',
      ] as const) {
        if (wanted[field]) expect(plain(item?.[field]), field).toBe(plain(wanted[field]))
      }
      expect(item?.issued?.['date-parts'][0]?.[0]).toBe(wanted.issued?.['date-parts'][0]?.[0])
    }
  })
})

describe.skipIf(!installed('bibtex'))('bibtex', () => {
  test('has no error to report', async () => {
    const file = await exportAs('bibtex')
    const aux = join(home, 'all.aux')
    const { writeFile } = await import('node:fs/promises')
    await writeFile(
      aux,
      `\\citation{*}\n\\bibstyle{plain}\n\\bibdata{${file.replace(/\.bibtex$/, '')}}\n`,
    )
    await writeFile(join(home, 'out.bib'), await readFile(file))
    const run = spawnSync('bibtex', ['all'], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, openin_any: 'a' },
    })
    expect(run.stdout).not.toMatch(/error|I couldn't|I was expecting/i)
    const bibliography = await readFile(join(home, 'all.bbl'), 'utf8')
    expect(bibliography.match(/\\bibitem/g)).toHaveLength(REFERENCES.length)
  })
})

describe.skipIf(!installed('ris2xml'))('bibutils reads back', () => {
  test('RIS, and nothing is lost', async () => {
    const file = await exportAs('ris')
    const xml = spawnSync('ris2xml', [file], { encoding: 'utf8' }).stdout
    expect(xml.match(/<mods\b/g)).toHaveLength(REFERENCES.length)
    const text = plain(decodeXml(xml))
    for (const { title, author, publisher, DOI } of REFERENCES) {
      // bibutils splits a title at its colon.
      for (const part of plain(title).split(': ')) expect(text).toContain(part)
      // bibutils takes "and" in a body's name for two authors, whatever marks it as one.
      for (const name of author ?? []) {
        for (const part of plain(name.family ?? name.literal).split(' and ')) {
          expect(text).toContain(part)
        }
      }
      if (publisher) expect(text).toContain(plain(publisher))
      if (DOI) expect(text).toContain(plain(DOI))
    }
  })
})

function decodeXml(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
