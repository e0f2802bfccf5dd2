import { importPlainText, plainTextBlocks } from '#domain/document/import-plain-text'
import { expectOk } from '#domain/result'
import { describe, expect, test } from 'vitest'

const paragraphs = (text: string) =>
  plainTextBlocks(text).map((block) => text.slice(block.start, block.end))

describe('lines and paragraphs', () => {
  test('a line is a paragraph, without the white space around it', () => {
    const text = 'First.\nSecond, which is longer.\n\n\n   Third.  \n'
    expect(paragraphs(text)).toEqual(['First.', 'Second, which is longer.', 'Third.'])
  })

  test('the text stays as it is: blocks only point into it', () => {
    const raw = '\uFEFF  Title\r\n\r\n\tText,  with   spaces.\u00a0\r\n'
    const { content } = expectOk(importPlainText(raw))
    expect(content.text).toBe('  Title\n\n\tText,  with   spaces.\u00a0\n')
    expect(content.marks).toEqual([])
  })

  test('Chinese, Arabic and astral characters', () => {
    expect(paragraphs('他说：“我们走。”\n\nقال الوزير\n😀 yes 😀')).toEqual([
      '他说：“我们走。”',
      'قال الوزير',
      '😀 yes 😀',
    ])
  })

  test('nothing but white space is a failure', () => {
    for (const nothing of ['', ' \n\t\n\u00a0', '\uFEFF'])
      expect(importPlainText(nothing)).toMatchObject({ ok: false, error: { code: 'empty-input' } })
  })
})

const WRAPPED = `It was late in the afternoon when the minister came out of the building and
spoke to the reporters, who had been waiting in the rain since the early
morning and were by now thoroughly wet.

"We shall go on," he said, "until there is an agreement that all of us can
live with, and not a day longer."`

describe('lines broken to a width', () => {
  test('the lines of a group are one paragraph', () => {
    expect(paragraphs(WRAPPED)).toEqual(WRAPPED.split('\n\n'))
  })

  test('bullets, numbers and indents begin paragraphs', () => {
    const list = `${WRAPPED}

- a first point that is long enough to be broken, and so goes on in the line
  after it
- a second one
2) a third one, numbered and also so long that it has to be broken somewhere
   near here

   An indented paragraph as books print them, which goes on in the next line
without an indent and ends there.
   And another one, without a blank line before it, as in the books of an age
long gone.`
    expect(
      paragraphs(list)
        .slice(2)
        .map((text) => text.slice(0, 12)),
    ).toEqual(['- a first po', '- a second o', '2) a third o', 'An indented ', 'And another '])
  })

  test('poems, addresses and dialogue are not joined', () => {
    const lines = ['Ada Holm', '12 Harbour Street', 'Northport', '', 'Is this so?', 'Yes, it is.']
    const text = `${WRAPPED}\n\n${lines.join('\n')}`
    expect(paragraphs(text).slice(2)).toEqual(lines.filter((line) => line !== ''))
  })

  test('sentences of much the same length, one a line, are not joined', () => {
    const sentences = [
      'The harbour council met on Monday evening in the old hall.',
      'The chair opened the meeting half an hour late, as always.',
      'Nobody from the islands had come, because of the weather.',
      'The vote was put off until the first week of the spring.',
    ]
    expect(paragraphs(sentences.join('\n'))).toEqual(sentences)
  })

  test('long lines are paragraphs each, whatever stands beside them', () => {
    const long = 'One long line that no one has broken, as editors write them today, '
      .repeat(3)
      .trim()
    expect(paragraphs(`${long}\n${long}\n${long}`)).toEqual([long, long, long])
  })

  test('Chinese, broken at a width of wide characters', () => {
    const line = '部长星期一下午从大楼里走出来对等在雨中的记者们说谈判还要继续下去'
    const text = `${line}\n${line}\n${line}结束。`
    expect(paragraphs(text)).toEqual([text])
  })
})

describe('the title', () => {
  const title = (text: string) => expectOk(importPlainText(text)).metadata.title
  test('is the first line when it is short and no sentence', () => {
    expect(title('Council puts off   the ferry\n\nThe council met.')).toBe(
      'Council puts off the ferry',
    )
    expect(title('“We shall not wait”\n\nText.')).toBe('“We shall not wait”')
    expect(title('Who pays?\n\nText.')).toBe('Who pays?')
  })

  test('is not a sentence, nor a long line', () => {
    expect(title('The council met.\n\nMore.')).toBeUndefined()
    expect(title('He said: “No.”\n\nMore.')).toBeUndefined()
    expect(title(`${'word '.repeat(40)}\n\nMore`)).toBeUndefined()
  })
})
