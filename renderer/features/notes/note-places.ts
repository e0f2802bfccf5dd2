import type { Id } from '#domain/library/model'

/**
 * Which note each editor of a quote or article shows; undefined for one whose note is not there (not
 * yet, or no longer). A place keeps its editor, and the editor its focus, while notes come and go.
 */
export type NotePlaces = readonly (Id | undefined)[]

/** The places after a change: notes stay where they are, a new one takes the first empty place. */
export function placeNotes(before: NotePlaces, notes: readonly Id[]): NotePlaces {
  const places = before.map((note) =>
    note !== undefined && notes.includes(note) ? note : undefined,
  )
  for (const note of notes) {
    if (places.includes(note)) continue
    const empty = places.indexOf(undefined)
    if (empty < 0) places.push(note)
    else places[empty] = note
  }
  return places.length > 0 ? places : [undefined]
}
