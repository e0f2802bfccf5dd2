import { importHtml } from '#domain/document/import-html'
import { importMarkdown } from '#domain/document/import-markdown'
import {
  locatorAt,
  locatorOfSpan,
  paragraphAt,
  paragraphNumber,
  sentenceAt,
  toCodePointOffset,
  toUtf16Offset,
  wordRangeAt,
} from '#domain/document/positions'
import { expectOk } from '#domain/result'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const { content } = expectOk(
  importMarkdown(`# Ferry

First paragraph. It has two sentences.

- an item
- another

> A quote.

## Part two

| a | b |
|---|---|
| 1 | 2 |

Last paragraph.`),
)
const at = (words: string) => content.text.indexOf(words)
const slice = (range: { start: number; end: number } | undefined, text = content.text) =>
  range && text.slice(range.start, range.end)

describe('paragraphs and sentences', () => {
  test('the block at an offset, between two the next, behind the last the last', () => {
    expect(slice(paragraphAt(content, at('two sent')))).toBe(
      'First paragraph. It has two sentences.',
    )
    expect(slice(paragraphAt(content, at('First') - 1))).toMatch(/^First/)
    expect(slice(paragraphAt(content, content.text.length))).toBe('Last paragraph.')
    expect(slice(paragraphAt(content, 0))).toBe('Ferry')
    expect(paragraphAt({ blocks: [] }, 0)).toBeUndefined()
  })

  test('the sentence at an offset', () => {
    expect(slice(sentenceAt(content, at('First')))).toBe('First paragraph.')
    expect(slice(sentenceAt(content, at('two sent')))).toBe('It has two sentences.')
    expect(slice(sentenceAt(content, at('It has') - 1))).toBe('It has two sentences.')
  })
})

describe('words', () => {
  test('at their beginning, within and right behind; none among marks and spaces', () => {
    const text = 'He didn’t say “über-cool” — no.'
    expect(slice(wordRangeAt(text, 3), text)).toBe('didn’t')
    expect(slice(wordRangeAt(text, 6), text)).toBe('didn’t')
    expect(slice(wordRangeAt(text, 9), text)).toBe('didn’t')
    expect(slice(wordRangeAt(text, 15), text)).toBe('über')
    expect(wordRangeAt(text, text.indexOf('—'))).toBeUndefined()
    expect(wordRangeAt(text, -1)).toBeUndefined()
    expect(wordRangeAt(text, 99)).toBeUndefined()
  })

  test('in Chinese by a dictionary, in Arabic, next to emoji, in a text without spaces', () => {
    const chinese = '部长星期一说谈判'
    expect(slice(wordRangeAt(chinese, 3, 'zh'), chinese)).toBe('星期一')
    const arabic = 'قال الوزير نعم'
    expect(slice(wordRangeAt(arabic, 6, 'ar'), arabic)).toBe('الوزير')
    const emoji = '😀word😀'
    expect(slice(wordRangeAt(emoji, 3), emoji)).toBe('word')
    expect(wordRangeAt('x'.repeat(1_000_000), 500_000)).toBeDefined()
  })

  test('a malformed language is no obstacle', () => {
    expect(slice(wordRangeAt('a word', 3, 'not a tag!'), 'a word')).toBe('word')
  })
})

describe('locators', () => {
  test('paragraphs are counted with items and quotes, without headings and cells', () => {
    const numbers = [
      'Ferry',
      'First',
      'an item',
      'another',
      'A quote',
      'Part two',
      '2',
      'Last',
    ].map((words) => paragraphNumber(content, content.text.lastIndexOf(words)))
    expect(numbers).toEqual([undefined, 1, 2, 3, 4, undefined, undefined, 5])
  })

  test('the paragraph, else the heading above', () => {
    expect(locatorAt(content, at('another'))).toEqual({
      label: 'paragraph',
      value: '3',
      text: 'para. 3',
    })
    expect(locatorAt(content, content.text.lastIndexOf('2'))).toEqual({
      label: 'section',
      value: 'Part two',
      text: 'Part two',
    })
    expect(locatorAt({ text: '', blocks: [], marks: [] }, 0)).toBeUndefined()
  })

  test('the printed page comes first, from where the first one begins', () => {
    const page = (label: string) => `<span role="doc-pagebreak" aria-label="${label}"></span>`
    const book = expectOk(
      importHtml(
        `<p>Preface.</p><p>${page('xii')}On twelve, ${page('13')}on thirteen.</p><p>Still.</p>`,
      ),
    ).content
    const locator = (words: string) => locatorAt(book, book.text.indexOf(words))?.text
    expect(locator('Preface')).toBe('para. 1')
    expect(locator('twelve')).toBe('p. xii')
    expect(locator('on thirteen')).toBe('p. 13')
    expect(locator('Still')).toBe('p. 13')
  })

  test('a span over several pages or paragraphs names the first and the last', () => {
    const page = (label: string) => `<span role="doc-pagebreak" aria-label="${label}"></span>`
    const book = expectOk(
      importHtml(
        `<p>One.</p><p>Two ${page('12')}on twelve, ${page('13')}on thirteen.</p><h2>End</h2><p>x</p>`,
      ),
    ).content
    const place = (from: string, to: string) =>
      locatorOfSpan(book, {
        start: book.text.indexOf(from),
        end: book.text.indexOf(to) + to.length,
      })
    expect(place('on twelve', 'on thirteen')).toEqual({
      label: 'page',
      value: '12–13',
      text: 'pp. 12–13',
    })
    expect(place('on twelve', 'twelve')?.text).toBe('p. 12')
    expect(place('One', 'Two')?.text).toBe('paras. 1–2')
    // Where it begins without a page there is none to begin a range with.
    expect(place('One', 'on twelve')?.text).toBe('para. 1')
  })
})

describe('code points', () => {
  test('characters outside the basic plane count once', () => {
    expect(toCodePointOffset('a😀b', 3)).toBe(2)
    expect(toUtf16Offset('a😀b', 2)).toBe(3)
    expect(toCodePointOffset('a😀b', 2)).toBe(1)
    expect(toUtf16Offset('a😀b', 99)).toBe(4)
    expect(toCodePointOffset('a😀b', 99)).toBe(3)
  })

  test('there and back is the same place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, seed) => {
        const points = [...text]
        const place = seed % (points.length + 1)
        const offset = points.slice(0, place).join('').length
        expect(toCodePointOffset(text, offset)).toBe(place)
        expect(toUtf16Offset(text, place)).toBe(offset)
      }),
    )
  })
})
