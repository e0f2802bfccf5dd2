import { describe, expect, it } from 'vitest'
import type { Quote } from '#domain/library/model'
import { byStatus, listQuotes, tagsInUse } from '../../../renderer/features/quotes/listed-quotes'
import { makeQuote as quote } from '../make-quote'

const quotes = [
  quote('gone', { orphan: true, tags: ['t1'] }),
  quote('plain'),
  quote('two', { tags: ['t1', 't2'] }),
  quote('one', { tags: ['t1'] }),
]
const ids = (list: readonly Quote[]) => list.map(({ id }) => id)

describe('the quotes of an article', () => {
  it('are listed in the order of the text, orphans at the end', () => {
    expect(ids(listQuotes(quotes, 'all'))).toEqual(['plain', 'two', 'one', 'gone'])
    expect(ids(listQuotes(quotes, { tag: 't1' }))).toEqual(['two', 'one', 'gone'])
    expect(ids(listQuotes(quotes, 'untagged'))).toEqual(['plain'])
  })

  it('are counted by their tags, the most used first', () => {
    expect(tagsInUse(quotes)).toEqual({
      tags: [
        { tag: 't1', count: 3 },
        { tag: 't2', count: 1 },
      ],
      untagged: 1,
    })
  })

  it('are told apart by who decided on them', () => {
    const suggested = quote('maybe', { status: 'suggested' })
    const rejected = quote('no', { status: 'rejected' })
    const { accepted, ...others } = byStatus([suggested, ...quotes, rejected])
    expect(ids(accepted)).toEqual(ids(quotes))
    expect(ids(others.suggested)).toEqual(['maybe'])
  })
})
