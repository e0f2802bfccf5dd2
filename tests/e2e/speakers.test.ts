import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'
import { hearingArticle, secondHearingArticle } from './articles'
import { Notebook, type Pasted } from './notebook'
import { takePictures } from './pictures'
import { listJson } from './run-cli'

/** Speakers of accepted suggestions: their page, the same words in two articles, merging, splitting, undo. */

let run: RunningApp | undefined
afterEach(async () => {
  await run?.dispose()
  run = undefined
})

interface SpeakerJson {
  name: string
  kind: string
  aliases: string[]
  quotes: number
}

async function bringInAndAccept(window: Page, article: Pasted): Promise<void> {
  await new Notebook(window).pasteByKeys(article)
  await window.getByRole('button', { name: /Accept all \d+ sure/ }).click()
  await window.getByText(/\d+ suggestions? accepted/).waitFor()
}

const main = (window: Page) => window.getByRole('main', { name: 'Speaker' })

async function quotesOf(library: string): Promise<Record<string, number>> {
  const speakers = await listJson<SpeakerJson>(library, 'speakers')
  return Object.fromEntries(speakers.map(({ name, quotes }) => [name, quotes]))
}

test('a speaker has a page with their words in every article, and is merged and split', async () => {
  run = await launchApp()
  const { window, library } = run
  await bringInAndAccept(window, hearingArticle())
  await bringInAndAccept(window, secondHearingArticle())
  const before = await quotesOf(library)
  // One person in two articles is one speaker; so is an outlet in its chains.
  expect(before['Ingrid Solvay']).toBe(4)
  expect(before['The Hill Courier']).toBeGreaterThan(4)

  await window.keyboard.press('g')
  await window.keyboard.press('s')
  await window.getByRole('option', { name: /^Ingrid Solvay/ }).click()
  await main(window).getByRole('heading', { name: 'Ingrid Solvay' }).waitFor()
  const versions = main(window).getByRole('list', { name: 'Versions of the same words' })
  await versions.first().waitFor()
  expect(await versions.first().textContent()).toContain('(cut: since)')
  const figures = main(window).getByRole('table')
  expect(await figures.first().textContent()).toContain('Direct4')
  await takePictures(window, 'speakers-1-page')

  // Another name and a role, which stay.
  await main(window).getByRole('textbox', { name: 'Other names' }).fill('I. Solvay')
  await window.keyboard.press('Enter')
  await main(window).getByRole('button', { name: 'Take off the name I. Solvay' }).waitFor()
  await main(window).getByRole('textbox', { name: 'Role' }).fill('Director')
  await main(window).getByRole('textbox', { name: 'From' }).fill('2019')
  await window.keyboard.press('Enter')
  await main(window).getByText('since 2019').waitFor()

  // Split one quote off, after a preview; undo.
  await main(window).getByRole('button', { name: 'Split…' }).click()
  const dialog = window.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name of the new speaker' }).fill('Another Solvay')
  await dialog.getByRole('checkbox', { name: /Midnight is when/ }).check()
  await dialog.getByText('1 quote goes to “Another Solvay”').waitFor()
  await takePictures(window, 'speakers-2-split')
  await dialog.getByRole('button', { name: 'Split', exact: true }).click()
  await expect.poll(async () => (await quotesOf(library))['Another Solvay']).toBe(1)
  expect((await quotesOf(library))['Ingrid Solvay']).toBe(3)

  // Merge it back, after a preview; undo the merge.
  await window.getByRole('option', { name: /^Another Solvay/ }).click()
  await main(window).getByRole('heading', { name: 'Another Solvay' }).waitFor()
  await main(window).getByRole('button', { name: 'Merge into…' }).click()
  await dialog.getByRole('combobox', { name: 'Speaker' }).fill('Ingrid')
  await window.keyboard.press('Enter')
  await dialog.getByText('It can be undone.').waitFor()
  await takePictures(window, 'speakers-3-merge')
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect.poll(async () => (await quotesOf(library))['Ingrid Solvay']).toBe(4)
  await window.keyboard.press('Control+Z')
  await expect.poll(async () => (await quotesOf(library))['Another Solvay']).toBe(1)

  // From the page to the quote, and there is said where else its words stand.
  await window.getByRole('option', { name: /^Ingrid Solvay/ }).click()
  await versions.first().getByRole('button').first().click()
  const details = window.getByRole('region', { name: 'Selected quote' })
  await details.getByText('1 other article').click()
  await details.getByRole('list', { name: 'Versions of the same words' }).waitFor()
  await takePictures(window, 'speakers-4-versions')
  expect(run.complaints).toEqual([])
})
