import { render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '#domain/library/model'
import type { ProposedQuote } from '#domain/library/propose-quotes'
import { press, settle } from '../memory-bridge'
import { openArticleInMemory, type OpenedArticle, TEXT } from '../open-article'

let opened: OpenedArticle
let review: typeof import('../../../renderer/features/suggestions/review-actions')
let state: typeof import('../../../renderer/features/suggestions/review-state')
let box: HTMLElement

beforeEach(async () => {
  opened = await openArticleInMemory()
  review = await import('../../../renderer/features/suggestions/review-actions')
  state = await import('../../../renderer/features/suggestions/review-state')
  const { ReviewStrip } = await import('../../../renderer/features/suggestions/review-strip')
  box = document.createElement('div')
  document.body.append(box)
  render(<ReviewStrip />, box)
})
afterEach(() => {
  render(null, box)
  box.remove()
  opened.stop()
})

function proposed(words: string, name: string, more: Partial<ProposedQuote> = {}): ProposedQuote {
  const start = TEXT.indexOf(words)
  return {
    start,
    end: start + words.length,
    kind: 'direct',
    confidence: 0.97,
    reason: 'quote, cue, subject',
    proposal: {
      ...(name ? { speaker: { name, kind: 'person' } } : {}),
      via: [{ name: 'The Herald', kind: 'outlet' }],
      cue: 'told reporters',
    },
    ...more,
  }
}

const THREE = [
  proposed('“Threats would be counterproductive.”', 'Lavrov'),
  proposed('“we are not at that point yet”', 'Clinton'),
  proposed('Nobody else spoke', '', { confidence: 0.05, reason: 'nobody found' }),
]

async function addSpeaker(name: string): Promise<void> {
  await opened.memory.bridge.request('library.execute', { type: 'speaker.add', name })
}

async function suggest(quotes: readonly ProposedQuote[] = THREE): Promise<void> {
  const { memory, article, state: library } = opened
  await memory.bridge.request('library.execute', {
    type: 'quote.suggest',
    article,
    revision: library.openArticle.value?.revision.id ?? '',
    quotes,
  })
  await settle()
}

const strip = () => box.textContent ?? ''
const statuses = () => {
  const { memory, article } = opened
  return memory.library.memory.quotesOf(article).map(({ status }) => status)
}
const speakerOf = (index: number) => {
  const { memory, article } = opened
  const quote = memory.library.memory.quotesOf(article)[index]
  return memory.library.memory.speaker(quote?.speaker ?? '')?.name
}

describe('the strip', () => {
  it('says how many suggestions there are and how sure, and nothing where there are none', async () => {
    expect(strip()).toBe('')
    await suggest()
    expect(strip()).toContain('3 suggestions to review')
    expect(strip()).toContain('2 sure, 1 unsure')
  })

  it('walks them by keys: the first key begins, each other one decides and goes on', async () => {
    await suggest()
    expect(review.reviewByKey('accept')).toBe(true)
    await settle()
    expect(statuses()).toEqual(['suggested', 'suggested', 'suggested'])
    expect(strip()).toMatch(/1 of 3.*Lavrov.*direct.*‘told reporters’.*via The Herald.*sure/)
    review.reviewByKey('accept')
    review.reviewByKey('reject')
    // Both keys were pressed before the first answer came.
    await settle()
    expect(statuses()).toEqual(['accepted', 'rejected', 'suggested'])
    expect(strip()).toMatch(/3 of 3.*no speaker found.*unsure/)
    review.reviewByKey('reject')
    await settle()
    expect(strip()).toBe('')
    expect(review.reviewByKey('accept')).toBe(false)
  })

  it('gives a suggestion back when what was decided could not be saved', async () => {
    await suggest()
    review.reviewByKey('accept')
    opened.memory.failure = { code: 'disk-full', message: 'The disk is full.' }
    review.reviewByKey('accept')
    await settle()
    expect(state.proposals.value).toHaveLength(3)
  })

  it('asks who is meant where only the surname is known, and takes the answer', async () => {
    await addSpeaker('Sergei Lavrov')
    await addSpeaker('Yekaterina Lavrov')
    await suggest()
    const names = await import('../../../renderer/state/library')
    expect(names.speakers.value.size).toBe(2)
    review.reviewByKey('accept')
    await settle()
    const select = box.querySelector('select')
    expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
      'Sergei Lavrov',
      'Yekaterina Lavrov',
      'someone new',
    ])
    // Two may be meant: nobody is taken unasked, and it is no longer sure.
    expect(select?.selectedOptions[0]?.text).toBe('someone new')
    expect(state.sureOnes.value.map(({ proposal }) => proposal?.speaker?.name)).toEqual(['Clinton'])
    const chosen = select?.options[1]
    if (!select || !chosen) throw new Error('no choice')
    select.value = chosen.value
    select.dispatchEvent(new Event('change', { bubbles: true }))
    review.reviewByKey('accept')
    await settle()
    expect(speakerOf(0)).toBe('Yekaterina Lavrov')
  })

  it('proposes the one who bears the surname, and links them when that is accepted', async () => {
    await addSpeaker('Sergei Lavrov')
    await suggest()
    review.reviewByKey('accept')
    review.reviewByKey('accept')
    await settle()
    expect(speakerOf(0)).toBe('Sergei Lavrov')
  })

  it('accepts all sure ones as one step', async () => {
    await suggest()
    await review.acceptSure()
    await settle()
    expect(statuses()).toEqual(['accepted', 'accepted', 'suggested'])
    expect(opened.memory.asked.filter((name) => name === 'library.execute-all')).toHaveLength(1)
    opened.memory.library.undo()
    expect(statuses()).toEqual(['suggested', 'suggested', 'suggested'])
  })

  it('is put away for an article, and comes back when its suggestion is chosen', async () => {
    await suggest()
    box.querySelector<HTMLElement>('[aria-label="Review later"]')?.click()
    await settle()
    expect(strip()).toBe('')
    expect(review.reviewByKey('accept')).toBe(false)
    opened.state.selectedQuoteId.value = opened.quotes()[1]?.id
    await settle()
    expect(strip()).toContain('2 of 3')
  })

  it('offers an own quote the speaker it lacks', async () => {
    const { start, end } = THREE[0] as ProposedQuote
    const { memory, article } = opened
    const own = memory.library.do<{ id: Id }>({ type: 'quote.add', article, start, end })
    await opened.events.showArticle(article)
    await suggest(THREE.slice(0, 1))
    review.reviewByKey('accept')
    await settle()
    expect(strip()).toContain('Your quote has no speaker yet')
    review.reviewByKey('accept')
    await settle()
    expect(speakerOf(0)).toBe('Lavrov')
    expect(opened.quotes().map(({ id }) => id)).toEqual([own.id])
  })
})

describe('an article that is being opened', () => {
  it('has the suggestions that come while the answer is on its way', async () => {
    const { events, article } = opened
    const opening = events.showArticle(article)
    // Its answer has been made by now, and has not come.
    await suggest()
    await opening
    expect(opened.quotes()).toHaveLength(3)
  })
})

describe('the picker of a suggestion', () => {
  it('accepts what is confirmed in it, with the speaker that was given', async () => {
    const { TagPicker } = await import('../../../renderer/features/tags/tag-picker')
    await suggest()
    const picker = document.createElement('div')
    document.body.append(picker)
    render(<TagPicker />, picker)
    review.reviewByKey('edit')
    review.reviewByKey('edit')
    await settle()
    const field = picker.querySelector<HTMLInputElement>('input[aria-label="Speaker"]')
    expect(field?.placeholder).toBe('Lavrov')
    if (!field) throw new Error('no field')
    field.focus()
    field.value = 'Sergei Lavrov'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await settle()
    press('Enter')
    press('Enter', { ctrlKey: true })
    await settle()
    expect(statuses()[0]).toBe('accepted')
    expect(speakerOf(0)).toBe('Sergei Lavrov')
    expect(strip()).toContain('2 of 3')
    render(null, picker)
    picker.remove()
  })
})
