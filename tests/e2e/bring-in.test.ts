import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { Notebook } from './notebook'
import { takePictures } from './pictures'
import { listJson, runCli } from './run-cli'
import { answerQuestion, canDriveSystemDialogs, chooseFolder } from './system-dialog'

let run: RunningApp | undefined
afterEach(async () => {
  await run?.dispose()
  run = undefined
})

async function filesIn(home: string, files: Record<string, string>): Promise<string[]> {
  await mkdir(join(home, 'files'), { recursive: true })
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(home, 'files', name)
      await writeFile(path, content)
      return path
    }),
  )
}

interface ArticleJson {
  id: string
  title: string
  citationKey: string
  reference: { author?: { family: string }[]; issued?: object; 'container-title'?: string }
}

test('files dropped on the window become articles with what they say of themselves', async () => {
  run = await launchApp()
  const { window, home, library } = run
  const paths = await filesIn(home, {
    'plain.txt': 'A plain first line\n\n“Yes,” said Ann Lee.',
    'marked.md':
      '---\ntitle: From the front matter\nauthor: Ann Lee\ndate: 2021-05-04\n---\n\nShe said *“no”*.',
    'page.html':
      '<html lang="en"><head><title>A page</title><meta property="og:site_name" content="The Paper"><meta name="author" content="Bo Kim"><meta property="article:published_time" content="2020-02-03T10:00:00Z"></head><body><nav>Home</nav><article><h1>A page</h1><p>“Maybe,” said the minister, and then said a good deal more than that.</p></article></body></html>',
    'list.bib': '@book{lee2001, title={Sanctions}, author={Lee, Ann}, year=2001}',
  })
  // The files come from a real chooser, so that they have a path; then they are dropped.
  await window.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.id = 'dropped'
    document.body.append(input)
  })
  await window.locator('#dropped').setInputFiles(paths)
  await window.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped')
    const dataTransfer = new DataTransfer()
    for (const file of input?.files ?? []) dataTransfer.items.add(file)
    const target = document.querySelector('h1') ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
    input?.remove()
  })
  await window.getByText('Imported 4 articles').waitFor()
  await takePictures(window, 'bring-in-1-dropped')
  const articles = await listJson<ArticleJson>(library, 'articles')
  const byTitle = new Map(articles.map((article) => [article.title, article]))
  expect(byTitle.get('From the front matter')?.reference.author?.[0]?.family).toBe('Lee')
  expect(byTitle.get('A page')?.reference['container-title']).toBe('The Paper')
  expect(byTitle.get('A page')?.citationKey).toMatch(/^kim-2020/)
  expect(byTitle.get('Sanctions')?.citationKey).toBe('lee2001')
  expect([...byTitle.keys()]).toContain('A plain first line')
  const verified = await runCli(['verify', '--library', library])
  expect(verified.stdout).toContain('No problem found.')
})

test('the reference of an article is edited in a form that has the fields of its type', async () => {
  run = await launchApp()
  const { window, library } = run
  const notebook = new Notebook(window)
  await notebook.pasteByKeys({
    title: 'A first title',
    text: 'Some words.',
    author: 'Lee, Ann',
    outlet: 'The Paper',
    date: '3 May 2020',
    url: '',
  })
  const [before] = await listJson<ArticleJson>(library, 'articles')
  await window.getByRole('tab', { name: 'Article' }).click()
  await window.getByRole('button', { name: /Edit reference/ }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByLabel('Title', { exact: true }).fill('A second title')
  await dialog.getByLabel('Item type').selectOption({ label: 'Book' })
  await dialog.getByLabel('Publisher', { exact: true }).fill('Rand and Sons')
  await takePictures(window, 'bring-in-2-reference')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await notebook.waitForArticle('A second title')
  const [after] = await listJson<ArticleJson & { reference: { publisher?: string } }>(
    library,
    'articles',
  )
  expect(after).toMatchObject({
    title: 'A second title',
    reference: { type: 'book', publisher: 'Rand and Sons' },
    citationKey: before?.citationKey,
  })
})

test.skipIf(!canDriveSystemDialogs)('another library is opened from the menu', async () => {
  run = await launchApp()
  const { window, home, app } = run
  const other = join(home, 'another library')
  await mkdir(other)
  await runCli(['apply', '--library', other], {
    input: '{"type":"article.add","title":"In the other library","text":"Words."}\n',
  })
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File')
    file?.submenu?.items.find(({ label }) => label.startsWith('Open Library'))?.click()
  })
  await chooseFolder('Open a library', other)
  await window.getByRole('option', { name: /In the other library/ }).waitFor()
  // The first one is free again: somebody else can write to it.
  const written = await runCli(['apply', '--library', run.library], {
    input: '{"type":"tag.add","name":"free"}\n',
  })
  expect(written.code).toBe(0)
})

test.skipIf(!canDriveSystemDialogs)(
  'a library that is away is asked for, and no new one is made in its place',
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'commonplace-e2e-'))
    const usual = join(home, 'Documents/Commonplace')
    await runCli(['apply', '--library', usual], {
      input: '{"type":"article.add","title":"On the stick","text":"Words."}\n',
    })
    run = await launchApp({ home, library: null })
    await run.window.getByRole('option', { name: /On the stick/ }).waitFor()
    await run.close()
    const away = join(home, 'away')
    await rename(usual, away)
    run = await launchApp({ home, library: null })
    await answerQuestion('Commonplace cannot open this library', 'Return')
    // Tried again in vain: it asks again, and what was not there has not been made.
    expect(existsSync(usual)).toBe(false)
    await answerQuestion('Commonplace cannot open this library', 'alt+o')
    await chooseFolder('Open a library', away)
    await run.window.getByRole('option', { name: /On the stick/ }).waitFor()
    await run.close()
    // From now on this is the usual one.
    run = await launchApp({ home, library: null })
    await run.window.getByRole('option', { name: /On the stick/ }).waitFor()
    expect(run.complaints).toEqual([])
  },
)

test('a library that is open elsewhere is told, and left alone', async () => {
  run = await launchApp()
  const second = await runCli(['apply', '--library', run.library], { input: '{"type":"undo"}\n' })
  expect(second.code).toBe(4)
  expect(second.stderr).toMatch(/\b\d+\b/)
  expect(second.stderr.trim().split('\n')).toHaveLength(1)
})
