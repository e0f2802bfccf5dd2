import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/say.mjs'
import { cslStyle } from '../fixtures/styles/csl-style'
import { applyCommands, listJson, runCli } from './run-cli'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'commonplace-cli-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

let libraries = 0
const newLibrary = () => join(home, `library ${++libraries}`)

const NEWS = join(projectRoot, 'tests/fixtures/articles/ferry-dispute.txt')

interface QuoteRow {
  id: string
  article: string
  start: number
  end: number
  text: string
  kind: string
  speaker: string | null
  via: string[]
  tags: string[]
  note: string | null
}

describe('apply and list', () => {
  test('a quote with speaker, chain, tags and note goes in and comes out', async () => {
    const library = newLibrary()
    const text = 'Reuters reports that Lavrov said: “No.”'
    const [article] = await applyCommands(library, [{ type: 'article.add', title: 'T', text }])
    const start = text.indexOf('“')
    const answers = await applyCommands(library, [
      {
        type: 'quote.add',
        article: article?.result?.id,
        start,
        end: text.length,
        kind: 'direct',
        tags: ['talks'],
        speaker: 'Sergei Lavrov',
        via: ['Reuters'],
      },
      { type: 'nonsense' },
      { type: 'undo' },
      { type: 'redo' },
    ])
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, true, true])
    expect(answers[1]).toMatchObject({ code: 'invalid-command' })
    const quote = answers[0]?.result?.id
    await applyCommands(library, [
      { type: 'note.add', quote, markdown: '**Short.**' },
      { type: 'quote.tag', quote, tags: ['a', 'b'] },
      { type: 'tag.merge', from: ['a'], into: 'b' },
    ])
    const [row] = await listJson<QuoteRow>(library, 'quotes')
    expect(row).toMatchObject({
      id: quote,
      start,
      end: text.length,
      text: '“No.”',
      kind: 'direct',
      speaker: 'Sergei Lavrov',
      via: ['Reuters'],
      tags: ['talks', 'b'],
      note: '**Short.**',
    })
    const tags = await listJson<{ name: string; quotes: number; parent: null }>(library, 'tags')
    expect(tags.map(({ name, quotes }) => [name, quotes])).toEqual([
      ['b', 1],
      ['talks', 1],
    ])
    const speakers = await listJson<{ name: string }>(library, 'speakers')
    expect(speakers.map(({ name }) => name)).toEqual(['Reuters', 'Sergei Lavrov'])
    const articles = await listJson<{ title: string; citationKey: string; quotes: number }>(
      library,
      'articles',
    )
    expect(articles).toMatchObject([{ title: 'T', quotes: 1 }])
    expect(articles[0]?.citationKey).not.toBe('')
  })

  test('a line of JSON may hold any character, also those that end a line elsewhere', async () => {
    const library = newLibrary()
    const markdown = 'one\u2028two\u2029three\u0085four \ud83d\ude00'
    const run = await runCli(['apply', '--library', library], {
      input: `{"type":"note.add","markdown":"${markdown}"}\r\n\n{"type":"tag.add","name":"last"}`,
    })
    expect(run.stdout.trim().split('\n')).toHaveLength(2)
    expect(run.code).toBe(0)
    expect(await listJson(library, 'notes')).toMatchObject([{ markdown }])
  })

  test('undo survives the end of the process', async () => {
    const library = newLibrary()
    await applyCommands(library, [{ type: 'tag.add', name: 'one' }])
    await applyCommands(library, [{ type: 'tag.add', name: 'two' }])
    await applyCommands(library, [{ type: 'undo' }])
    expect((await listJson<{ name: string }>(library, 'tags')).map((t) => t.name)).toEqual(['one'])
    await applyCommands(library, [{ type: 'redo' }])
    expect(await listJson(library, 'tags')).toHaveLength(2)
    const answers = await applyCommands(library, Array(3).fill({ type: 'undo' }))
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, false])
    expect(answers[2]).toMatchObject({ code: 'nothing-to-undo' })
  })

  test('a library that somebody is writing to can be read, and not written to', async () => {
    const library = newLibrary()
    await applyCommands(library, [{ type: 'tag.add', name: 'one' }])
    const { startCli } = await import('./run-cli')
    const writer = startCli(['apply', '--library', library])
    try {
      const answered = new Promise((resolve) => writer.stdout?.once('data', resolve))
      writer.stdin?.write('{"type":"tag.add","name":"two"}\n')
      await answered
      expect(await listJson(library, 'tags')).toHaveLength(2)
      const second = await runCli(['apply', '--library', library], { input: '{"type":"undo"}\n' })
      expect(second.code).toBe(4)
      expect(second.stderr).toContain(String(writer.pid))
    } finally {
      const ended = new Promise((resolve) => writer.on('close', resolve))
      writer.stdin?.end()
      await ended
    }
    expect((await applyCommands(library, [{ type: 'undo' }]))[0]?.ok).toBe(true)
  })

  test('a folder that is no library is left alone', async () => {
    const folder = newLibrary()
    await mkdir(folder)
    await writeFile(join(folder, 'thesis.docx'), 'mine')
    const run = await runCli(['apply', '--library', folder], { input: '{"type":"undo"}\n' })
    expect(run.code).toBe(4)
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(await readFile(join(folder, 'thesis.docx'), 'utf8')).toBe('mine')
  })
})

describe('import', () => {
  test('text, Markdown and HTML become articles; references become references', async () => {
    const library = newLibrary()
    const files = {
      'letter.md': '# A letter\n\nShe wrote: *“Come at once.”*\n',
      'page.html':
        '<html><head><title>Page</title><meta property="og:site_name" content="The Paper"></head><body><article><h1>Page</h1><p onclick="alert(1)">He said “no”.</p><script>alert(2)</script></article></body></html>',
      'refs.bib':
        '@book{lee2001, title={Sanctions}, author={Lee, Ann}, year=2001}\n@book{broken, title={No end\n\n@book{kim2002, title={Talks}, author={Kim, Bo}, year=2002}',
    }
    await mkdir(join(home, 'files'), { recursive: true })
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(home, 'files', name), content)
    }
    const paths = [NEWS, ...Object.keys(files).map((name) => join(home, 'files', name))]
    const run = await runCli(['import', ...paths, '--json', '--library', library])
    expect(run.code).toBe(3)
    expect(run.stderr).toMatch(/refs\.bib:\d+: /)
    const report = JSON.parse(run.stdout) as { articles: string[]; failed: number }
    expect(report.failed).toBe(0)
    const articles = await listJson<{ title: string; citationKey: string }>(library, 'articles')
    expect(articles.map(({ title }) => title)).toContain('A letter')
    // The broken entry between them costs neither.
    const keys = articles.map(({ citationKey }) => citationKey)
    expect(keys).toEqual(expect.arrayContaining(['lee2001', 'kim2002']))
  })

  test.each([
    ['empty.txt', new Uint8Array(), /empty|no text|nothing/i],
    [
      'picture.txt',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      /PNG|not text/i,
    ],
    ['zeros.txt', new Uint8Array(5000), /not text|zero/i],
  ])('%s is refused with one sentence and leaves nothing', async (name, bytes, sentence) => {
    const library = newLibrary()
    const path = join(home, name)
    await writeFile(path, bytes)
    const run = await runCli(['import', path, '--library', library])
    expect(run.code).toBe(3)
    expect(run.stderr.trim().split('\n')).toHaveLength(1)
    expect(run.stderr).toMatch(sentence)
    expect(await listJson(library, 'articles')).toEqual([])
  })

  test('50 MB of text is refused with a sentence that says how much is allowed', async () => {
    const library = newLibrary()
    const path = join(home, 'huge.txt')
    await writeFile(path, 'Fifty megabytes of the same sentence. '.repeat(1_400_000))
    const run = await runCli(['import', path, '--library', library])
    expect(run.code).toBe(3)
    expect(run.stderr).toMatch(/8 million|8,000,000/)
    expect(await listJson(library, 'articles')).toEqual([])
  })

  test.each([
    ['utf-16.txt', Buffer.from('\ufeffZoë said “no”.', 'utf16le')],
    ['latin-1.txt', Buffer.from('Zo\xeb said "no".', 'latin1')],
  ])('%s is read in its own encoding', async (name, bytes) => {
    const library = newLibrary()
    const path = join(home, name)
    await writeFile(path, bytes)
    expect((await runCli(['import', path, '--library', library])).code).toBe(0)
    const [article] = await listJson<{ id: string }>(library, 'articles')
    const [quote] = await applyCommands(library, [
      { type: 'quote.add', article: article?.id, start: 0, end: 3 },
    ])
    expect(quote?.ok).toBe(true)
    expect((await listJson<QuoteRow>(library, 'quotes'))[0]?.text).toBe('Zoë')
  })

  test('standard input is a file too', async () => {
    const library = newLibrary()
    const run = await runCli(['import', '-', '--library', library], { input: 'Words from a pipe.' })
    expect(run.code).toBe(0)
    expect(await listJson(library, 'articles')).toHaveLength(1)
  })
})

describe('export and convert', () => {
  test('every citation format holds every reference, each under a key of its own', async () => {
    const library = newLibrary()
    await applyCommands(
      library,
      REFERENCES.map((reference) => ({ type: 'article.add', text: '', reference })),
    )
    for (const format of ['bibtex', 'biblatex', 'ris', 'csl-json']) {
      const out = join(home, `citations.${format}`)
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
      expect(run.code).toBe(0)
      const back = await runCli(['convert', '--from', format, '--to', 'csl-json', out])
      expect(back.stderr).toBe('')
      const items = JSON.parse(back.stdout) as { id: string; title: string }[]
      expect(new Set(items.map(({ id }) => id.toLowerCase())).size).toBe(REFERENCES.length)
      expect(items.map(({ title }) => title).sort()).toEqual(
        REFERENCES.map(({ title }) => title).sort(),
      )
    }
  })

  test('quotes are exported with tags, speaker, note and citation', async () => {
    const library = newLibrary()
    const [article] = await applyCommands(library, [
      {
        type: 'article.add',
        text: 'Lavrov said: “No, = never.”',
        reference: {
          type: 'article-newspaper',
          title: 'Talks',
          author: [{ family: 'Landler', given: 'Mark' }],
        },
      },
    ])
    await applyCommands(library, [
      {
        type: 'quote.add',
        article: article?.result?.id,
        start: 13,
        end: 27,
        speaker: 'Lavrov',
        tags: ['iran'],
        note: 'Look *again*.',
      },
    ])
    for (const format of ['markdown', 'csv']) {
      const run = await runCli(['export', 'quotes', '--format', format, '--library', library])
      expect(run.code).toBe(0)
      for (const part of ['never', 'Lavrov', 'iran', 'Landler', 'Talks']) {
        expect(run.stdout).toContain(part)
      }
    }
  })

  test('an export that cannot be written says why and leaves what was there', async () => {
    const library = newLibrary()
    await applyCommands(library, [{ type: 'article.add', text: 'x', title: 'x' }])
    const run = await runCli([
      'export',
      'citations',
      '--format',
      'bibtex',
      '--out',
      join(home, 'no such folder', 'x.bib'),
      '--library',
      library,
    ])
    expect(run.code).toBe(4)
    expect(run.stderr).toContain('no folder')
  })

  test('convert answers JSON lines, also to nonsense', async () => {
    const lines = [
      { id: 1, from: 'ris', input: 'TY  - BOOK\nTI  - One\nER  - \n' },
      { id: 2, to: 'bibtex', items: [{ id: 'k', type: 'book', title: 'Two & three' }] },
      { id: 3, from: 'papyrus', input: '' },
    ]
    const run = await runCli(['convert', '--jsonl'], {
      input: `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
    })
    const [one, two, three, four] = run.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(one).toMatchObject({ id: 1, items: [{ type: 'book', title: 'One' }] })
    expect(two?.['output']).toContain('Two \\& three')
    expect(three).toHaveProperty('error')
    expect(four).toHaveProperty('error')
    expect(run.code).toBe(3)
  })

  test('10,000 references go through convert file by file, each once and in their order', async () => {
    const items = manyReferences(10_000)
    const path = (name: string) => join(home, `many.${name}`)
    await writeFile(path('csl-json'), JSON.stringify(items))
    const steps = ['csl-json', 'bibtex', 'ris']
    for (const [index, from] of steps.slice(0, -1).entries()) {
      const to = steps[index + 1] ?? ''
      const args = ['convert', '--from', from, '--to', to, '--out', path(to), path(from)]
      expect(await runCli(args)).toEqual({ code: 0, stdout: '', stderr: '' })
    }
    const back = await runCli(['convert', '--from', 'ris', '--to', 'csl-json', path('ris')])
    const read = JSON.parse(back.stdout) as { id: string; title: string }[]
    expect(read.map(({ id, title }) => [id, title])).toEqual(
      items.map(({ id, title }) => [id, title]),
    )
  })

  test('a long file, which goes through convert in pieces, gives what the whole gives', async () => {
    const path = join(home, 'long.ris')
    const record = (index: number) =>
      [
        'TY  - JOUR',
        `AU  - Writer${index % 977}, Ada`,
        `TI  - On the reading of book ${index % 500} in Größe`,
        // Two in a hundred have the same key, one in a thousand says nothing of itself.
        index % 50 ? `ID  - key${index}` : 'ID  - key',
        `AB  - ${'words '.repeat(600)}`,
        index % 1000 ? 'ER  - ' : 'ER  - \r\nstray',
        '',
      ].join('\r\n')
    const text = Array.from({ length: 3000 }, (_, index) => record(index)).join('')
    expect(text.length).toBeGreaterThan(9_000_000)
    await writeFile(path, text)
    for (const to of ['bibtex', 'csl-json']) {
      const args = ['convert', '--from', 'ris', '--to', to]
      const whole = await runCli([...args, '-'], { input: text })
      const pieces = await runCli([...args, path])
      expect(pieces.stdout === whole.stdout).toBe(true)
      expect(pieces.stderr).toBe(whole.stderr.replaceAll(/^-:/gm, `${path}:`))
      expect([pieces.code, whole.code]).toEqual([3, 3])
    }
  })

  test('10,000 references go through convert line by line, and are answered as they come', async () => {
    const items = manyReferences(10_000)
    const lines = items.map(({ id, title }, index) =>
      index % 2
        ? { id, from: 'bibtex', input: `@book{${id},\n  title = {${title}}\n}\n` }
        : { id, to: 'ris', items: [{ id, type: 'book', title }] },
    )
    const { startCli } = await import('./run-cli')
    const child = startCli(['convert', '--jsonl'])
    const ended = new Promise((resolve) => child.on('close', resolve))
    let answered = ''
    let tellFirst = () => {}
    const first = new Promise<void>((resolve) => (tellFirst = resolve))
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      answered += text
      if (answered.includes('\n')) tellFirst()
    })
    const write = (some: readonly object[]) =>
      child.stdin?.write(some.map((line) => `${JSON.stringify(line)}\n`).join(''))
    write(lines.slice(0, 1))
    // The input is still open: an answer that waited for its end would never come.
    await first
    write(lines.slice(1))
    child.stdin?.end()
    expect(await ended).toBe(0)
    const answers = answered
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; output?: string; items?: object[] })
    expect(answers.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
    for (const [index, { title }] of items.entries()) {
      if (index % 2) expect(answers[index]?.items).toMatchObject([{ title }])
      else expect(answers[index]?.output).toContain(`TI  - ${title}`)
    }
  })
})

test('a check with repair says how much it mended, and the next one finds nothing', async () => {
  const library = newLibrary()
  await applyCommands(library, [{ type: 'article.add', title: 'Ferry', text: 'It was late.' }])
  await rm(join(library, 'articles'), { recursive: true })
  const repaired = await runCli(['verify', '--repair', '--library', library])
  expect(repaired.stdout).toBe('1 problem found, 1 mended.\n')
  expect(repaired.stderr).toMatch(
    /is missing; it was made again in full from a backup and the journal/,
  )
  const again = await runCli(['verify', '--library', library])
  expect(again).toMatchObject({ code: 0, stdout: 'No problem found.\n' })
})

test('wrong usage is told, with exit code 2', async () => {
  for (const args of [
    [],
    ['fly'],
    ['list', 'dragons'],
    ['import'],
    ['list', 'tags', '--no-such-option'],
  ]) {
    const run = await runCli(args)
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('usage:')
  }
})

/** References of several types under keys and titles that no two of them share. */
function manyReferences(count: number) {
  const types = ['article-journal', 'article-newspaper', 'book', 'report', 'webpage']
  return Array.from({ length: count }, (_, index) => ({
    id: `key${index}`,
    type: types[index % types.length],
    title: `Größe & tides, part ${index}`,
    author: [{ family: 'Østergaard', given: `Ada ${index % 7}` }],
    issued: { 'date-parts': [[1950 + (index % 70), 1 + (index % 12)]] },
  }))
}

const REFERENCES = [
  {
    type: 'article-newspaper',
    title: 'Sanctions “counterproductive”, says Lavrov',
    author: [{ family: 'Landler', given: 'Mark' }],
    'container-title': 'The New York Times',
    issued: { 'date-parts': [[2009, 10, 14]] },
    URL: 'https://example.org/a?b=1&c=%20d_e',
  },
  {
    type: 'report',
    title: 'Costs & benefits: 100 % of {everything} #1 _under_ \\ ~ ^ $5',
    author: [{ literal: 'Barnes and Noble' }],
    publisher: 'Rand and Sons',
    issued: { 'date-parts': [[2001]] },
  },
  {
    type: 'article-journal',
    title: 'Über die Würde des Zitats',
    author: [
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { family: 'Ørsted', given: 'Åse' },
    ],
    'container-title': 'Zeitschrift für Zitate',
    volume: '12',
    issue: '3',
    page: '1-19',
    issued: { 'date-parts': [[1999, 5]] },
    DOI: '10.1000/xyz_123',
    language: 'de',
  },
  { type: 'webpage', title: '引用について', author: [{ family: '山田', given: '太郎' }] },
  { type: 'book', title: 'Same', author: [{ family: 'Lee' }], issued: { 'date-parts': [[2000]] } },
  { type: 'book', title: 'Same', author: [{ family: 'Lee' }], issued: { 'date-parts': [[2000]] } },
]

describe('what is set in the window', () => {
  /** A home folder in which the window has left its settings. */
  async function homeWith(settings: object, styles: Record<string, string> = {}): Promise<string> {
    const folder = await mkdtemp(join(home, 'home-'))
    const kept = join(folder, 'config/Commonplace')
    await mkdir(join(kept, 'styles'), { recursive: true })
    await writeFile(join(kept, 'settings.json'), JSON.stringify(settings))
    for (const [name, xml] of Object.entries(styles))
      await writeFile(join(kept, 'styles', `${name}.csl`), xml)
    return folder
  }
  const article = {
    type: 'article.add',
    title: 'Ferry strike',
    text: 'Words.',
    reference: {
      type: 'book',
      title: 'Ferry strike',
      author: [{ family: 'Example', given: 'Ada' }],
      issued: { 'date-parts': [[2009]] },
    },
  }

  test.skipIf(process.platform !== 'linux')(
    'keys follow the pattern, and installed styles can be cited in and exported in',
    async () => {
      const set = await homeWith(
        { keyPattern: '[year]_[Auth]' },
        { 'house-of-words': cslStyle({ title: 'House of Words', id: 'house-of-words' }) },
      )
      const library = newLibrary()
      const added = await runCli(['apply', '--library', library], {
        input: `${JSON.stringify(article)}\n`,
        home: set,
      })
      expect(added.code).toBe(0)
      expect(await listJson(library, 'articles')).toMatchObject([{ citationKey: '2009_Example' }])
      const inStyle = ['--style', 'house-of-words', '--library', library]
      const cited = await runCli(['cite', ...inStyle, '2009_Example'], { home: set })
      expect(cited.stdout).toBe('2009_Example\t[Example, Ferry strike]\n\nExample. Ferry strike.\n')
      const exported = await runCli(['export', 'bibliography', '--format', 'text', ...inStyle], {
        home: set,
      })
      expect(exported.stdout).toContain('Example. Ferry strike.')
      const elsewhere = await runCli(['cite', ...inStyle], { home: await homeWith({}) })
      expect(elsewhere.stderr).toContain('no citation style called “house-of-words”')
    },
  )

  test.skipIf(process.platform !== 'linux')(
    'settings that are damaged are as if nothing were set',
    async () => {
      const library = newLibrary()
      const set = await homeWith({ keyPattern: '[nothing like it]', library: 7 })
      const input = `${JSON.stringify(article)}\n`
      expect((await runCli(['apply', '--library', library], { input, home: set })).code).toBe(0)
      expect(await listJson(library, 'articles')).toMatchObject([
        { citationKey: 'example-2009-ferry' },
      ])
    },
  )
})
