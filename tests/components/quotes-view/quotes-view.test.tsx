import { render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { QuotesView } = await import('../../../renderer/features/quotes-view/quotes-view')
const { quoteKind } = await import('../../../renderer/features/quotes-view/quotes-state')

const root = document.createElement('div')
document.body.append(root)

beforeEach(async () => {
  bridge.answer('quotes.list', { total: 0, offset: 0, rows: [] })
  quoteKind.value = 'mixed'
  render(<QuotesView />, root)
  await settle()
})
afterEach(() => render(null, root))

const button = (name: string) =>
  root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)

it('has the focus on a filter that is cleared: its own button is gone', async () => {
  button('Any kind')?.focus()
  button('Any kind')?.click()
  await settle()
  expect(quoteKind.value).toBeUndefined()
  expect(document.activeElement).toBe(button('Kind: any'))
})
