import { render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { QuoteRow } from '#domain/library/rows'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { QuoteRowView } = await import('../../../renderer/features/quotes-view/quote-row-view')

const row: QuoteRow = {
  id: '0000000000000002',
  article: '0000000000000001',
  articleTitle: 'Talks',
  text: 'Nobody leaves.',
  kind: 'direct',
  status: 'accepted',
  via: [],
  tags: [],
  notes: 0,
  locator: 'para. 2',
  orphan: false,
}
const copied = {
  text: '“Nobody leaves.” (Roe, 2009)',
  html: '<p>so</p>',
  rtf: '{\\rtf1}',
  markdown: '',
}
const root = document.createElement('div')

beforeEach(() => {
  bridge.asked.length = 0
  render(<QuoteRowView row={row} />, root)
})
afterEach(() => render(null, root))

function drag(): Map<string, string> {
  const data = new Map<string, string>()
  const event = Object.assign(new Event('dragstart', { bubbles: true }), {
    dataTransfer: { setData: (type: string, text: string) => data.set(type, text) },
  })
  root.querySelector('[draggable]')?.dispatchEvent(event)
  return data
}

it('gives its words with their citation to whoever it is dragged to', async () => {
  bridge.answer('citation.copy', copied)
  root.querySelector('[draggable]')?.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  // Faster than the citation is made: the words alone.
  expect([...drag()]).toEqual([['text/plain', 'Nobody leaves.']])
  await settle()
  expect(bridge.inputsOf('citation.copy')).toEqual([
    { article: row.article, quote: row.id, form: 'quote' },
  ])
  expect([...drag()]).toEqual([
    ['text/plain', copied.text],
    ['text/html', copied.html],
    ['text/rtf', copied.rtf],
  ])
})
