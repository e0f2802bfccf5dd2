import { expect, it } from 'vitest'
import { placeNotes } from '../../../renderer/features/notes/note-places'

it('keeps every note in its editor while others come and go', () => {
  const none = placeNotes([], [])
  expect(none).toEqual([undefined])
  const one = placeNotes(none, ['a'])
  expect(one).toEqual(['a'])
  const two = placeNotes(one, ['a', 'b'])
  expect(two).toEqual(['a', 'b'])
  const gone = placeNotes(two, ['b'])
  expect(gone).toEqual([undefined, 'b'])
  // An undo brings it back into the editor it was in.
  expect(placeNotes(gone, ['a', 'b'])).toEqual(['a', 'b'])
  expect(placeNotes(gone, ['b', 'c'])).toEqual(['c', 'b'])
})
