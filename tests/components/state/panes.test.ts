import { afterEach, beforeEach, expect, it } from 'vitest'
import { focusNewPane } from '../../../renderer/state/panes'

// This environment lays nothing out: what is in the page is visible.
HTMLElement.prototype.checkVisibility = () => true

globalThis.requestAnimationFrame = ((draw: () => void) => setTimeout(draw, 10)) as never

const frames = () => new Promise((resolve) => setTimeout(resolve, 60))

beforeEach(() => {
  document.body.innerHTML =
    '<section data-pane="list"><input aria-label="Find" /><div class="rows"></div></section>'
})
afterEach(() => document.body.replaceChildren())

const find = () => document.querySelector('input') as HTMLInputElement
function rowsCome(): HTMLElement {
  const row = document.createElement('div')
  row.tabIndex = 0
  row.dataset['paneStart'] = ''
  document.querySelector('.rows')?.append(row)
  return row
}

it('moves the focus to the start of a pane when its rows have come', async () => {
  focusNewPane('list')
  await frames()
  const row = rowsCome()
  await frames()
  expect(document.activeElement).toBe(row)
})

it('takes the focus from nobody who has gone on to a field meanwhile', async () => {
  focusNewPane('list')
  await frames()
  find().focus()
  rowsCome()
  await frames()
  expect(document.activeElement).toBe(find())
})
