import type { Change } from '#domain/library/change'
import {
  adding,
  idOf,
  makeNote,
  makeQuote,
  makeSpeaker,
  makeTag,
  makeWhole,
  removing,
  updating,
} from '../store/make-records'

/** What is in the library before a session. */
export const BEFORE: readonly Change[] = [
  adding(makeTag(1), makeTag(2), makeSpeaker(1)),
  adding(...makeWhole(1, 2), ...makeWhole(2, 1)),
  adding(makeNote(1, { title: 'By itself' })),
]

const tagged = (number: number, from: readonly string[], to: readonly string[]) => ({
  type: 'quote' as const,
  id: idOf('q', number),
  article: idOf('a', Math.floor(number / 100)),
  from: { tags: from },
  to: { tags: to },
})

const [first, second] = [idOf('t', 1), idOf('t', 2)]

/** What a session does, in order: changes of every kind, between the other things a store does. */
export const COMMITS: readonly Change[] = [
  // A merge: all of it or nothing.
  updating(...[100, 101, 200].map((number) => tagged(number, [], [first]))),
  removing(makeQuote(101, 1, { tags: [first] })),
]
export const AFTER_CHECKPOINT: readonly Change[] = [
  adding(...makeWhole(3, 2), ...makeWhole(4), makeTag(3)),
  updating(...[100, 200].map((number) => tagged(number, [first], [second]))),
  adding(makeNote(2, { title: 'Another' })),
]
