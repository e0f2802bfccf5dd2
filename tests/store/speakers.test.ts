import { expect, test } from 'vitest'
import type { Id } from '#domain/library/model'
import { expectOk } from '#domain/result'
import { LibraryService } from '#services/library-service'
import { readSpeaker } from '#services/read-speaker'
import { UtteranceService } from '#services/utterance-service'
import { type DocumentTask, runDocumentTask } from '#workers/document-tasks'
import { useFolder } from './temporary-folder'

const folder = useFolder()

async function open(mostQuotes?: number) {
  const library = expectOk(
    await LibraryService.open(folder.path, { mode: 'write', createIfMissing: true }),
  )
  let tasks = 0
  const utterances = new UtteranceService(
    {
      run: <Task extends DocumentTask>(task: Task) => {
        tasks++
        return runDocumentTask(task)
      },
    },
    mostQuotes,
  )
  const quote = async (text: string, year: number, more: object = {}): Promise<Id> => {
    const reference = { type: 'article-newspaper', issued: { 'date-parts': [[year]] } } as const
    const added = expectOk(await library.execute({ type: 'article.add', text, reference }))
    const { id: article } = added.value as { id: Id }
    const said = { type: 'quote.add', article, start: 0, end: text.length, ...more }
    return (expectOk(await library.execute(said)).value as { id: Id }).id
  }
  return { library, utterances, quote, tasks: () => tasks }
}

const WORDS =
  'We are not at that point yet, and I want to be very clear that we would prefer to talk.'

test('a speaker’s figures come from the catalog: kinds, what was reported, years with their gaps', async () => {
  const { library, quote } = await open()
  await quote('One.', 2009, { speaker: 'Lavrov' })
  await quote('Two.', 2012, { speaker: 'Lavrov', kind: 'indirect' })
  await quote('Three.', 2012, { speaker: 'Medvedev', via: ['Lavrov'] })
  const lavrov = [...library.store.view.speakers()].find(({ name }) => name === 'Lavrov')
  const page = readSpeaker(library.store, lavrov?.id ?? '')
  expect(page.articles).toBe(3)
  expect(page.counts.filter(({ said, reported }) => said + reported > 0)).toEqual([
    { kind: 'direct', said: 1, reported: 1 },
    { kind: 'indirect', said: 1, reported: 0 },
  ])
  expect(page.timeline).toEqual([
    { year: '2009', quotes: 1 },
    { year: '2010', quotes: 0 },
    { year: '2011', quotes: 0 },
    { year: '2012', quotes: 1 },
  ])
  expectOk(await library.close())
})

test('the same words of one speaker in two articles are one utterance, and others’ are not', async () => {
  const { library, utterances, quote, tasks } = await open()
  const first = await quote(WORDS, 2009, { speaker: 'Clinton' })
  const cut = await quote('We are not at that point yet … we would prefer to talk.', 2010, {
    speaker: 'Clinton',
  })
  await quote(WORDS, 2011, { speaker: 'Lavrov' })
  const { store } = library
  const group = await utterances.ofQuote(store, cut)
  expect(group.map((version) => version.quote)).toEqual([first, cut])
  expect(group[1]?.pieces.map(({ kind }) => kind)).toEqual(['same', 'cut', 'same'])
  const clinton = store.view.quote(cut)?.speaker ?? ''
  expect((await utterances.ofSpeaker(store, clinton)).groups).toHaveLength(1)
  // Asked twice, compared once; and again after a change.
  expect(tasks()).toBe(1)
  expectOk(await library.execute({ type: 'quote.delete', quote: cut }))
  expect(await utterances.ofQuote(store, first)).toEqual([])
  expectOk(await library.close())
})

test('a library that was changed elsewhere and is opened again is compared again', async () => {
  const { library, utterances, quote } = await open()
  const addNote = { type: 'note.add', markdown: 'A note.' } as const
  // So many that the catalog is saved, and its versions count from 0 again.
  for (let count = 0; count < 500; count++) expectOk(await library.execute(addNote))
  const first = await quote(WORDS, 2009, { speaker: 'Clinton' })
  const second = await quote(WORDS, 2010, { speaker: 'Clinton' })
  const speaker = library.store.view.quote(first)?.speaker ?? ''
  const groupsOf = async ({ store }: LibraryService) => {
    const { groups } = await utterances.ofSpeaker(store, speaker)
    return groups.map((group) => group.map((version) => version.quote))
  }
  expect(await groupsOf(library)).toEqual([[first, second]])
  const { version } = library.store.catalog
  expectOk(await library.store.checkpoint())
  expectOk(await library.close())

  const again = (await open()).library
  expectOk(await again.execute({ type: 'quote.delete', quote: second }))
  const third = expectOk(
    await again.execute({
      type: 'article.add',
      text: WORDS,
      reference: { type: 'article-newspaper', issued: { 'date-parts': [[2011]] } },
    }),
  )
  const said = { type: 'quote.add', article: (third.value as { id: Id }).id, start: 0 } as const
  const added = await again.execute({ ...said, end: WORDS.length, speaker: 'Clinton' })
  const { id } = expectOk(added).value as { id: Id }
  // As many changes as before, counted from its own beginning.
  while (again.store.catalog.version < version) expectOk(await again.execute(addNote))
  expect(again.store.catalog.version).toBe(version)
  expect(await groupsOf(again)).toEqual([[first, id]])
  expectOk(await again.close())
})

test('quotes beyond the bound are not compared, and told', async () => {
  const { library, utterances, quote } = await open(2)
  const first = await quote(WORDS, 2009, { speaker: 'Clinton' })
  await quote(WORDS, 2010, { speaker: 'Clinton' })
  await quote(WORDS, 2011, { speaker: 'Clinton' })
  const speaker = library.store.view.quote(first)?.speaker ?? ''
  const { groups, left } = await utterances.ofSpeaker(library.store, speaker)
  expect(groups.map((group) => group.length)).toEqual([2])
  expect(left).toBe(1)
  expectOk(await library.close())
})
