import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveAllTyped } from '../../../renderer/state/on-leaving'
import { DraftInput } from '../../../renderer/ui/draft-input'
import { useDraft } from '../../../renderer/ui/use-draft'
import { press, settle, typeInto } from '../memory-bridge'

/** What the field was asked to save, and how each is answered. */
const saved: string[] = []
let answers: ((isSaved: boolean) => void)[] = []

function Line({ words }: { readonly words: string }) {
  const draft = useDraft(words, (text) => {
    saved.push(text)
    return new Promise((resolve) => answers.push(resolve))
  })
  return <DraftInput draft={draft} label="Line" placeholder="" />
}

const show = (words: string) => act(() => render(<Line words={words} />, document.body))
const input = () => document.querySelector('input')!
const type = (text: string) => act(() => typeInto(input(), text))
const leave = () => act(() => void input().dispatchEvent(new Event('change', { bubbles: true })))
const answer = (isSaved: boolean) =>
  act(async () => {
    for (const one of answers) one(isSaved)
    answers = []
    await settle()
  })

beforeEach(async () => {
  saved.length = 0
  answers = []
  await show('as saved')
})
afterEach(() => act(() => render(null, document.body)))

test('what is typed stays, whatever comes from elsewhere, until it is saved', async () => {
  await type('half a th')
  await show('from elsewhere')
  expect(input().value).toBe('half a th')
  await type(' half a thought ')
  await leave()
  expect(saved).toEqual(['half a thought'])
  await show('from elsewhere again')
  expect(input().value).toBe(' half a thought ')
  await show('half a thought')
  await answer(true)
  expect(input().value).toBe('half a thought')
})

test('a field in which nothing is typed follows what is saved, and saves nothing', async () => {
  await show('undone')
  expect(input().value).toBe('undone')
  await leave()
  await type('other')
  await type('undone')
  await leave()
  expect(saved).toEqual([])
})

test('Enter and leaving save once, and what is typed meanwhile is saved by itself', async () => {
  await type('one')
  input().focus()
  await act(() => void press('Enter'))
  await leave()
  expect(saved).toEqual(['one'])
  await type('one two')
  await answer(true)
  expect(input().value).toBe('one two')
  await leave()
  expect(saved).toEqual(['one', 'one two'])
})

test('what could not be saved stays, and is tried again', async () => {
  await type('precious')
  await leave()
  await answer(false)
  expect(input().value).toBe('precious')
  await leave()
  expect(saved).toEqual(['precious', 'precious'])
})

test('what is typed is saved when its field goes, and before the window goes', async () => {
  await type('last words')
  const leaving = saveAllTyped()
  expect(saved).toEqual(['last words'])
  await answer(false)
  await leaving
  await act(() => render(null, document.body))
  expect(saved).toEqual(['last words', 'last words'])
  await answer(true)
  await saveAllTyped()
  expect(saved).toHaveLength(2)
})
