import type { Quote } from '#domain/library/model'

/** An accepted quote of a few characters, with what a test says of it. */
export function makeQuote(id: string, more: Partial<Quote> = {}): Quote {
  return {
    type: 'quote',
    id,
    article: 'a',
    revision: 'r',
    start: 0,
    end: 5,
    exact: '',
    prefix: '',
    suffix: '',
    kind: 'direct',
    status: 'accepted',
    via: [],
    tags: [],
    addedAt: '',
    modifiedAt: '',
    ...more,
  }
}
