import { recogniseFormat } from '#domain/document/recognise-format'
import { describe, expect, test } from 'vitest'

describe('references', () => {
  const cases: [string, string][] = [
    [
      '@article{holm2020,\n  author = {Holm, Ada},\n  journal = {Ferries},\n  year = 2020\n}',
      'bibtex',
    ],
    ['% my list\n@string{f = "Ferries"}\n\n@BOOK( key , title = "X" )', 'bibtex'],
    [
      '@article{holm2020,\n  author = {Holm},\n  journaltitle = {F},\n  date = {2020-05}\n}',
      'biblatex',
    ],
    ['@online{k,\n title = {X}\n}', 'biblatex'],
    ['\uFEFFTY  - JOUR\nAU  - Holm, Ada\nER  - \n', 'ris'],
    ['[{"id":"a","type":"article-newspaper","title":"X"}]', 'csl-json'],
    ['{"id":"a", "type": "book", "title": "X"}', 'csl-json'],
  ]
  for (const [text, format] of cases)
    test(`${format}: ${text.slice(0, 30)}`, () => {
      expect(recogniseFormat(text)).toBe(format)
      expect(recogniseFormat(text, 'wrong-name.txt')).toBe(format)
    })

  test('a text that mentions them is a text', () => {
    for (const text of [
      'Write to me @home{sic}, she said.\n\nThen the entry\n\n@article{holm2020,\n title = {X}}\n\nfollows.',
      'The line "TY  - JOUR" begins a record.',
      '[1] {"type":"book"} stands in the manual.',
      '{"type":"FeatureCollection","features":[]}',
    ])
      expect(recogniseFormat(text)).toBe('plain-text')
  })
})

describe('HTML', () => {
  test('pages, whatever their name', () => {
    for (const page of [
      '<!DOCTYPE html>\n<p>x',
      '  <html lang="en"><body>',
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">',
      '<!-- saved from url=x -->\n<html>',
    ]) {
      expect(recogniseFormat(page)).toBe('html')
      expect(recogniseFormat(page, 'page.txt')).toBe('html')
      expect(recogniseFormat(page, 'page.md')).toBe('html')
    }
  })

  test('pieces of pages, as clipboards give them', () => {
    expect(recogniseFormat('<meta charset="utf-8"><p>One <b>two</b>.</p>')).toBe('html')
    expect(recogniseFormat('<p>One.</p>')).toBe('html')
    expect(recogniseFormat('One <b>two</b>.', 'x.html')).toBe('html')
    expect(recogniseFormat('Text with <b>a tag</b>.', undefined, 'text/html; charset=utf-8')).toBe(
      'html',
    )
  })

  test('a Markdown file may begin with HTML, a text with a bracket', () => {
    expect(recogniseFormat('<div align="center"><b>x</b></div>\n\n# Title', 'readme.md')).toBe(
      'markdown',
    )
    expect(recogniseFormat('<laughs> No, never. </laughs>')).toBe('plain-text')
    expect(recogniseFormat('a < b and b > c')).toBe('plain-text')
  })
})

describe('Markdown', () => {
  test('by its signs', () => {
    expect(recogniseFormat('# Title\n\nText with a [link](https://a.example).')).toBe('markdown')
    expect(recogniseFormat('---\ntitle: X\n---\n\nText.')).toBe('markdown')
    expect(recogniseFormat('Text **bold** and\n\n- one\n- two')).toBe('markdown')
    expect(recogniseFormat('| a | b |\n|---|---|\n| 1 | 2 |')).toBe('markdown')
  })

  test('by the name of its file or its media type', () => {
    expect(recogniseFormat('Plain.', 'NOTES.MD')).toBe('markdown')
    expect(recogniseFormat('Plain.', undefined, 'text/markdown')).toBe('markdown')
  })

  test('not by what plain text has too', () => {
    for (const text of [
      'He said *that*, and no more.',
      '- a list\n- of two',
      '> a quoted mail\n> of two lines\n\nMy answer.',
      'Item #1 and # of things; snake_case_words; 2 * 3 * 4.',
      'Title\n\nText.',
    ])
      expect(recogniseFormat(text, 'x.txt')).toBe('plain-text')
  })

  test('a .txt with little of it is plain text, with much of it Markdown', () => {
    expect(recogniseFormat('# comment\nplain text follows', 'x.txt')).toBe('plain-text')
    expect(recogniseFormat('# Title\n\n## Part\n\n**Bold** text.', 'x.txt')).toBe('markdown')
  })
})

test('hostile texts are recognised in a moment', () => {
  for (const text of [
    '['.repeat(1e6),
    '@a{'.repeat(3e5),
    '@a{a,'.repeat(3e5),
    '<!--'.repeat(3e5),
    '<!-- --> '.repeat(1e5),
    '#\n'.repeat(5e5),
    '**a'.repeat(3e5),
    '- a\n'.repeat(3e5),
    '---\na:\n'.repeat(1e5),
    `{${'"type":"book",'.repeat(1e5)}`,
    ' '.repeat(1e6),
    '\n'.repeat(1e6),
    'a]'.repeat(5e5),
    '_a '.repeat(3e5),
    '|'.repeat(1e6),
    '|-'.repeat(5e5),
  ])
    expect(recogniseFormat(text)).toMatch(/^[a-z-]+$/)
})
