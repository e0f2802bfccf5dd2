import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceFileName } from '../../../electron/store/source-file'

test.each([
  ['paper.pdf', 'paper.pdf'],
  ['C:\\Users\\me\\paper.pdf', 'paper.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['.hidden', 'hidden'],
  ['a:b?.txt', 'a_b_.txt'],
  ['nul.txt', '_nul.txt'],
  ['Überblick – 2009.html', 'Überblick – 2009.html'],
  ['', 'source'],
  ['...', 'source'],
])('%j is kept as %j', (name, kept) => {
  expect(sourceFileName(name)).toBe(kept)
})

test('a name is safe everywhere and stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = sourceFileName(name)
      expect(sourceFileName(safe)).toBe(safe)
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
      expect(safe).not.toBe('')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be in it
      expect(safe).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]|^[. ]|[. ]$/)
    }),
    { numRuns: 1_000 },
  )
})
