import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArticleRow, TagRow } from '#domain/library/rows'
import { ScriptedBridge, settle } from '../scripted-bridge'

const bridge = new ScriptedBridge().install()
const state = await import('../../../renderer/features/library/list-state')
const actions = await import('../../../renderer/features/library/list-actions')
const { revisionOfLists, tags } = await import('../../../renderer/state/library')
const { articleRows, selection, filterText, isTrash, sort, isDescending } = state

const idOf = (index: number) => index.toString(32).padStart(16, '0')

const rowOf = (id: string): ArticleRow => ({
  id,
  title: `Article ${id}`,
  byline: '',
  outlet: '',
  date: '',
  citationKey: id,
  tags: [],
  quotes: 0,
  suggestions: 0,
  addedAt: '2024-01-01T00:00:00.000Z',
  modifiedAt: '2024-01-01T00:00:00.000Z',
})

let inLibrary: string[] = []
let stop = () => {}

beforeEach(async () => {
  inLibrary = Array.from({ length: 1200 }, (_, index) => idOf(index))
  bridge.asked.length = 0
  bridge.answerBy('articles.list', ({ offset, limit }: { offset: number; limit: number }) => ({
    ok: true,
    value: {
      total: inLibrary.length,
      offset,
      rows: inLibrary.slice(offset, offset + limit).map(rowOf),
    },
  }))
  bridge.answerBy('library.execute-all', ({ commands }: { commands: { article: string }[] }) => {
    const gone = new Set(commands.map(({ article }) => article))
    inLibrary = inLibrary.filter((id) => !gone.has(id))
    revisionOfLists.value++
    return { ok: true, value: { sequence: 1 } }
  })
  revisionOfLists.value++
  stop = state.followArticles()
  articleRows.show(0, 20)
  await settle()
})

afterEach(() => {
  stop()
  filterText.value = ''
  isTrash.value = false
})

describe('the list of articles', () => {
  it('asks with its filters, once a change', async () => {
    bridge.asked.length = 0
    filterText.value = '  moscow '
    sort.value = 'title'
    isDescending.value = false
    await settle()
    expect(bridge.inputsOf('articles.list').at(-1)).toEqual({
      text: 'moscow',
      sort: 'title',
      descending: false,
      offset: 0,
      limit: 50,
    })
    bridge.asked.length = 0
    await settle()
    expect(bridge.asked).toEqual([])
  })

  it('keeps the active article active when another one comes before it', async () => {
    actions.selectRow(3)
    inLibrary.unshift('zzzzzzzzzzzzzzzz')
    revisionOfLists.value++
    await settle()
    expect(selection.value.active).toBe(4)
    expect(articleRows.row(selection.value.active)?.id).toBe(idOf(3))
  })

  it('chooses rows that were never in the window', async () => {
    actions.selectRow(2)
    await actions.extendTo(1100)
    expect(selection.value.ids.size).toBe(1099)
    expect(selection.value.ids).toContain(idOf(1100))
    await actions.selectAll()
    expect(selection.value.ids.size).toBe(1200)
  })

  it('moves what is chosen to the trash as one change, and stays at its place', async () => {
    actions.selectRow(2)
    await actions.extendTo(4)
    await actions.trashSelected()
    await settle()
    expect(bridge.inputsOf('library.execute-all')).toEqual([
      { commands: [2, 3, 4].map((at) => ({ type: 'article.delete', article: idOf(at) })) },
    ])
    expect(selection.value.active).toBe(2)
    expect(articleRows.row(2)?.id).toBe(idOf(5))
    // Nothing is chosen now: the key works on the row with the focus.
    await actions.trashSelected()
    expect(inLibrary).not.toContain(idOf(5))
  })

  it('goes on with the row before when the last one is gone', async () => {
    inLibrary = inLibrary.slice(0, 3)
    revisionOfLists.value++
    await settle()
    actions.selectRow(2)
    await actions.trashSelected()
    await settle()
    expect(selection.value.active).toBe(1)
    await actions.trashSelected()
    expect(inLibrary).toEqual([idOf(0)])
  })

  it('forgets a filter by a tag that is deleted or merged away', async () => {
    const tag = { id: idOf(1), name: 'gas' } as TagRow
    tags.value = new Map([[tag.id, tag]])
    state.filterTag.value = tag.id
    await settle()
    expect(bridge.inputsOf('articles.list').at(-1)).toMatchObject({ tag: tag.id })
    tags.value = new Map()
    await settle()
    expect(bridge.inputsOf('articles.list').at(-1)).not.toHaveProperty('tag')
  })

  it('offers nothing of the trash to an export', () => {
    actions.selectRow(1)
    expect(state.selectedArticles.value).toEqual([idOf(1)])
    isTrash.value = true
    expect(state.selectedArticles.value).toEqual([])
  })
})
