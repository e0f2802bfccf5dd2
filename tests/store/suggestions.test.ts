import { expect, test } from 'vitest'
import type { Id } from '#domain/library/model'
import { expectOk } from '#domain/result'
import { LibraryService } from '#services/library-service'
import { SuggestionService } from '#services/suggestion-service'
import { type DocumentTask, runDocumentTask } from '#workers/document-tasks'
import { useFolder } from './temporary-folder'

const TEXT =
  '“Threats would be counterproductive,” Sergei Lavrov told reporters.\n\n' +
  '“We are not at that point yet,” said Hillary Clinton.'
const REFERENCE = { type: 'article-newspaper', 'container-title': 'The Herald' } as const

const folder = useFolder()

/** A library with detection beside it, which runs in this thread. */
async function open() {
  const library = expectOk(
    await LibraryService.open(folder.path, { mode: 'write', createIfMissing: true }),
  )
  const bugs: unknown[] = []
  let tasks = 0
  const suggestions = new SuggestionService(
    library,
    {
      run: <Task extends DocumentTask>(task: Task) => {
        tasks++
        return runDocumentTask(task)
      },
    },
    (bug) => bugs.push(bug),
  )
  const close = async () => {
    await suggestions.close()
    expectOk(await library.close())
    expect(bugs).toEqual([])
  }
  const statuses = (article: Id) =>
    library.store.view.quotesOf(article).map(({ status, exact }) => `${status} ${exact}`)
  return { library, suggestions, close, statuses, tasks: () => tasks }
}

type Opened = Awaited<ReturnType<typeof open>>

async function arrive(
  { library, suggestions }: Opened,
  text = TEXT,
  more: { URL?: string } = {},
): Promise<Id> {
  const added = expectOk(
    await library.execute({
      type: 'article.add',
      text,
      reference: { ...REFERENCE, ...more },
      title: 'Talks',
    }),
  )
  await suggestions.settled()
  return (added.value as { id: Id }).id
}

test('an article that arrives has suggestions, which are no step to undo', async () => {
  const opened = await open()
  const article = await arrive(opened)
  expect(opened.statuses(article)).toEqual([
    'suggested “Threats would be counterproductive,”',
    'suggested “We are not at that point yet,”',
  ])
  expect(opened.library.info()).toMatchObject({
    undo: 'add article',
    counts: { quotes: 0, suggestions: 2 },
  })
  await opened.close()
})

test('undoing the arrival takes the suggestions along, and doing it again brings them back', async () => {
  const opened = await open()
  const article = await arrive(opened)
  expectOk(await opened.library.undo())
  expect(opened.library.info().counts).toMatchObject({ articles: 0, suggestions: 0 })
  expectOk(await opened.library.redo())
  await opened.suggestions.settled()
  expect(opened.statuses(article)).toHaveLength(2)
  await opened.close()
})

test('what was decided is kept over a restart, opening again and a new text', async () => {
  let opened = await open()
  const article = await arrive(opened)
  const [first, second] = opened.library.store.view.quotesOf(article)
  expectOk(await opened.library.execute({ type: 'quote.reject', quote: first?.id }))
  expectOk(await opened.library.execute({ type: 'quote.accept', quote: second?.id }))
  await opened.close()

  opened = await open()
  opened.suggestions.suggestFor(article)
  await opened.suggestions.settled()
  // It was read before: nobody reads it again.
  expect(opened.tasks()).toBe(0)
  const reviewed = [
    'rejected “Threats would be counterproductive,”',
    'accepted “We are not at that point yet,”',
  ]
  expect(opened.statuses(article)).toEqual(reviewed)
  const text = `A correction was made to this report.\n\n${TEXT}`
  expectOk(await opened.library.execute({ type: 'article.revise', article, text }))
  await opened.suggestions.settled()
  expect(opened.tasks()).toBe(1)
  expect(opened.statuses(article)).toEqual(reviewed)
  // Words that went and came back were still rejected.
  expectOk(await opened.library.execute({ type: 'article.revise', article, text: 'Nothing.' }))
  expectOk(await opened.library.execute({ type: 'article.revise', article, text: TEXT }))
  await opened.suggestions.settled()
  expect(opened.statuses(article).filter((one) => one.startsWith('suggested'))).toEqual([])
  await opened.close()
})

test('what was rejected stays away from the same article brought in again, and from no other', async () => {
  const opened = await open()
  const first = await arrive(opened, TEXT, { URL: 'https://example.org/talks' })
  const [threats] = opened.library.store.view.quotesOf(first)
  expectOk(await opened.library.execute({ type: 'quote.reject', quote: threats?.id }))
  const again = await arrive(opened, `Updated at noon.\n\n${TEXT.replace('Threats', 'THREATS')}`, {
    URL: 'http://www.example.org/talks/?utm_source=mail',
  })
  expect(opened.statuses(again)).toEqual(['suggested “We are not at that point yet,”'])
  const other = expectOk(
    await opened.library.execute({
      type: 'article.add',
      text: TEXT,
      title: 'A review of the year',
    }),
  )
  await opened.suggestions.settled()
  expect(opened.statuses((other.value as { id: Id }).id)).toHaveLength(2)
  await opened.close()
})

test('an article that was never read is read when it is opened, before those that wait', async () => {
  const library = expectOk(
    await LibraryService.open(folder.path, { mode: 'write', createIfMissing: true }),
  )
  const added = expectOk(await library.execute({ type: 'article.add', text: TEXT }))
  expectOk(await library.close())
  const opened = await open()
  const { id } = added.value as { id: Id }
  opened.suggestions.suggestFor(id)
  await opened.suggestions.settled()
  expect(opened.statuses(id)).toHaveLength(2)
  // Undo still takes back what the person did last.
  expect(opened.library.info().undo).toBe('add article')
  await opened.close()
})

test('an article that is opened while it is being read has its suggestions once', async () => {
  const opened = await open()
  const added = expectOk(await opened.library.execute({ type: 'article.add', text: TEXT }))
  const { id } = added.value as { id: Id }
  // Its text is with the reader by now, and nothing of it is saved.
  opened.suggestions.suggestFor(id)
  await opened.suggestions.settled()
  expect(opened.statuses(id)).toHaveLength(2)
  const revision = opened.library.store.view.article(id)?.revision ?? ''
  const said = { type: 'quote.suggest' as const, article: id, revision, quotes: [] }
  expectOk(await opened.library.executeQuietly([said, said]))
  expect(opened.statuses(id)).toHaveLength(2)
  await opened.close()
})

test('undo of a review goes on after other articles were read', async () => {
  const opened = await open()
  const first = await arrive(opened)
  const [quote] = opened.library.store.view.quotesOf(first)
  expectOk(await opened.library.execute({ type: 'quote.accept', quote: quote?.id }))
  expectOk(await opened.library.undo())
  const redoable = opened.library.info().redo
  // Quietly, something happens in between.
  expectOk(
    await opened.library.executeQuietly([
      {
        type: 'quote.suggest',
        article: first,
        revision: opened.library.store.view.article(first)?.revision ?? '',
        quotes: [],
      },
    ]),
  )
  expect(opened.library.info().redo).toBe(redoable)
  expectOk(await opened.library.redo())
  expect(opened.statuses(first)[0]).toMatch(/^accepted/)
  await opened.close()
})

test('closing in the middle leaves nothing half done', async () => {
  const opened = await open()
  const ids: Id[] = []
  for (let number = 0; number < 5; number++) {
    const added = expectOk(await opened.library.execute({ type: 'article.add', text: TEXT }))
    ids.push((added.value as { id: Id }).id)
  }
  await opened.close()
  const again = await open()
  for (const id of ids) again.suggestions.suggestFor(id)
  await again.suggestions.settled()
  for (const id of ids) expect(again.statuses(id)).toHaveLength(2)
  await again.close()
})

test('what is offered for an own quote is counted as something to review, also after opening again', async () => {
  const opened = await open()
  const article = await arrive(opened)
  const [first] = opened.library.store.view.quotesOf(article)
  const { start = 0, end = 0 } = first ?? {}
  expectOk(await opened.library.execute({ type: 'quote.add', article, start, end }))
  const [own] = opened.library.store.view.quotesOf(article)
  expect(own?.proposal).toBeDefined()
  expect(opened.library.info().counts).toMatchObject({ quotes: 1, suggestions: 2 })
  await opened.close()
  const again = await open()
  expect(again.library.info().counts).toMatchObject({ quotes: 1, suggestions: 2 })
  expectOk(await again.library.execute({ type: 'quote.accept', quote: own?.id }))
  expect(again.library.info().counts).toMatchObject({ quotes: 1, suggestions: 1 })
  expectOk(await again.library.execute({ type: 'article.delete', article }))
  expect(again.library.info().counts).toMatchObject({ quotes: 0, suggestions: 0 })
  await again.close()
})
