import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames } from '#domain/library/compare-names'
import type { ChangeNews, SpeakerRow, TagRow } from '#domain/library/rows'
import type { LibraryView } from '#domain/library/view'
import { expectOk } from '#domain/result'
import { libraryNews } from '#services/library-news'
import { LibraryService } from '#services/library-service'
import { listSpeakers, listTags } from '#services/read-library'
import { withNameRows } from '../../renderer/state/name-rows'
import { cook, type Lists, recipe } from '../unit/library/random-commands'
import { useFolder } from './temporary-folder'

const folder = useFolder()

/** What random commands are chosen from. */
function choices({ store }: LibraryService): LibraryView & Lists {
  const { view, catalog } = store
  const all = { offset: 0, limit: Number.POSITIVE_INFINITY }
  const chosen: Partial<LibraryView> & Lists = {
    tags: () => view.tags(),
    speakers: () => view.speakers(),
    trashed: () => view.trashed(),
    article: (id) => view.article(id),
    articleIds: () => [...catalog.articleIds()],
    quoteIds: () => catalog.listQuotes(all).rows.map(({ id }) => id),
    noteIds: () => catalog.listNotes(all).rows.map(({ id }) => id),
  }
  return chosen as LibraryView & Lists
}

/** A window's tags and speakers, which follow from what it is told. */
class Names {
  tags: ReadonlyMap<string, TagRow> = new Map()
  speakers: ReadonlyMap<string, SpeakerRow> = new Map()
  large = 0

  constructor(readonly library: LibraryService) {
    this.#readAnew()
  }

  take(news: ChangeNews): void {
    if (news.size === 'large') {
      this.large++
      return this.#readAnew()
    }
    this.tags = withNameRows(this.tags, news.tags, news.gone)
    this.speakers = withNameRows(this.speakers, news.speakers, news.gone)
  }

  #readAnew(): void {
    const { store } = this.library
    this.tags = new Map(listTags(store).map((row) => [row.id, row]))
    this.speakers = new Map(listSpeakers(store).map((row) => [row.id, row]))
  }
}

test('a window that is told of each change has the tags, speakers and counts that the library has', async () => {
  let number = 0
  let large = 0
  const each = fc.asyncProperty(fc.array(recipe, { minLength: 20, maxLength: 60 }), async (all) => {
    const library = expectOk(
      await LibraryService.open(`${folder.path}/${number++}`, {
        mode: 'write',
        createIfMissing: true,
      }),
    )
    const names = new Names(library)
    library.onChange((change) => names.take(libraryNews(library.store, change)))
    for (const one of all) {
      const command = cook(one, choices(library))
      if (command) await library.execute(command)
      else await (one.b % 2 ? library.undo() : library.redo())
      const byName = (rows: Iterable<TagRow | SpeakerRow>) => [...rows].map((row) => ({ ...row }))
      expect(sorted(byName(names.tags.values()))).toEqual(sorted(listTags(library.store)))
      expect(sorted(byName(names.speakers.values()))).toEqual(sorted(listSpeakers(library.store)))
      expectInOrder(names.tags.values())
      expectInOrder(names.speakers.values())
    }
    large += names.large
    expectOk(await library.close())
  })
  await fc.assert(each, { numRuns: Number(process.env['NEWS_RUNS'] ?? 25) })
  // Most of it is told record by record: reading all anew each time would prove nothing.
  expect(large).toBeLessThan(number * 10)
})

function expectInOrder(rows: Iterable<TagRow | SpeakerRow>): void {
  const list = [...rows].map(({ name }) => name)
  expect(list).toEqual(list.toSorted(compareNames))
}

/** Names may be the same: only their order among each other may differ. */
function sorted<R extends { id: string; name: string }>(rows: readonly R[]): R[] {
  return [...rows].sort((a, b) => (a.name + a.id < b.name + b.id ? -1 : 1))
}

test('news of a thousand articles, or of one that is removed, are only that all is to be read anew', async () => {
  const library = expectOk(
    await LibraryService.open(folder.path, { mode: 'write', createIfMissing: true }),
  )
  const told: ChangeNews[] = []
  library.onChange((change) => told.push(libraryNews(library.store, change)))
  const add = (at: number) => ({
    type: 'article.add' as const,
    title: `${at}`,
    text: 'Words. '.repeat(1000),
  })
  expectOk(await library.executeAll(Array.from({ length: 1000 }, (_, at) => add(at))))
  expectOk(await library.execute(add(1000)))
  expectOk(await library.undo())
  expect(told.map(({ size }) => size)).toEqual(['large', 'small', 'large'])
  // No text goes to the window with the news.
  expect(JSON.stringify(told).length).toBeLessThan(2_000)
  expectOk(await library.close())
})
