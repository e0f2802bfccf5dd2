import { expect, test } from 'vitest'
import {
  bibliographyDocument,
  citationLine,
} from '../../../electron/domain/citations/bibliography-document'
import { CITATION_OUTPUTS } from '../../../electron/domain/citations/citation-output'
import { writeQuotesNotes } from '../../../electron/domain/citations/quotes-export/write-quotes-notes'

const entries = [
  {
    text: 'Ahl, K. (2009). Talks & tides.',
    html: '<div class="csl-entry">Ahl, K. (2009). <i>Talks &#38; tides</i>.</div>',
  },
  {
    text: '[2] Müller',
    html: '<div class="csl-entry">\n<div class="csl-left-margin">[2]</div> <div class="csl-right-inline">Müller</div>\n</div>',
  },
]

test('a bibliography is a file of its own in every form', () => {
  expect(bibliographyDocument('text', entries)).toBe('Ahl, K. (2009). Talks & tides.\n[2] Müller\n')
  expect(bibliographyDocument('markdown', entries)).toBe(
    'Ahl, K. (2009). *Talks & tides*.\n\n\\[2\\] Müller\n',
  )
  const html = bibliographyDocument('html', entries)
  expect(html).toMatch(/^<!doctype html>\n.*charset="utf-8"/)
  expect(html).toContain('<i>Talks &#38; tides</i>')
  const rtf = bibliographyDocument('rtf', entries)
  expect(rtf).toMatch(/^\{\\rtf1/)
  expect(rtf).toContain('{\\i Talks & tides}')
  expect(rtf).toContain('M\\u252?ller')
  expect(rtf.match(/\\fi-720/g)).toHaveLength(2)
})

test('an entry is one line in every form', () => {
  for (const output of CITATION_OUTPUTS)
    for (const entry of entries) expect(citationLine(output, entry)).not.toContain('\n')
})

const row = {
  kind: 'direct' as const,
  via: [],
  tags: [],
  notes: [],
  citation: '(Ahl, 2009)',
  citationKey: 'ahl-2009',
  articleTitle: 'Talks',
}

test('quotes to write on with have a footnote each, numbered in their order', () => {
  expect(
    writeQuotesNotes([
      { ...row, text: 'One.\nTwo *stars*.', footnote: 'K. Ahl, <i>Talks</i>, para. 7.' },
      { ...row, text: 'Three.' },
    ]),
  ).toBe(
    [
      '> One.\n>\n> Two \\*stars\\*.[^1]',
      '> Three.[^2]',
      '[^1]: K. Ahl, *Talks*, para. 7.',
      '[^2]: (Ahl, 2009)\n',
    ].join('\n\n'),
  )
})
