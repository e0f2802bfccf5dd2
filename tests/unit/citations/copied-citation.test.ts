import { describe, expect, it } from 'vitest'
import {
  type CitationParts,
  copiedCitation,
  COPY_FORMS,
  inMarks,
} from '../../../electron/domain/citations/copied-citation'

const formatted = (html: string) => ({ text: html.replace(/<[^>]*>/g, ''), html })
const inText: CitationParts = {
  citation: formatted('(Müller, 2009, para. 7)'),
  entry: formatted('Müller, A. (2009). <i>Talks</i>.'),
  footnote: formatted('Müller, A. (2009). <i>Talks</i>, para. 7.'),
  isNote: false,
}
const inNotes: CitationParts = {
  ...inText,
  citation: formatted('A. Müller, <i>Talks</i>, para. 7.'),
  footnote: formatted('A. Müller, <i>Talks</i>, para. 7.'),
  isNote: true,
}

describe('what is copied', () => {
  it('is the citation, the words with it, or the entry, in every form at once', () => {
    expect(copiedCitation('citation', inText).text).toBe('(Müller, 2009, para. 7)')
    expect(copiedCitation('quote', inText, 'We\nagree.')).toMatchObject({
      text: '“We agree.” (Müller, 2009, para. 7)',
      html: '“We agree.” (Müller, 2009, para. 7)',
      markdown: '“We agree.” (Müller, 2009, para. 7)',
    })
    expect(copiedCitation('entry', inText)).toMatchObject({
      html: 'Müller, A. (2009). <i>Talks</i>.',
      markdown: 'Müller, A. (2009). *Talks*.',
      rtf: expect.stringContaining('M\\u252?ller, A. (2009). {\\i Talks}.'),
    })
  })

  it('is a real footnote where the form has one', () => {
    expect(copiedCitation('footnote', inText)).toMatchObject({
      text: 'Müller, A. (2009). Talks, para. 7.',
      markdown: '^[Müller, A. (2009). *Talks*, para. 7.]',
      rtf: expect.stringMatching(/\{\\super\\chftn\}\{\\footnote.*\{\\i Talks\}, para. 7\.\}\\par/),
    })
  })

  it('puts a footnote behind the words in styles that cite in notes', () => {
    const copied = copiedCitation('quote', inNotes, '„Ja.“')
    expect(copied.text).toBe('„Ja.“\nA. Müller, Talks, para. 7.')
    expect(copied.html).toBe('<p>„Ja.“</p><p>A. Müller, <i>Talks</i>, para. 7.</p>')
    expect(copied.markdown).toBe('„Ja.“^[A. Müller, *Talks*, para. 7.]')
    expect(copied.rtf).toContain('\\footnote')
  })

  it('lets nothing in the words be taken for markup', () => {
    const words = '<b>*a*</b> {\\rtf} [x]'
    for (const form of COPY_FORMS)
      for (const parts of [inText, inNotes]) {
        const { html, rtf, markdown } = copiedCitation(form, parts, words)
        expect(html).not.toContain('<b>')
        expect(rtf).not.toMatch(/\{\\rtf\}/)
        expect(rtf.split('{').length - rtf.split('\\{').length).toBe(
          rtf.split('}').length - rtf.split('\\}').length,
        )
        expect(markdown).not.toContain('<b>')
      }
  })
})

it.each([
  ['We agree.', '“We agree.”'],
  ['“We agree.”', '“We agree.”'],
  ['„Ja“, sagte er', '„Ja“, sagte er'],
  ['  two\n lines ', '“two lines”'],
  // Half of a quotation, as a selection may be.
  ['“But we are not', '“But we are not”'],
  ['not there yet”', '“not there yet”'],
  ['„Ja', '„Ja“'],
  ['„Tak”', '„Tak”'],
  ['”Hej”', '”Hej”'],
])('puts %j in marks', (exact, expected) => {
  expect(inMarks(exact)).toBe(expected)
})
