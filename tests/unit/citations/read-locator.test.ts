import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { readLocator } from '../../../electron/domain/citations/read-locator'

it.each([
  ['p. 12', { label: 'page', locator: '12' }],
  ['pp. 12–14', { label: 'page', locator: '12–14' }],
  ['p.12', { label: 'page', locator: '12' }],
  ['12', { label: 'page', locator: '12' }],
  ['12-13', { label: 'page', locator: '12-13' }],
  ['12, 15', { label: 'page', locator: '12, 15' }],
  ['A4', { label: 'page', locator: 'A4' }],
  ['xiv', { label: 'page', locator: 'xiv' }],
  ['S. 7', { label: 'page', locator: '7' }],
  ['pág. 7', { label: 'page', locator: '7' }],
  ['第12页', { label: 'page', locator: '12' }],
  ['para. 7', { label: 'paragraph', locator: '7' }],
  ['para 4', { label: 'paragraph', locator: '4' }],
  ['par. 4', { label: 'paragraph', locator: '4' }],
  ['paras. 7–8', { label: 'paragraph', locator: '7–8' }],
  ['¶ 7', { label: 'paragraph', locator: '7' }],
  ['¶7', { label: 'paragraph', locator: '7' }],
  ['Abs. 3', { label: 'paragraph', locator: '3' }],
  ['Rn. 3', { label: 'paragraph', locator: '3' }],
  ['第 7 段', { label: 'paragraph', locator: '7' }],
  ['§ 3', { label: 'section', locator: '3' }],
  ['sec. 3.2', { label: 'section', locator: '3.2' }],
  ['section Results', { label: 'section', locator: 'Results' }],
  ['ch. 2', { label: 'chapter', locator: '2' }],
  ['00:14:30', { suffix: ', 00:14:30' }],
  ['1:02–1:30', { suffix: ', 1:02–1:30' }],
  ['the closing paragraph', { suffix: ', the closing paragraph' }],
  ['part of the caption', { suffix: ', part of the caption' }],
  ['civil part', { suffix: ', civil part' }],
  ['  ', undefined],
])('reads the place %j', (text, expected) => {
  expect(readLocator(text)).toEqual(expected)
})

test('a place found in the text is taken at its word', () => {
  expect(readLocator({ label: 'page', value: 'xii', text: 'p. xii' })).toEqual({
    label: 'page',
    locator: 'xii',
  })
  expect(readLocator({ label: 'section', value: 'Cause-effect', text: 'Cause-effect' })).toEqual({
    label: 'section',
    locator: 'Cause\\-effect',
  })
})

test('no number is ever lost', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('p. ', 'pp.', 'para. ', '§', 'Abs. ', 'line ', '', 'fig. '),
      fc.integer({ min: 1, max: 99_999 }),
      (word, number) => {
        const read = readLocator(`${word}${number}`)
        expect(JSON.stringify(read)).toContain(`"${number}"`)
      },
    ),
  )
})
