import { describe, expect, test } from 'vitest'
import {
  citationMarkdown,
  citationRtf,
  rtfDocument,
} from '../../../electron/domain/citations/citation-output'
import { escapeMarkdown } from '../../../electron/domain/citations/quotes-export/escape-markdown'

const markdown = (html: string) => citationMarkdown(html, escapeMarkdown)

describe('Markdown', () => {
  test('keeps emphasis and shows every sign as it is', () => {
    expect(markdown('<div class="csl-entry">A_b &#38; <i>C * d</i>, 2<sup>nd</sup>.</div>\n')).toBe(
      'A\\_b & *C \\* d*, 2<sup>nd</sup>.',
    )
  })

  test('keeps spaces outside the marks', () => {
    expect(markdown('A<i> b </i>c')).toBe('A *b* c')
    expect(markdown('<b><i>x</i></b>')).toBe('***x***')
  })

  test('a number in the margin stands before its text', () => {
    expect(
      markdown(
        '<div class="csl-entry">\n <div class="csl-left-margin">(1)</div><div class="csl-right-inline">A.</div>\n</div>',
      ),
    ).toBe('\\(1) A.')
  })
})

describe('RTF', () => {
  test('sets emphasis and small capitals, and escapes what RTF would read', () => {
    expect(
      citationRtf('<span style="font-variant:small-caps;">Ab</span> {<i>c\\d</i>} &lt;e&gt;'),
    ).toBe('{\\scaps Ab} \\{{\\i c\\\\d}\\} <e>')
  })

  test('characters outside ASCII are numbers, those beyond the first plane two of them', () => {
    expect(citationRtf('ü…😀')).toBe('\\u252?\\u8230?\\u-10179?\\u-8704?')
  })

  test('a document is balanced', () => {
    const rtf = rtfDocument([citationRtf('a {b'), ''])
    const braces = rtf.replace(/\\[{}\\]/g, '').replace(/[^{}]/g, '')
    expect(braces.split('{').length).toBe(braces.split('}').length)
  })
})
