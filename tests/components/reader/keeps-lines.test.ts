import { expect, it } from 'vitest'
import { keepsLines } from '../../../renderer/features/reader/keeps-lines'

it('lets prose that was broken to a width flow again', () => {
  const prose = [
    'The minister said on Tuesday that the talks would go on for as long',
    'as both sides wished, and that no date had been set for their end, since',
    'nobody had asked for one.',
  ]
  expect(keepsLines(prose.join('\n'))).toBe(false)
  expect(keepsLines(prose.join('\n    '))).toBe(false)
  expect(keepsLines('One line only, however long it may be.')).toBe(false)
})

it('keeps the lines of verse, of addresses and of code', () => {
  expect(keepsLines('Tyger Tyger, burning bright,\nIn the forests of the night;')).toBe(true)
  expect(keepsLines('The Editor\n12 High Street\nOxford')).toBe(true)
  expect(keepsLines('if (a) {\n  b()\n}')).toBe(true)
  const long = 'word '.repeat(40).trim()
  expect(keepsLines(`${long}\n${long}`)).toBe(true)
})
