import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { hearingArticle } from './articles'
import { Notebook } from './notebook'
import { takePictures } from './pictures'
import { listJson } from './run-cli'

/** Suggestions: found by themselves, reviewed by keyboard alone, and all there after a restart. */

let run: RunningApp | undefined
afterEach(async () => {
  await run?.dispose()
  run = undefined
})

interface QuoteJson {
  text: string
  kind: string
  speaker: string | null
  via: string[]
}

/** A keyboard that counts. */
class Keyboard {
  presses = 0
  constructor(readonly window: Page) {}

  async press(key: string): Promise<void> {
    this.presses++
    await this.window.keyboard.press(key)
  }

  async type(words: string): Promise<void> {
    for (const letter of words) await this.press(letter)
  }
}

const strip = (window: Page) => window.getByRole('region', { name: 'Suggestions to review' })

test('twelve quotations are reviewed by keyboard in under 40 key presses, and stay', async () => {
  run = await launchApp()
  let { window } = run
  const article = hearingArticle()
  let notebook = new Notebook(window)
  await notebook.pasteByKeys(article)
  await strip(window).getByText('12 suggestions to review').waitFor()
  await window.getByText('12 suggestions to review', { exact: true }).last().waitFor()
  // Nothing of this is a quote yet, and nothing of it can be undone: nobody did it.
  expect(await listJson(run.library, 'quotes')).toEqual([])
  // What was done is said above the strip, never over its buttons.
  const said = await window.getByText('Imported 1 article.').boundingBox()
  const stripBox = await strip(window).boundingBox()
  expect((said?.y ?? Infinity) + (said?.height ?? 0)).toBeLessThan(stripBox?.y ?? 0)
  await takePictures(window, 'review-1-waiting')

  const keys = new Keyboard(window)
  await keys.press('a')
  for (let place = 1; place <= 12; place++) {
    await strip(window).getByText(`${place} of 12`, { exact: true }).waitFor()
    const words = (await notebook.announced()).replace(/\s+/g, ' ')
    if (place === 3) await takePictures(window, 'review-2-strip')
    if (words.includes('a fight about a bulb')) {
      await keys.press('x')
    } else if (words.includes('My grandmother') || words.includes('I need a map')) {
      await keys.press('e')
      await notebook.picker.waitFor()
      await keys.type(words.includes('My grandmother') ? 'Jonas Ravn' : 'jo')
      await window.getByRole('option', { name: 'Jonas Ravn' }).first().waitFor()
      await keys.press('Enter')
      await keys.press('Control+Enter')
      await notebook.picker.waitFor({ state: 'hidden' })
    } else {
      await keys.press('a')
    }
  }
  await strip(window).waitFor({ state: 'hidden' })
  expect(keys.presses).toBeLessThan(40)
  await takePictures(window, 'review-3-done')

  const speakers = (quotes: readonly QuoteJson[]) => quotes.map(({ speaker }) => speaker)
  const expected = [
    'Ingrid Solvay',
    'Ingrid Solvay',
    'Peter Ravn',
    'Peter Ravn',
    'Aisha Bello',
    'Aisha Bello',
    'Ingrid Solvay',
    'Jonas Ravn',
    'Jonas Ravn',
    'Aisha Bello',
    'Aisha Bello',
  ]
  await expect
    .poll(async () => speakers(await listJson<QuoteJson>(run?.library ?? '', 'quotes')))
    .toEqual(expected)

  run = await run.restart()
  ;({ window } = run)
  notebook = new Notebook(window)
  await window.getByRole('option', { name: new RegExp(article.title) }).click()
  await notebook.waitForArticle(article.title)
  await expect.poll(() => notebook.quoteRows.count()).toBe(11)
  // The rejected one does not come back.
  expect(await strip(window).count()).toBe(0)
  const quotes = await listJson<QuoteJson>(run.library, 'quotes')
  expect(speakers(quotes)).toEqual(expected)
  for (const { via } of quotes) expect(via).toEqual(['The Hill Courier', 'Rowan Teague'])
  // The last decision is taken back by one undo, after the restart too.
  await notebook.focusReaderByKeys()
  await window.keyboard.press('Control+Z')
  await expect.poll(() => notebook.quoteRows.count()).toBe(10)
  await strip(window).getByText('1 suggestion to review').waitFor()
  expect(run.complaints).toEqual([])
})

test('all sure ones are accepted as one step', async () => {
  run = await launchApp()
  const { window } = run
  const notebook = new Notebook(window)
  await notebook.pasteByKeys(hearingArticle())
  const all = strip(window).getByRole('button', { name: /Accept all \d+ sure/ })
  await all.waitFor()
  const sure = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0])
  await all.click()
  await expect.poll(() => notebook.quoteRows.count()).toBe(sure)
  await window.keyboard.press('Control+Z')
  await expect.poll(() => notebook.quoteRows.count()).toBe(0)
  await strip(window)
    .getByText(/^\d+ of 12$/)
    .waitFor()
})

test('the sample notebook opens with suggestions waiting', async () => {
  run = await launchApp()
  const { window } = run
  await window.getByRole('button', { name: /sample notebook/ }).click()
  await strip(window)
    .getByText(/\d+ suggestions to review/)
    .waitFor()
  await takePictures(window, 'review-4-sample')
})
