import { importDocument, MAX_SOURCE_BYTES } from '#domain/document/import-document'
import { MAX_ARTICLE_CHARACTERS } from '#domain/document/imported-document'
import { expectOk } from '#domain/result'
import { describe, expect, test } from 'vitest'
import { checkContent } from './check-content'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('a file', () => {
  test('is decoded, recognised and read', () => {
    const document = expectOk(
      importDocument({ bytes: bytesOf('# Title\n\nText with **bold**.'), fileName: 'a.md' }),
    )
    checkContent(document.content)
    expect(document).toMatchObject({
      format: 'markdown',
      metadata: { title: 'Title' },
      notices: [],
    })
  })

  test('in UTF-16 or Latin-1 is read with its quotes, and a guess is told', () => {
    const latin1 = Uint8Array.from([
      0x93, 0x4e, 0x6f, 0x2c, 0x94, 0x20, 0x73, 0x61, 0x69, 0x64, 0x20, 0xe9,
    ])
    const document = expectOk(importDocument({ bytes: latin1, fileName: 'x.txt' }))
    expect(document.content.text).toBe('“No,” said é')
    expect(document.notices).toHaveLength(1)
    const utf16 = Uint8Array.from([
      0xff,
      0xfe,
      ...[...'“No,”'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ])
    expect(expectOk(importDocument({ bytes: utf16 })).content.text).toBe('“No,”')
  })

  test('takes its title from its name when it has none itself', () => {
    const title = (fileName: string) =>
      expectOk(importDocument({ text: 'A sentence.', fileName })).metadata.title
    expect(title('the_ferry vote-2020.txt')).toBe('the ferry vote-2020')
    expect(title('C:\\papers\\v1.2 final.md')).toBe('v1.2 final')
    expect(importDocument({ text: 'A sentence.' })).toMatchObject({ value: { metadata: {} } })
  })

  test('what a person says it is comes before what it looks like', () => {
    const text = '# not a heading'
    expect(expectOk(importDocument({ text, format: 'plain-text' })).content.text).toBe(text)
    expect(expectOk(importDocument({ text, format: 'markdown' })).content.text).toBe(
      'not a heading',
    )
  })
})

describe('what cannot be read is said in one sentence that names it', () => {
  const failure = (source: Parameters<typeof importDocument>[0]) => {
    const result = importDocument(source)
    expect(result.ok).toBe(false)
    return result.ok ? { code: '', message: '' } : result.error
  }

  test('nothing', () => {
    expect(failure({ text: '' }).code).toBe('empty-input')
    expect(failure({ bytes: bytesOf(''), fileName: 'x.txt' }).code).toBe('empty-input')
    expect(failure({ text: ' \n ' }).code).toBe('empty-input')
  })

  test('a binary file, whatever its name', () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])
    const error = failure({ bytes: png, fileName: 'article.txt' })
    expect(error.code).toBe('not-text')
    expect(error.message).toMatch(/^“article\.txt” is a PNG image, not text; /)
  })

  test('references and RTF', () => {
    expect(failure({ text: '@book{a,\n title = {X}\n}', fileName: 'a.bib' })).toMatchObject({
      code: 'unsupported-format',
      message: expect.stringContaining('“a.bib”'),
    })
    expect(failure({ text: '{\\rtf1\\ansi Text}' }).code).toBe('unsupported-format')
  })

  test('too much text: how much it is, how much it may be, and what to do', () => {
    const error = failure({
      text: 'word '.repeat(MAX_ARTICLE_CHARACTERS / 5 + 1),
      fileName: 'big.txt',
    })
    expect(error.code).toBe('too-large')
    expect(error.message).toMatch(/“big\.txt” has 8\.1 million characters; .* 8 million\. Split it/)
  })

  test('a page whose text is too much, though the page may be larger than an article', () => {
    const long = `<p>${'word '.repeat(MAX_ARTICLE_CHARACTERS / 5 + 1)}</p>`
    expect(failure({ text: `<!doctype html>${long}` }).code).toBe('too-large')
    const withPicture = `<!doctype html><img src="data:image/png;base64,${'A'.repeat(MAX_ARTICLE_CHARACTERS)}"><p>Text.</p>`
    expect(expectOk(importDocument({ text: withPicture })).content.text).toBe('Text.')
  })

  test('a file larger than 64 MB is refused before it is decoded', () => {
    expect(
      failure({ bytes: new Uint8Array(MAX_SOURCE_BYTES + 1), fileName: 'x.txt' }),
    ).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('64 MB'),
    })
  })
})
