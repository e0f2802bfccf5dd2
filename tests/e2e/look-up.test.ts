import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { expectAccessible } from './expect-accessible'
import { Notebook } from './notebook'
import { takePictures } from './pictures'

/**
 * Looking up by DOI, ISBN, arXiv and PubMed number: the services' answers, in the form that each documents and about works that do not exist,
 * come from a server on this machine.
 */

const ANSWERS: readonly (readonly [path: string, type: string, text: string])[] = [
  [
    '/10.1000/words.1',
    'application/vnd.citationstyles.csl+json',
    JSON.stringify({
      type: 'article-journal',
      title: 'On reading slowly',
      author: [
        { given: 'Ada', family: 'Roe' },
        { given: 'Jo', family: 'Doe' },
      ],
      'container-title': 'Journal of Words',
      issued: { 'date-parts': [[2009, 10, 14]] },
      DOI: '10.1000/words.1',
      volume: '3',
      page: '1-9',
    }),
  ],
  [
    '/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data',
    'application/json',
    JSON.stringify({
      'ISBN:9780306406157': {
        title: 'Words',
        subtitle: 'A history',
        authors: [{ name: 'Ada Roe' }],
        publishers: [{ name: 'House of Words' }],
        publish_date: '1984',
      },
    }),
  ],
  [
    '/api/query?id_list=2103.01234',
    'application/atom+xml',
    `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<entry><id>http://arxiv.org/abs/2103.01234v2</id><published>2021-03-02T10:00:00Z</published>
<title>On reading quickly</title><summary>A summary.</summary>
<author><name>Ada Roe</name></author></entry></feed>`,
  ],
  [
    '/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id=123456',
    'application/xml',
    `<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation>
<PMID Version="1">123456</PMID><Article><Journal><JournalIssue><Volume>7</Volume>
<PubDate><Year>2001</Year></PubDate></JournalIssue><Title>Annals of Reading</Title></Journal>
<ArticleTitle>Eyes and words.</ArticleTitle><AuthorList><Author><LastName>Roe</LastName>
<ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`,
  ],
]

let run: RunningApp
let server: Server

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const [, type = 'text/plain', text] = ANSWERS.find(([path]) => path === url) ?? []
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': type }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  run = await launchApp()
  await askInstead(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(async () => {
  await run.dispose()
  server.close()
})

/** Lets the application ask a server of ours wherever it would ask one of the services. */
async function askInstead(base: string): Promise<void> {
  await run.app.evaluate((_electron, there) => {
    const scope = globalThis as unknown as { fetch: typeof fetch; askServices?: typeof fetch }
    const real = (scope.askServices ??= scope.fetch)
    scope.fetch = (address, init) => real(String(address).replace(/^https:\/\/[^/]+/, there), init)
  }, base)
}

async function addByIdentifier(text: string, title: string): Promise<void> {
  const { window } = run
  await run.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find((item) => item.label.startsWith('Add by Identifier'))?.click()
  })
  const dialog = window.getByRole('dialog', { name: 'Add by identifier' })
  await dialog.getByRole('textbox').fill(text)
  await window.keyboard.press('Enter')
  await dialog.getByText(title, { exact: true }).waitFor()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('the form of a reference is filled by its DOI, field by field, and saved', async () => {
  const { window } = run
  await new Notebook(window).pasteByKeys({
    title: 'On reading',
    text: 'Slowly is best, said the reader.',
    author: '',
    outlet: '',
    date: '14 October 2009',
    url: 'https://doi.org/10.1000/words.1',
  })
  await window.getByRole('tab', { name: 'Article' }).click()
  await window.getByRole('button', { name: /Edit reference/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Edit reference' })
  const identifier = dialog.getByLabel('DOI, ISBN, arXiv or PubMed number, or web address')
  // It begins with what the reference is known by.
  expect(await identifier.inputValue()).toBe('https://doi.org/10.1000/words.1')
  await dialog.getByText(/asks doi\.org/).waitFor()
  await identifier.press('Enter')
  const found = dialog.getByRole('group', { name: 'As doi.org has it' })
  await found.waitFor()
  expect(await found.getByLabel(/^Title/).isChecked()).toBe(false)
  expect(await found.getByLabel(/^Authors/).isChecked()).toBe(true)
  await found.getByText('now: On reading', { exact: true }).waitFor()
  await takePictures(window, 'look-up-form')
  await expectAccessible(run.window)
  await found.getByLabel(/^Item type/).check()
  await found.getByRole('button', { name: /^Fill in \d+ fields$/ }).click()
  await dialog.getByText(/fields filled in; “Save” keeps them/).waitFor()
  expect(await dialog.getByLabel('Authors').inputValue()).toBe('Roe, Ada; Doe, Jo')
  expect(await dialog.getByLabel('Journal').inputValue()).toBe('Journal of Words')
  expect(await dialog.getByLabel('Title', { exact: true }).inputValue()).toBe('On reading')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await window
    .getByText(/Roe, A\., & Doe, J\. \(2009/)
    .first()
    .waitFor()
})

test.each([
  ['0-306-40615-2', 'Words: A history'],
  ['arXiv:2103.01234', 'On reading quickly'],
  ['PMID 123456', 'Eyes and words'],
])('%s is added', async (identifier, title) => {
  await addByIdentifier(identifier, title)
  await new Notebook(run.window).waitForArticle(title)
})

test('offline, one sentence says so and the form stays as it is', async () => {
  const { window } = run
  await askInstead('http://127.0.0.1:9')
  await window.getByRole('tab', { name: 'Article' }).click()
  await window.getByRole('button', { name: /Edit reference/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Edit reference' })
  const title = await dialog.getByLabel('Title', { exact: true }).inputValue()
  await dialog
    .getByLabel('DOI, ISBN, arXiv or PubMed number, or web address')
    .fill('10.1000/words.1')
  await dialog.getByRole('button', { name: 'Look up' }).click()
  await dialog
    .getByText(
      'Doi.org could not be reached; connect this computer to the internet, or fill the fields by hand.',
    )
    .waitFor()
  expect(await dialog.getByLabel('Title', { exact: true }).inputValue()).toBe(title)
  await window.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(run.complaints).toEqual([])
})
