import { createRef, render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TagRow } from '#domain/library/rows'
import { ScriptedBridge, settle } from '../scripted-bridge'

new ScriptedBridge().install()
const { ListHeader } = await import('../../../renderer/features/library/list-header')
const { filterTag, isTrash } = await import('../../../renderer/features/library/list-state')
const { tags } = await import('../../../renderer/state/library')

const root = document.createElement('div')
document.body.append(root)
const search = createRef<HTMLInputElement>()
const gas: TagRow = { type: 'tag', id: '0000000000000001', name: 'gas', colour: 'blue', quotes: 0 }

beforeEach(async () => {
  tags.value = new Map([[gas.id, gas]])
  render(<ListHeader search={search} onLeave={() => undefined} />, root)
  await settle()
})
afterEach(() => render(null, root))

async function press(name: string): Promise<void> {
  const button = root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)
  button?.focus()
  button?.click()
  await settle()
}

it('has the focus in the search when a filter is taken off or the trash is left', async () => {
  filterTag.value = gas.id
  await settle()
  await press('Stop filtering by gas')
  expect(filterTag.value).toBeUndefined()
  expect(document.activeElement).toBe(search.current)
  search.current?.blur()
  isTrash.value = true
  await settle()
  await press('Back to the library')
  expect(isTrash.value).toBe(false)
  expect(document.activeElement).toBe(search.current)
})
