import { expect, test } from 'vitest'
import type { Change } from '#domain/library/change'
import { expectOk } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { expectCatalogIsRight } from './check-catalog'
import {
  adding,
  idOf,
  makeArticle,
  makeNote,
  makeQuote,
  makeRevision,
  makeTag,
  makeWhole,
  removing,
  updating,
} from './make-records'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

const folder = useFolder()

async function commit(store: LibraryStore, model: ModelLibrary, change: Change): Promise<void> {
  expectOk(await store.commit({ command: 'test', change }))
  model.apply(change)
}

function retitle(number: number, title: string, before = `Article ${number}`): Change {
  const { reference } = makeArticle(number)
  return updating({
    type: 'article',
    id: idOf('a', number),
    article: idOf('a', number),
    from: { reference: { ...reference, title: before } },
    to: { reference: { ...reference, title } },
  })
}

/** Whatever the writer does after the reader has opened, the reader sees the state of that moment. */
test('a reader sees one state while a writer changes, removes and writes every document', async () => {
  const model = new ModelLibrary()
  const writer = expectOk(await openLibraryStore(folder.path, { mode: 'write' }))
  await commit(writer, model, adding(...makeWhole(1, 2), ...makeWhole(2, 2), makeTag(1)))
  await commit(writer, model, adding(...makeWhole(3, 1), makeNote(1), makeNote(2)))
  expectOk(await writer.checkpoint())
  await commit(writer, model, retitle(1, 'Before'))
  const reader = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
  const before = model.copy()

  await commit(writer, model, retitle(1, 'After', 'Before'))
  await commit(writer, model, adding(makeQuote(150, 1), makeNote(3, { article: idOf('a', 1) })))
  await commit(writer, model, removing(makeQuote(200, 2)))
  await commit(writer, model, removing(makeQuote(300, 3), makeRevision(3), makeArticle(3)))
  await commit(writer, model, removing(makeNote(1)))
  await commit(
    writer,
    model,
    updating({
      type: 'note',
      id: idOf('n', 2),
      from: { markdown: 'Note *2*' },
      to: { markdown: 'x' },
    }),
  )
  await commit(writer, model, adding(...makeWhole(4, 1)))
  expectOk(await writer.checkpoint())

  const ids = [...reader.catalog.articleIds()]
  expect(readEverything(reader.view, ids)).toEqual(before.everything())
  expectCatalogIsRight(reader, before)
  expect(reader.problems).toEqual([])

  const later = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
  expect(readEverything(later.view, later.catalog.articleIds())).toEqual(model.everything())
  expectCatalogIsRight(later, model)
  for (const store of [reader, later, writer]) expectOk(await store.close())
})

test('readers that open at any moment of a busy writer each see a state that was', async () => {
  const limits = {
    segmentBytes: 4_000,
    idleMs: 1,
    waitingEntries: 3,
    catalogEntries: 5,
    historySteps: 5,
  }
  const writer = expectOk(await openLibraryStore(folder.path, { mode: 'write', limits }))
  const states = new Map<number, ModelLibrary>()
  const model = new ModelLibrary()
  let isBusy = true
  const write = async () => {
    for (let number = 1; number <= 60; number++) {
      await commit(writer, model, adding(...makeWhole(number, 1)))
      states.set(writer.sequence, model.copy())
      if (number % 4 === 0) await commit(writer, model, retitle(number, `New title ${number}`))
      states.set(writer.sequence, model.copy())
    }
    isBusy = false
  }
  const read = async () => {
    let seen = 0
    while (isBusy) {
      const reader = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
      await new Promise((resolve) => setTimeout(resolve, 3))
      const found = readEverything(reader.view, reader.catalog.articleIds())
      // A change may be in the journal a moment before the writer itself takes it in.
      const { sequence } = reader
      while (!states.has(sequence) && isBusy) await new Promise((resolve) => setTimeout(resolve, 1))
      if (sequence > 0) expect(found).toEqual(states.get(sequence)?.everything())
      expect(reader.problems).toEqual([])
      expectOk(await reader.close())
      seen++
    }
    return seen
  }
  const [seen] = await Promise.all([read(), write()])
  expect(seen).toBeGreaterThan(0)
  expectOk(await writer.close())
})

test('a reader writes nothing', async () => {
  const writer = expectOk(await openLibraryStore(folder.path, { mode: 'write' }))
  expectOk(await writer.commit({ command: 'test', change: adding(makeTag(1)) }))
  expectOk(await writer.close())
  const reader = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
  for (const refused of [
    await reader.commit({ command: 'test', change: adding(makeTag(2)) }),
    await reader.saveSource(idOf('a', 1), 'a.txt', new Uint8Array()),
    await reader.checkpoint(),
    await reader.createBackup(),
  ]) {
    expect(refused.ok ? 'ok' : refused.error.code).toBe('read-only')
  }
  expectOk(await reader.close())
})
