import { expect, it } from 'vitest'
import { citedSpan } from '../../../electron/services/cited-quote'
import type { LibraryStore } from '../../../electron/store/library-store'
import { TestLibrary } from '../library/run-on-memory'

const TEXT = 'They went on for hours.\n\nNobody leaves, said the minister.'

it('cites words that are no quote yet by their paragraph, and none that are not there', () => {
  const library = new TestLibrary()
  const { id } = library.do({ type: 'article.add', title: 'Talks', text: TEXT })
  const article = library.memory.article(id)
  if (!article) throw new Error('no article')
  const store = { view: library.memory } as unknown as LibraryStore
  const start = TEXT.indexOf('Nobody')
  const span = { revision: article.revision, start, end: start + 'Nobody leaves'.length }
  expect(citedSpan(store, article, span)).toEqual({
    words: 'Nobody leaves',
    item: {
      citationKey: article.citationKey,
      reference: article.reference,
      locator: { label: 'paragraph', value: '2', text: 'para. 2' },
    },
  })
  expect(citedSpan(store, article, { ...span, end: TEXT.length + 1 })).toBeUndefined()
  expect(citedSpan(store, article, { ...span, end: span.start })).toBeUndefined()
  expect(citedSpan(store, article, { ...span, revision: article.id })).toBeUndefined()
})
