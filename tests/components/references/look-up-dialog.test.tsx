import { render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { LookUpDialog } = await import('../../../renderer/features/references/look-up-dialog')

const root = document.createElement('div')
document.body.append(root)
const answers: ((value: unknown) => void)[] = []

beforeEach(async () => {
  bridge.asked.length = 0
  answers.length = 0
  bridge.answer('citation.preview', { entry: 'Cited so.', citation: 'Cited so.' })
  bridge.answerBy('look-up.find', () => new Promise((resolve) => answers.push(resolve)))
  render(<LookUpDialog />, root)
  await settle()
})
afterEach(() => render(null, root))

const said = () => root.querySelector('.look-up-said')?.textContent
const button = (name: string) =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name)

async function lookUp(identifier: string): Promise<void> {
  const input = root.querySelector('input') as HTMLInputElement
  input.value = identifier
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
  button('Look up')?.click()
  await settle()
}

async function answer(at: number, value: unknown): Promise<void> {
  answers[at]?.(value)
  await settle()
}

const found = (title: string) => ({ ok: true, value: { reference: { type: 'book', title } } })

it('shows what was found for the identifier that is typed, whichever answer comes last', async () => {
  await lookUp('10.1000/first')
  await lookUp('10.1000/second')
  await answer(1, found('Second'))
  await answer(0, found('First'))
  expect(said()).toBe('Second')
  expect(button('Add')?.disabled).toBe(false)
})

it('says no problem of an identifier that is no longer typed, and asks only once for one that is', async () => {
  await lookUp('10.1000/first')
  await lookUp('10.1000/second')
  button('Asking…')?.click()
  await settle()
  expect(bridge.inputsOf('look-up.find')).toHaveLength(2)
  await answer(0, { ok: false, error: { code: 'not-found', message: 'Nobody knows it.' } })
  expect(root.textContent).not.toContain('Nobody knows it.')
  expect(button('Asking…')?.disabled).toBe(true)
  await answer(1, found('Second'))
  expect(said()).toBe('Second')
})
