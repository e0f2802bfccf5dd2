import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { ferryArticle } from './articles'
import { Notebook } from './notebook'
import { takePictures } from './pictures'
import { runCli } from './run-cli'

/** Choosing a citation style by typing, and what is copied, previewed and printed in it. */

let run: RunningApp
const article = ferryArticle()
const [passage] = article.passages

beforeAll(async () => {
  run = await launchApp()
})
afterAll(() => run.dispose())

/** Pastes into the field with the focus; gives the HTML that was on the clipboard beside the text. */
async function paste(): Promise<string> {
  const { window } = run
  const pasted = window.evaluate(
    () =>
      new Promise<string>((done) => {
        const take = (event: ClipboardEvent) =>
          done(event.clipboardData?.getData('text/html') ?? '')
        document.addEventListener('paste', take, { once: true, capture: true })
      }),
  )
  await window.evaluate(() => undefined)
  await window.keyboard.press('Control+V')
  return pasted
}

/** The style that the settings show; leaves them closed. */
async function shownStyle(): Promise<string> {
  const { window } = run
  await window.keyboard.press('Control+,')
  const field = window
    .getByRole('dialog', { name: 'Settings' })
    .getByRole('combobox', { name: 'Citation style' })
  await expect.poll(() => field.inputValue()).not.toBe('')
  const value = await field.inputValue()
  await window.keyboard.press('Escape')
  return value
}

test('a quote is cited as APA has it until a style is chosen', async () => {
  const notebook = new Notebook(run.window)
  await notebook.pasteByKeys(article.pasted)
  if (!passage) throw new Error('an article without passages')
  await notebook.quoteByKeys(passage)
  await run.window.getByText(/^\(.+, as cited in .+, 20\d\d, paras?\. \d+\)$/).waitFor()
  expect(await shownStyle()).toContain('American Psychological Association')
})

test('MLA is chosen by typing its initials, as fast as one can', async () => {
  const { window } = run
  await window.keyboard.press('Control+,')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  const field = dialog.getByRole('combobox', { name: 'Citation style' })
  await field.focus()
  await window.keyboard.type('MLA')
  await window.getByRole('option', { name: /Modern Language Association 9th/ }).waitFor()
  await takePictures(window, 'citation-style-1-typing')
  await window.keyboard.press('Escape')
  await field.focus()
  await field.selectText()
  await window.keyboard.insertText('mla')
  await window.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('Modern Language Association 9th edition')
  await takePictures(window, 'citation-style-2-chosen')
  await window.keyboard.press('Escape')
  // The inspector follows.
  await window.getByText(/^\(qtd\. in [^,]+, pars?\. \d+\)$/).waitFor()
  await takePictures(window, 'citation-style-3-inspector')
})

test('a copied quote carries its citation as text and as rich text', async () => {
  const { window } = run
  await window.getByRole('button', { name: 'Copy with quote' }).click()
  await window.getByText('Quote and citation copied.').waitFor()
  await new Notebook(window).focusReaderByKeys()
  await window.keyboard.press('n')
  const note = window.getByRole('textbox', { name: 'Note on the quote' })
  await note.waitFor()
  expect(await paste()).toMatch(/ \(qtd\. in [^,]+, par\. \d+\)/)
  await expect.poll(() => note.inputValue()).toMatch(/” \(qtd\. in [^,]+, par\. \d+\)$/)
  expect(await note.inputValue()).toContain(passage?.words.slice(0, 30))
  await window.keyboard.press('Escape')
})

test('a rich-text field takes the italics of an entry, copied with one key', async () => {
  const { window } = run
  await new Notebook(window).focusReaderByKeys()
  await window.keyboard.press('b')
  await window.getByText('Bibliography entry copied.').waitFor()
  await window.evaluate(() => {
    const page = document.createElement('div')
    page.id = 'thesis'
    page.contentEditable = 'true'
    page.setAttribute('role', 'textbox')
    page.setAttribute('aria-label', 'A thesis')
    page.style.cssText =
      'position:fixed;inset:120px 320px auto;z-index:9;padding:24px;background:Canvas;color:CanvasText'
    document.body.append(page)
    page.focus()
  })
  await window.keyboard.press('Control+V')
  const thesis = window.getByRole('textbox', { name: 'A thesis' })
  await expect.poll(() => thesis.innerHTML()).toContain(article.pasted.outlet)
  expect(await thesis.locator('i', { hasText: article.pasted.outlet }).count()).toBe(1)
  await takePictures(window, 'citation-style-4-rich-text')
  await thesis.evaluate((page) => page.remove())
})

test('the article is copied as its entry in the list of works cited', async () => {
  const { window } = run
  await window.getByRole('tab', { name: 'Article' }).click()
  await window.getByRole('button', { name: 'Copy citation' }).click()
  await window.getByText('Citation copied.', { exact: true }).waitFor()
  await window.getByRole('textbox', { name: 'Note on the article' }).focus()
  expect(await paste()).toContain(`<i>${article.pasted.outlet}</i>`)
})

/** Everything that the next drag holds when it begins, by type. */
async function nextDrag(): Promise<() => Promise<Record<string, string>>> {
  const { window } = run
  await window.evaluate(() => {
    const scope = globalThis as unknown as { dragged?: Record<string, string> }
    delete scope.dragged
    const read = ({ dataTransfer: data }: DragEvent) => {
      scope.dragged = Object.fromEntries(
        (data?.types ?? []).map((type) => [type, data?.getData(type) ?? '']),
      )
    }
    document.addEventListener('dragstart', read, { once: true })
  })
  return () =>
    window.evaluate(
      () => (globalThis as unknown as { dragged?: Record<string, string> }).dragged ?? {},
    )
}

async function drag(from: { x: number; y: number }): Promise<Record<string, string>> {
  const { mouse } = run.window
  const read = await nextDrag()
  await mouse.move(from.x, from.y)
  await mouse.down()
  // The citation is made while the hand begins to move.
  await run.window.waitForTimeout(500)
  await mouse.move(from.x + 60, from.y + 12, { steps: 6 })
  await expect.poll(async () => Object.keys(await read())).toContain('text/plain')
  await mouse.up()
  return read()
}

test('words selected in the reader are dragged, and copied by a key, with their citation', async () => {
  const { window } = run
  const notebook = new Notebook(window)
  const words = passage?.words.slice(0, 24).trim() ?? ''
  const place = await notebook.placeOf(article.pasted.title, words)
  await window.mouse.move(place.from.x, place.from.y)
  await window.mouse.down()
  await window.mouse.move(place.to.x, place.to.y, { steps: 8 })
  await window.mouse.up()
  await window.getByRole('toolbar', { name: 'Selected words' }).waitFor()
  const dragged = await drag({ x: place.from.x + 20, y: place.from.y })
  expect(dragged['text/plain']).toMatch(/^[“"].+” \(.+\bpar\. \d+\)$/)
  expect(dragged['text/html']).toContain('par.')
  expect(dragged['text/rtf']).toMatch(/^\{\\rtf1/)
  await window.keyboard.press('Shift+C')
  await window.getByText('Quote and citation copied.').last().waitFor()
  await window.keyboard.press('Escape')
})

test('a row of the quotes view is dragged, and copied by a key, with its citation', async () => {
  const { window } = run
  await window.keyboard.press('g')
  await window.keyboard.press('q')
  const row = window.getByRole('listbox', { name: 'Quotes' }).getByRole('option').first()
  await row.waitFor()
  const box = await row.locator('.quote-line-words').boundingBox()
  if (!box) throw new Error('the row is not on screen')
  const dragged = await drag({ x: box.x + 60, y: box.y + 8 })
  expect(dragged['text/plain']).toMatch(/” \(qtd\. in [^,]+, par\. \d+\)$/)
  await row.focus()
  await window.keyboard.press('c')
  await window.getByText('Citation copied.', { exact: true }).last().waitFor()
  await window.keyboard.press('Shift+C')
  await window.getByText('Quote and citation copied.').last().waitFor()
  await window.keyboard.press('g')
  await window.keyboard.press('l')
  await new Notebook(window).waitForArticle(article.pasted.title)
})

test('the choice outlives a restart', async () => {
  run = await run.restart()
  await run.window.getByRole('option', { name: new RegExp(article.pasted.title) }).waitFor()
  expect(await shownStyle()).toBe('Modern Language Association 9th edition')
  expect(run.complaints).toEqual([])
})

test('the command line cites in any style and says what it does not know', async () => {
  const library = ['--library', run.library]
  const cited = await runCli(['cite', '--style', 'apa', '--json', ...library])
  expect(cited.code).toBe(0)
  const { citations, bibliography } = JSON.parse(cited.stdout) as {
    citations: { key: string; text: string }[]
    bibliography: { text: string }[]
  }
  expect(citations[0]?.text).toMatch(/^\(.+, 20\d\d\)$/)
  expect(bibliography[0]?.text).toContain(article.pasted.outlet)

  const key = citations[0]?.key ?? ''
  const mixed = await runCli(['cite', '--style', 'ieee', key.toUpperCase(), 'dragon', ...library])
  expect(mixed.code).toBe(3)
  expect(mixed.stdout).toContain(`${key}\t[1]`)
  expect(mixed.stderr).toMatch(/^There is no article with the citation key “dragon”.*\n$/)

  const unknown = await runCli(['cite', '--style', 'vancuver', ...library])
  expect(unknown).toMatchObject({ code: 3, stdout: '' })
  expect(unknown.stderr).toMatch(
    /^There is no citation style called “vancuver”; did you mean .*vancouver/,
  )
  expect((await runCli(['cite', ...library])).code).toBe(2)

  const exporting = ['export', 'quotes', '--format', 'markdown']
  const plain = await runCli([...exporting, ...library])
  const styled = await runCli([...exporting, '--style', 'apa', ...library])
  expect(styled.stdout).toMatch(/Citation: \(.+, as cited in .+, 20\d\d, para\\?\. \d+\)/)
  expect(plain.stdout).not.toMatch(/Citation: \(/)
})
