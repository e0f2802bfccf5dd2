import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Background } from '../../../electron/services/background'
import { lookUp } from '../../../electron/services/look-up-service'
import { runDocumentTask } from '../../../electron/workers/document-tasks'

/** Answers in the form that each service documents, about works that do not exist. */
const CSL = JSON.stringify({
  type: 'article-journal',
  title: 'On reading slowly',
  author: [{ given: 'Ada', family: 'Roe' }],
  'container-title': 'Journal of Words',
  issued: { 'date-parts': [[2009, 10, 14]] },
  DOI: '10.1000/words.1',
  volume: '3',
  page: '1-9',
})
const BOOK = JSON.stringify({
  'ISBN:9780306406157': {
    title: 'Words',
    subtitle: 'A history',
    authors: [{ name: 'Ada Roe' }, { name: 'Jo Doe' }],
    publishers: [{ name: 'House of Words' }],
    publish_places: [{ name: 'Geneva' }],
    publish_date: '1984',
    number_of_pages: 240,
  },
})
const ATOM = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>http://arxiv.org/abs/2103.01234v2</id><published>2021-03-02T10:00:00Z</published>
<title>On reading
  quickly</title><summary>  A summary.  </summary>
<author><name>Ada Roe</name></author><author><name>Jo van Doe</name></author></entry></feed>`
const PUBMED = `<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation>
<PMID Version="1">123456</PMID><Article><Journal><JournalIssue><Volume>7</Volume>
<PubDate><Year>2001</Year></PubDate></JournalIssue><Title>Annals of Reading</Title></Journal>
<ArticleTitle>Eyes and words.</ArticleTitle><AuthorList><Author><LastName>Roe</LastName>
<ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`
const PAGE = `<!doctype html><html lang="en"><head><title>Talks go on - The Gazette</title>
<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ada Roe"><meta property="article:published_time" content="2009-10-14">
</head><body><article><h1>Talks go on</h1><p>They went on for hours, and nobody left the room.</p></article></body></html>`

type Answer = (response: ServerResponse) => void
let server: Server
let base: string
const answers = new Map<string, Answer>()
const asked: { url: string; accept: string }[] = []
const say =
  (text: string, type = 'text/plain'): Answer =>
  (response) => {
    response.setHeader('content-type', type)
    response.end(text)
  }

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', accept: request.headers.accept ?? '' })
    const answer = answers.get(request.url ?? '')
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  asked.length = 0
  answers.clear()
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The same work as on the thread, without one. */
const background = { run: runDocumentTask } as unknown as Background
const find = (text: string, more: object = {}) =>
  lookUp(background, text, {
    addresses: { doi: base, openLibrary: base, arxiv: base, ncbi: base },
    ...more,
  })

describe('what each service answers becomes a reference', () => {
  test('a DOI, by content negotiation and over a redirect', async () => {
    answers.set('/10.1000/words.1', (response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    )
    answers.set('/elsewhere', say(CSL, 'application/vnd.citationstyles.csl+json'))
    expect(await find('https://doi.org/10.1000/Words.1')).toMatchObject({
      value: { type: 'article-journal', title: 'On reading slowly', DOI: '10.1000/words.1' },
    })
    expect(asked.map(({ accept }) => accept)).toEqual([
      'application/vnd.citationstyles.csl+json',
      'application/vnd.citationstyles.csl+json',
    ])
  })

  test('an ISBN of ten digits', async () => {
    answers.set('/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data', say(BOOK))
    expect(await find('0-306-40615-2')).toEqual({
      ok: true,
      value: {
        type: 'book',
        title: 'Words: A history',
        author: [
          { family: 'Roe', given: 'Ada' },
          { family: 'Doe', given: 'Jo' },
        ],
        publisher: 'House of Words',
        'publisher-place': 'Geneva',
        issued: { 'date-parts': [[1984]] },
        'number-of-pages': '240',
        ISBN: '9780306406157',
      },
    })
  })

  test('an arXiv number', async () => {
    answers.set('/api/query?id_list=2103.01234', say(ATOM))
    expect(await find('arXiv:2103.01234v2')).toMatchObject({
      value: {
        title: 'On reading quickly',
        abstract: 'A summary.',
        issued: { 'date-parts': [[2021, 3, 2]] },
        URL: 'https://arxiv.org/abs/2103.01234',
      },
    })
  })

  test('a PubMed number', async () => {
    answers.set('/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id=123456', say(PUBMED))
    expect(await find('PMID: 123456')).toMatchObject({
      value: { author: [{ family: 'Roe', given: 'Ada' }], 'container-title': 'Annals of Reading' },
    })
  })

  test('a page', async () => {
    answers.set('/talks', say(PAGE, 'text/html'))
    expect(await find(`${base}/talks`)).toMatchObject({
      value: { title: 'Talks go on', 'container-title': 'The Gazette', URL: `${base}/talks` },
    })
  })
})

describe('where there is no answer, one sentence says why', () => {
  const failure = async (text: string, more: object = {}) => {
    const result = await find(text, more)
    return result.ok ? 'found' : result.error.message
  }

  test('nothing is asked for what is no identifier', async () => {
    for (const text of ['', 'words', '978-0-306-40615-8', 'ftp://example.org/a', 'javascript:1']) {
      expect(await failure(text)).toContain('no DOI, ISBN')
    }
    expect(asked).toEqual([])
  })

  test('unknown, refused, busy', async () => {
    expect(await failure('10.1000/gone')).toContain('nothing of this name at doi.org')
    answers.set('/10.1000/busy', (response) => response.writeHead(503).end())
    expect(await failure('10.1000/busy')).toContain('busy (503)')
    answers.set('/10.1000/no', (response) => response.writeHead(403).end())
    expect(await failure('10.1000/no')).toContain('refused to answer (403)')
  })

  test.each([
    ['10.1000/x', '/10.1000/x', '<html><body>Hello</body></html>'],
    ['10.1000/x', '/10.1000/x', ''],
    ['0306406152', '/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data', '{}'],
    ['0306406152', '/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data', 'no json'],
    ['arXiv:2103.01234', '/api/query?id_list=2103.01234', '<feed/>'],
    ['arXiv:2103.01234', '/api/query?id_list=2103.01234', '<!DOCTYPE a [<!ENTITY b "c">]><feed/>'],
  ])('%s answered with something else', async (text, path, answer) => {
    answers.set(path, say(answer))
    expect(await failure(text)).toContain('Nothing is known of it')
  })

  test('redirects for ever, and to what is no web address', async () => {
    answers.set('/10.1000/round', (response) =>
      response.writeHead(302, { location: '/10.1000/round' }).end(),
    )
    expect(await failure('10.1000/round')).toContain('leads nowhere')
    expect(asked.length).toBeLessThan(10)
    answers.set('/10.1000/file', (response) =>
      response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
    )
    expect(await failure('10.1000/file')).toContain('leads nowhere')
  })

  test('no end of an answer, none at all, and nobody there', async () => {
    answers.set('/10.1000/long', (response) => response.end('x'.repeat(5 * 1024 * 1024)))
    expect(await failure('10.1000/long')).toContain('longer than 4 MB')
    answers.set('/10.1000/slow', () => undefined)
    expect(await failure('10.1000/slow', { timeLimit: 50 })).toContain('did not answer in time')
    const nobody = { addresses: { doi: 'http://127.0.0.1:1' } }
    expect(await failure('10.1000/x', nobody)).toContain('could not be reached')
  })

  test('cancelling ends it', async () => {
    answers.set('/10.1000/slow', () => undefined)
    const controller = new AbortController()
    const result = find('10.1000/slow', { signal: controller.signal })
    controller.abort()
    expect(await result).toMatchObject({ error: { code: 'cancelled' } })
  })
})
