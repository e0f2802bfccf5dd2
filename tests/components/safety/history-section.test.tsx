import { render } from 'preact'
import { afterEach, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { HistorySection } = await import('../../../renderer/features/safety/history-section')
const { revisionOfLists } = await import('../../../renderer/state/library')

const root = document.createElement('div')
document.body.append(root)
afterEach(() => render(null, root))

const row = (sequence: number) => ({
  sequence,
  at: '2024-01-01T00:00:00.000Z',
  label: `change ${sequence}`,
  isUndo: false,
  records: [],
})
const shown = () => [...root.querySelectorAll('.history-head span')].map((one) => one.textContent)
const earlier = () =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === 'Earlier changes')

it('shows each earlier change once, whatever is pressed and changed meanwhile', async () => {
  const answers: (() => void)[] = []
  bridge.answerBy('history.read', ({ before }: { before?: number }) => {
    const page = before === undefined ? { rows: [row(3), row(2)], before: 2 } : { rows: [row(1)] }
    const answer = { ok: true, value: page }
    return before === undefined
      ? answer
      : new Promise((resolve) => answers.push(() => resolve(answer)))
  })
  render(<HistorySection of="article" id="0000000000000001" />, root)
  const details = root.querySelector('details') as HTMLDetailsElement
  details.open = true
  details.dispatchEvent(new Event('toggle'))
  await settle()
  expect(shown()).toEqual(['change 3', 'change 2'])
  earlier()?.click()
  earlier()?.click()
  await settle()
  for (const answer of answers) answer()
  await settle()
  expect(shown()).toEqual(['change 3', 'change 2', 'change 1'])
  revisionOfLists.value++
  await settle()
  earlier()?.click()
  await settle()
  // The whole is read anew before the earlier ones come.
  revisionOfLists.value++
  await settle()
  answers.at(-1)?.()
  await settle()
  expect(shown()).toEqual(['change 3', 'change 2'])
  expect(earlier()).toBeDefined()
})
