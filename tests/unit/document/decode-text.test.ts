import { type DecodedText, decodeText } from '#domain/document/decode-text'
import { expectOk } from '#domain/result'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes)
const utf8 = (text: string) => new TextEncoder().encode(text)

function utf16(text: string, order: 'little' | 'big', mark = false): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text
  const bytes = new Uint8Array(units.length * 2)
  for (let at = 0; at < units.length; at++)
    new DataView(bytes.buffer).setUint16(at * 2, units.charCodeAt(at), order === 'little')
  return bytes
}

const decoded = (bytes: Uint8Array, charset?: string): DecodedText =>
  expectOk(decodeText(bytes, charset === undefined ? {} : { charset }))
const failure = (bytes: Uint8Array) => {
  const result = decodeText(bytes)
  return result.ok ? undefined : result.error
}

const SAMPLE = 'She said: “Ça ira.” 他说 😀\nNext line.'

describe('encodings that say what they are', () => {
  test('UTF-8 with a byte order mark, which is dropped', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(SAMPLE)])
    expect(decoded(bytes)).toEqual({ text: SAMPLE, encoding: 'utf-8', unreadable: 0 })
  })

  test('UTF-16 of both byte orders with a mark', () => {
    expect(decoded(utf16(SAMPLE, 'little', true))).toMatchObject({
      text: SAMPLE,
      encoding: 'utf-16le',
    })
    expect(decoded(utf16(SAMPLE, 'big', true))).toMatchObject({
      text: SAMPLE,
      encoding: 'utf-16be',
    })
  })

  test('a page that names its charset, when it is no UTF-8', () => {
    const head = utf8('<meta charset="windows-1251"><p>')
    const russian = bytesOf(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)
    expect(decoded(Uint8Array.from([...head, ...russian]))).toMatchObject({
      text: '<meta charset="windows-1251"><p>Привет',
      charset: 'windows-1251',
    })
    expect(decoded(russian, 'windows-1251').text).toBe('Привет')
  })
})

describe('encodings that do not', () => {
  test('UTF-8, the usual case', () => {
    expect(decoded(utf8(SAMPLE))).toEqual({ text: SAMPLE, encoding: 'utf-8', unreadable: 0 })
  })

  test('UTF-16 without a mark, by the place of its zero bytes', () => {
    for (const text of ['Plain English, in two bytes each.', 'Сказал: «да». И ушёл\nдомой.'])
      for (const order of ['little', 'big'] as const)
        expect(decoded(utf16(text, order)).text).toBe(text)
  })

  test('Latin-1, read as Windows-1252 with its curly quotes', () => {
    const bytes = bytesOf(0x93, 0xc7, 0x61, 0x20, 0x69, 0x72, 0x61, 0x94, 0x20, 0x80, 0x20, 0xfc)
    expect(decoded(bytes)).toEqual({
      text: '“Ça ira” € ü',
      encoding: 'windows-1252',
      unreadable: 0,
    })
  })

  test('UTF-8 cut within a character stays UTF-8, with one place unreadable', () => {
    const whole = utf8('Es wäre schön, sagte er über “das” hier…')
    expect(decoded(whole.slice(0, -1))).toMatchObject({ encoding: 'utf-8', unreadable: 1 })
  })

  test('UTF-16 cut within a character loses only that one', () => {
    const { text, unreadable } = decoded(utf16('abc', 'little', true).slice(0, -1))
    expect([text, unreadable]).toEqual(['ab\uFFFD', 1])
  })
})

describe('what is no text', () => {
  test('nothing at all, or nothing but a byte order mark', () => {
    expect(failure(bytesOf())?.code).toBe('empty-input')
    expect(failure(bytesOf(0xef, 0xbb, 0xbf))?.code).toBe('empty-input')
    expect(failure(bytesOf(0xff, 0xfe))?.code).toBe('empty-input')
  })

  test('known kinds of files, each called by its name', () => {
    const padding = Array.from({ length: 40 }, (_, index) => index % 7)
    const files: [RegExp, number[]][] = [
      [/PDF/, [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
      [/ZIP.*DOCX/, [0x50, 0x4b, 3, 4]],
      [/PNG/, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
      [/program/, [0x7f, 0x45, 0x4c, 0x46]],
      [/JPEG/, [0xff, 0xd8, 0xff, 0xe0]],
      [/Office/, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ]
    for (const [name, magic] of files) {
      const error = failure(Uint8Array.from([...magic, ...padding]))
      expect(error?.code).toBe('not-text')
      expect(error?.message).toMatch(name)
    }
  })

  test('zero bytes and control characters', () => {
    const zeros = failure(bytesOf(0x61, 0, 0, 0x62, 0, 0x63, 0, 0, 0))
    expect(zeros?.code).toBe('not-text')
    // Not "zero bytes": the file is not empty.
    expect(zeros?.message).toMatch(/^This file holds null characters, which no text has; open it/)
    expect(failure(Uint8Array.from({ length: 400 }, (_, index) => index % 29 || 1))?.code).toBe(
      'not-text',
    )
  })

  test('a text that only begins like such a file is text', () => {
    for (const text of [
      'MZ is how Windows programs begin.',
      'BZh! he cried.',
      'ID3 tags explained',
    ])
      expect(decoded(utf8(text)).text).toBe(text)
  })
})

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = decodeText(bytes)
      if (result.ok) expect(result.value.text.length).toBeGreaterThan(0)
      else expect(result.error.message).toMatch(/\S.*\.$/)
    }),
  )
})

test('what was written as UTF-8 or UTF-16 with a mark is read back', () => {
  const texts = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
    .filter((text) => !/[\0-\x08\x0e-\x1f\x7f-\x9f\uFEFF]|\p{Co}/u.test(text))
  fc.assert(
    fc.property(texts, (text) => {
      expect(decoded(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(text)])).text).toBe(text)
      expect(decoded(utf16(text, 'little', true)).text).toBe(text)
      expect(decoded(utf16(text, 'big', true)).text).toBe(text)
    }),
  )
})
