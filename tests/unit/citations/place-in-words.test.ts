import { expect, test } from 'vitest'
import { placeInWords } from '../../../electron/domain/citations/place-in-words'
import { readLocator } from '../../../electron/domain/citations/read-locator'

const words = (place: string) => {
  const read = readLocator(place)
  return read && placeInWords(read, (label, isSeveral) => `${label}${isSeveral ? 's' : ''}`)
}

test.each([
  ['p. 3', ', page 3'],
  ['pp. 3-5', ', pages 3–5'],
  ['3, 5', ', pages 3, 5'],
  ['3 and 5', ', pages 3 and 5'],
  ['xiv-xvi', ', pages xiv–xvi'],
  ['A4-A5', ', pages A4–A5'],
  ['3f.', ', page 3f.'],
  ['§§ 4-5', ', sections 4–5'],
  ['section A-1', ', section A-1'],
  ['vol. 2, p. 3', ', volume 2, page 3'],
  ['ch. 2, pp. 14-16', ', chapter 2, pages 14–16'],
  ['p. 3 & n. 4', ', page 3 & note 4'],
  ['§ 4 Abs. 1', ', section 4 Abs. 1'],
  ['section Results, and what follows', ', section Results, and what follows'],
  ['00:14:30', ', 00:14:30'],
])('%s', (place, said) => {
  expect(words(place)).toBe(said)
})

test('a heading that was found keeps its hyphens', () => {
  const found = readLocator({ label: 'section', value: '2019-2020 in short', text: '' })
  expect(found && placeInWords(found, () => 'sec.')).toBe(', sec. 2019-2020 in short')
})
