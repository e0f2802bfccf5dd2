import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, BlockKind } from '#domain/document/model'
import {
  findQuotations,
  kindOfSpan,
  quotationAt,
} from '../../../renderer/features/reader/quotation-marks'

/** The words of the outermost quotations of one paragraph. */
function quoted(text: string): string[] {
  return findQuotations(text, 0, text.length).map(({ start, end }) => text.slice(start, end))
}

function paragraphs(text: string, kind: BlockKind = 'paragraph'): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line) blocks.push({ kind, start, end: start + line.length })
    start += line.length + 1
  }
  return blocks
}

function kind(text: string, words: string, blockKind: BlockKind = 'paragraph') {
  const start = text.indexOf(words)
  return kindOfSpan(text, paragraphs(text, blockKind), { start, end: start + words.length })
}

describe('finding quotations', () => {
  it.each([
    ['English', 'He said “no” and “never”.', ['“no”', '“never”']],
    ['English, typed', 'He said "no" and "never".', ['"no"', '"never"']],
    ['British', 'He said ‘no’ and ‘not “ever”, thanks’.', ['‘no’', '‘not “ever”, thanks’']],
    ['German', 'Er sagte: „Nein, ‚nie‘ wieder.“ Dann ging er.', ['„Nein, ‚nie‘ wieder.“']],
    ['German, pointed', 'Er sagte: »Nein.« Dann »ja«.', ['»Nein.«', '»ja«']],
    ['French', 'Il a dit : « Non », puis « oui ».', ['« Non »', '« oui »']],
    ['French, unbreakable', 'Il dit : «\u00a0Non\u00a0», oui.', ['«\u00a0Non\u00a0»']],
    ['Swedish', 'Han sade: ”Nej.” Sedan ”ja”.', ['”Nej.”', '”ja”']],
    ['Japanese', '彼は「いいえ、『今日』は」と言った。', ['「いいえ、『今日』は」']],
    ['nested', '“She told me ‘go’ and I went,” he said.', ['“She told me ‘go’ and I went,”']],
  ])('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected)
  })

  it.each([
    ['apostrophes', "It's the workers' right; they don't and won't."],
    ['curly apostrophes', 'It’s the workers’ right; they don’t. ’Tis so.'],
    ['inches and feet', 'A 6\'2" man with a 12" rule.'],
    ['nothing', 'No marks at all.'],
  ])('sees no quotation in %s', (_, text) => {
    expect(quoted(text)).toEqual([])
  })

  it('lets an unclosed mark run to the end, and gives up one that opens again', () => {
    expect(quoted('He said “we will see')).toEqual(['“we will see'])
    expect(quoted('He “said “we will see” then')).toEqual(['“we will see”'])
  })

  it('answers with quotations in order that do not overlap, whatever the text', () => {
    const characters = fc.constantFrom(...'“”„«»‹›「」‘’‚\'"ab .,3')
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
        let at = 0
        for (const { start, end } of findQuotations(text, 0, text.length)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('the quotation around a place', () => {
  const at = (text: string, words: string) => {
    const span = quotationAt(text, paragraphs(text), text.indexOf(words) + 1)
    return span && text.slice(span.start, span.end)
  }

  it('is the outermost one, marks included', () => {
    const text = 'He said “we told them ‘go now’ and left”, then sat.'
    expect(at(text, 'go now')).toBe('“we told them ‘go now’ and left”')
    expect(at(text, 'then')).toBeUndefined()
    expect(at(text, 'He said')).toBeUndefined()
  })

  it('goes over paragraphs that open with a mark again', () => {
    const text = 'He said: “First.\n“Second.\n“Third,” he said.\nMore “text”.'
    const whole = '“First.\n“Second.\n“Third,”'
    expect(at(text, 'First')).toBe(whole)
    expect(at(text, 'Second')).toBe(whole)
    expect(at(text, 'Third')).toBe(whole)
  })

  it('does not run into a paragraph that does not open with a mark', () => {
    const text = 'He said: “First.\nSecond.'
    expect(at(text, 'First')).toBe('“First.')
    expect(at(text, 'Second')).toBeUndefined()
  })
})

describe('the kind that a span most likely is', () => {
  const text = 'Lavrov said “sanctions are wrong,” he added, “and late.” He wants “talks” only.'
  it.each([
    ['“sanctions are wrong,”', 'direct'],
    ['sanctions are wrong', 'direct'],
    ['are wrong', 'direct'],
    ['“sanctions are wrong,” he added, “and late.”', 'direct'],
    ['He wants “talks” only.', 'mixed'],
    ['wants “talks”', 'mixed'],
    ['Lavrov said', 'indirect'],
  ] as const)('%s is %s', (words, expected) => {
    expect(kind(text, words)).toBe(expected)
  })

  it('is direct with the full stop behind the closing mark too', () => {
    expect(kind('Er sagte: „Nein“.', '„Nein“.')).toBe('direct')
  })

  it('is direct in a block quotation, which has no marks', () => {
    expect(kind('We will not yield.', 'will not', 'block-quote')).toBe('direct')
  })

  it('is direct over several paragraphs that a quotation runs through', () => {
    expect(kind('He: “One.\n“Two.” So he said.', '“One.\n“Two.”')).toBe('direct')
  })
})
