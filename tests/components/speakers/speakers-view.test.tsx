import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SpeakerRow } from '#domain/library/rows'
import { labelledField as field } from '../labelled-field'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const { SpeakersView } = await import('../../../renderer/features/speakers/speakers-view')
const { activeSpeaker, chooseSpeaker, shownSpeaker } = await import(
  '../../../renderer/features/speakers/speakers-state'
)
const { revisionOfLists, speakers } = await import('../../../renderer/state/library')
const { saveAllTyped } = await import('../../../renderer/state/on-leaving')

const root = document.createElement('div')
document.body.append(root)

const speaker = (id: string, quotes: number, more: Partial<SpeakerRow> = {}): SpeakerRow => ({
  type: 'speaker',
  id,
  name: id,
  kind: 'person',
  aliases: [],
  roles: [],
  quotes,
  ...more,
})
const know = (...all: SpeakerRow[]) => {
  speakers.value = new Map(all.map((one) => [one.id, one]))
}

beforeEach(async () => {
  bridge.asked.length = 0
  bridge.answer('library.execute', { sequence: 1 })
  bridge.answer('speaker.read', { articles: 0, counts: [], timeline: [] })
  bridge.answer('quotes.list', { total: 0, offset: 0, rows: [] })
  bridge.answer('speaker.utterances', { groups: [], left: 0 })
  chooseSpeaker(undefined)
  know(speaker('Lavrov', 5), speaker('Clinton', 4))
  render(<SpeakersView />, root)
  await settle()
})
afterEach(async () => {
  render(null, root)
  await settle()
})

async function type(label: string, value: string): Promise<void> {
  field(label).focus()
  field(label).value = value
  field(label).dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
  await settle()
}

const commands = () => bridge.inputsOf('library.execute')

describe('the page of a speaker', () => {
  it('stays while somebody works on it and another one becomes the most quoted', async () => {
    expect(activeSpeaker.value?.id).toBe('Lavrov')
    await type('Role', 'Foreign min')
    know(speaker('Clinton', 6), speaker('Lavrov', 5))
    await settle()
    expect(activeSpeaker.value?.id).toBe('Lavrov')
    expect(field('Role').value).toBe('Foreign min')
  })

  it('keeps another name in its field until it is saved', async () => {
    bridge.answerBy('library.execute', () => ({
      ok: false,
      error: { code: 'name-taken', message: 'Somebody else has this name.' },
    }))
    await type('Other names', 'Sergej Lawrow')
    await press('Enter')
    expect(field('Other names').value).toBe('Sergej Lawrow')
    bridge.answer('library.execute', { sequence: 1 })
    await press('Enter')
    expect(field('Other names').value).toBe('')
    expect(commands().at(-1)).toEqual({
      type: 'speaker.edit',
      speaker: 'Lavrov',
      aliases: ['Sergej Lawrow'],
    })
  })

  it('adds a role that was written when another speaker is chosen, and when the window goes', async () => {
    await type('Role', 'Foreign minister')
    chooseSpeaker('Clinton')
    await settle()
    expect(commands()).toEqual([
      { type: 'speaker.edit', speaker: 'Lavrov', roles: [{ title: 'Foreign minister' }] },
    ])
    await type('Role', 'Secretary of State')
    await saveAllTyped()
    expect(commands()).toHaveLength(2)
    // It is there once.
    await saveAllTyped()
    expect(commands()).toHaveLength(2)
  })

  it('shows what was asked for last, whichever answer comes last', async () => {
    const answers: ((articles: number) => void)[] = []
    bridge.answerBy(
      'speaker.read',
      () =>
        new Promise((resolve) =>
          answers.push((articles) =>
            resolve({ ok: true, value: { articles, counts: [], timeline: [] } }),
          ),
        ),
    )
    revisionOfLists.value++
    revisionOfLists.value++
    await settle()
    answers[1]?.(2)
    await settle()
    answers[0]?.(1)
    await settle()
    expect(shownSpeaker.value?.page?.articles).toBe(2)
  })
})
