import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

/** What a person does in the window, with the keyboard alone or with the mouse. */

export interface Passage {
  /** The words in the article, marks included. */
  readonly words: string
  readonly speaker: string
  readonly kind: 'Direct' | 'Mixed'
  readonly tags: readonly string[]
}

export interface Pasted {
  readonly title: string
  readonly text: string
  readonly author: string
  readonly outlet: string
  readonly date: string
  readonly url: string
}

export class Notebook {
  constructor(readonly window: Page) {}

  /** Pastes an article through the dialog, by keyboard. */
  async pasteByKeys(article: Pasted): Promise<void> {
    const { keyboard } = this.window
    await keyboard.press('Control+Shift+N')
    await this.window.getByRole('dialog', { name: 'Paste an article' }).waitFor()
    await keyboard.insertText(article.text)
    await keyboard.press('Tab')
    await keyboard.insertText(article.title)
    await keyboard.press('Tab')
    await keyboard.type('News')
    for (const field of [article.author, article.outlet, article.date, article.url]) {
      await keyboard.press('Tab')
      await keyboard.insertText(field)
    }
    await keyboard.press('Control+Enter')
    await this.waitForArticle(article.title)
  }

  /** Pastes an article through the dialog, by mouse. */
  async pasteByMouse(article: Pasted): Promise<void> {
    await this.window.getByRole('button', { name: 'Paste text' }).first().click()
    const dialog = this.window.getByRole('dialog', { name: 'Paste an article' })
    await dialog.getByLabel('Text').fill(article.text)
    await dialog.getByLabel('Title').fill(article.title)
    await dialog.getByLabel('Item type').selectOption({ label: 'Newspaper article' })
    await dialog.getByLabel('Author').fill(article.author)
    await dialog.getByLabel('Outlet').fill(article.outlet)
    await dialog.getByLabel('Date').fill(article.date)
    await dialog.getByLabel('URL').fill(article.url)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await this.waitForArticle(article.title)
  }

  async waitForArticle(title: string): Promise<void> {
    await this.reader(title).waitFor()
  }

  reader(title: string): Locator {
    return this.window.getByRole('region', { name: `Text of “${title}”` })
  }

  get picker(): Locator {
    return this.window.getByRole('dialog', { name: 'Tags, speaker and kind of the quote' })
  }

  get quoteRows(): Locator {
    return this.window.getByRole('listbox', { name: /quotes/i }).getByRole('option')
  }

  /** Goes from pane to pane until the focus is in the reader. */
  async focusReaderByKeys(): Promise<void> {
    for (let i = 0; i < 8; i++) {
      const pane = await this.window.evaluate(
        () => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? '',
      )
      if (pane === 'reader') return
      await this.window.keyboard.press('F6')
    }
    throw new Error('F6 never reached the reader')
  }

  /** What the reader told a screen reader last. */
  async announced(): Promise<string> {
    return (await this.window.getByRole('status', { name: 'Reader' }).textContent()) ?? ''
  }

  /** Selects words by keyboard: whole sentences with the sentence cursor, else through find. */
  async selectByKeys(words: string): Promise<void> {
    const { keyboard } = this.window
    await this.focusReaderByKeys()
    await keyboard.press('Home')
    for (let i = 0; i < 60; i++) {
      const sentence = (await this.announced()).trim()
      if (sentence !== '' && words.startsWith(sentence)) {
        for (let extended = sentence; extended.length < words.length; ) {
          await keyboard.press('Shift+ArrowDown')
          const said = (await this.announced()).replace(/^Selected: /, '').trim()
          if (said.length <= extended.length) throw new Error(`selecting stopped at: ${said}`)
          extended = said
        }
        return
      }
      await keyboard.press('ArrowDown')
    }
    await keyboard.press('/')
    await keyboard.insertText(words)
    await this.window.getByRole('search').getByText('1 of 1').waitFor()
    await keyboard.press('Enter')
    await keyboard.press('Escape')
  }

  /** Makes a quote with tags and a speaker, without touching the mouse. */
  async quoteByKeys({ words, speaker, tags }: Passage): Promise<void> {
    const { keyboard } = this.window
    await this.selectByKeys(words)
    await keyboard.press('h')
    await this.picker.waitFor()
    for (const tag of tags) {
      await keyboard.type(tag)
      await keyboard.press('Enter')
      await this.picker.getByText(tag, { exact: true }).first().waitFor()
    }
    await keyboard.press('Tab')
    await keyboard.type(speaker)
    await keyboard.press('Enter')
    await keyboard.press('Control+Enter')
    await this.picker.waitFor({ state: 'hidden' })
  }

  /** Makes a quote by dragging over its words, then with the bar and the picker. */
  async quoteByMouse(title: string, { words, speaker, tags }: Passage): Promise<void> {
    const line = await this.placeOf(title, words)
    await this.window.mouse.move(line.from.x, line.from.y)
    await this.window.mouse.down()
    await this.window.mouse.move(line.to.x, line.to.y, { steps: 8 })
    await this.window.mouse.up()
    await this.window
      .getByRole('toolbar', { name: 'Selected words' })
      .getByRole('button', { name: /^Quote/ })
      .click()
    await this.picker.waitFor()
    for (const tag of tags) {
      await this.picker.getByRole('combobox', { name: 'Tags' }).fill(tag)
      await this.window.getByRole('option', { name: tag }).first().click()
    }
    await this.picker.getByRole('combobox', { name: 'Speaker' }).fill(speaker)
    await this.window.getByRole('option', { name: speaker }).first().click()
    await this.window.keyboard.press('Control+Enter')
    await this.picker.waitFor({ state: 'hidden' })
  }

  /** Where on the screen the first and the last character of some words are. */
  async placeOf(title: string, words: string) {
    const place = await this.reader(title).evaluate((reader, wanted) => {
      const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT)
      const nodes: { node: Text; start: number }[] = []
      let text = ''
      while (walker.nextNode()) {
        const node = walker.currentNode as Text
        nodes.push({ node, start: text.length })
        text += node.data
      }
      const start = text.indexOf(wanted)
      if (start < 0) return undefined
      const rectOf = (offset: number) => {
        const found = nodes.findLast((entry) => entry.start <= offset)
        if (!found) throw new Error('no text')
        const range = document.createRange()
        range.setStart(found.node, offset - found.start)
        range.setEnd(found.node, offset - found.start + 1)
        found.node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return () => range.getBoundingClientRect()
      }
      const last = rectOf(start + wanted.length - 1)
      const first = rectOf(start)
      const a = first()
      const b = last()
      return {
        from: { x: a.left + 1, y: a.top + a.height / 2 },
        to: { x: b.right, y: b.top + b.height / 2 },
      }
    }, words)
    if (!place) throw new Error(`the reader does not show: ${words}`)
    return place
  }

  /** The words, speakers and tags that the list of quotes shows, as a screen reader gets them. */
  async expectQuotes(passages: readonly Passage[]): Promise<void> {
    await expect.poll(() => this.quoteRows.count(), { timeout: 10_000 }).toBe(passages.length)
    // What was said last is on its way to the disk and back: each row is given a moment.
    const missing = async () => {
      const names = await this.quoteRows.allTextContents()
      return passages.flatMap(({ words, speaker, kind, tags }, index) =>
        [words.slice(0, 60), speaker, kind, ...tags].filter(
          (part) => !names[index]?.includes(part),
        ),
      )
    }
    await expect.poll(missing, { timeout: 10_000 }).toEqual([])
  }
}
