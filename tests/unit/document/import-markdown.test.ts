import { importMarkdown } from '#domain/document/import-markdown'
import { expectOk } from '#domain/result'
import { describe, expect, test } from 'vitest'
import { checkContent, marked, outline } from './check-content'

const read = (markdown: string) => {
  const document = expectOk(importMarkdown(markdown))
  checkContent(document.content)
  return document
}
const textOf = (markdown: string) => read(markdown).content.text

describe('blocks', () => {
  test('every kind of block, in reading order', () => {
    const { content } = read(`# Head *line*

A paragraph
over two lines.

Underlined
----------

> A quote
>
> > with one in it

1. one
2. two
   - under two

   still two
3. three

| a | b |
|---|---|
| 1 | 2 |

\`\`\`js
const a = 1

  b()
\`\`\`
`)
    expect(outline(content)).toEqual([
      'heading 1: Head line',
      'paragraph: A paragraph over two lines.',
      'heading 2: Underlined',
      'block-quote 1: A quote',
      'block-quote 2: with one in it',
      'list-item 1 ordered: one',
      'list-item 1 ordered: two',
      'list-item 2: under two',
      'list-item 1 ordered: still two',
      'list-item 1 ordered: three',
      'table-cell: a',
      'table-cell: b',
      'table-cell: 1',
      'table-cell: 2',
      'paragraph: const a = 1\n\n  b()',
    ])
  })

  test('a blank line between blocks, a line end between items and rows, a tab between cells', () => {
    expect(textOf('Before\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n\nAfter')).toBe(
      'Before\n\na\nb\n\nx\ty\n1\t2\n\nAfter',
    )
  })

  test('a hard break is a line end, a rule is nothing', () => {
    expect(textOf('one  \ntwo\\\nthree\n\n***\n\nfour')).toBe('one\ntwo\nthree\n\nfour')
  })
})

describe('marks', () => {
  test('every kind of mark', () => {
    const { content } = read(
      'Some *emphasis*, **strong *both***, `code`, [a link](https://a.example/x?a=1&amp;b=2), <https://b.example>, https://c.example/d). H<sub>2</sub>O, x<sup>2</sup>.',
    )
    expect(marked(content)).toEqual([
      'emphasis: emphasis',
      'strong: strong both',
      'emphasis: both',
      'code: code',
      'link https://a.example/x?a=1&b=2: a link',
      'link https://b.example: https://b.example',
      'link https://c.example/d: https://c.example/d',
      'subscript: 2',
      'superscript: 2',
    ])
  })

  test('links by reference, and none to scripts, data or files', () => {
    const { content } = read(
      '[ref], [js](javascript:alert(1)), [data](data:text/html,x), [file](file:///etc), [rel](/x), [mail](mailto:a@b.example)\n\n[ref]: https://ref.example/',
    )
    expect(content.text).toBe('ref, js, data, file, rel, mail')
    expect(marked(content)).toEqual([
      'link https://ref.example/: ref',
      'link mailto:a@b.example: mail',
    ])
  })
})

describe('text', () => {
  test('entities are decoded, but not in code; escapes lose their backslash', () => {
    expect(textOf('&eacute;&hellip; &#8212; &copy; &unknown; \\*not\\* `&amp;`')).toBe(
      'é… — © &unknown; *not* &amp;',
    )
  })

  test('what an entity adds is composed, and marks move along', () => {
    const { content } = read('cafe&#769; and *e&#769;t*')
    expect(content.text).toBe('café and ét')
    expect(marked(content)).toEqual(['emphasis: ét'])
  })

  test('footnotes stay as text', () => {
    expect(textOf('Said so.[^1]\n\n[^1]: Word\n')).toBe('Said so.[^1]\n\n[^1]: Word')
  })

  test('pictures leave nothing, task boxes stay', () => {
    expect(textOf('![alt](x.png)\n\n- [x] done\n- [ ] open')).toBe('[x] done\n[ ] open')
  })

  test('other scripts and characters outside the basic plane', () => {
    const { content } = read('他说：**“走。”**\n\nقال *الوزير*\n\n😀 **😀** _𝒜_')
    expect(marked(content)).toEqual([
      'strong: “走。”',
      'emphasis: الوزير',
      'strong: 😀',
      'emphasis: 𝒜',
    ])
  })
})

describe('raw HTML', () => {
  test('gives its text, never its scripts, styles and handlers', () => {
    const { content } =
      read(`<div onclick="steal()">Raw <b>words</b> &amp; <script>alert(1)</script>
<style>p { color: red }</style>more</div>

Inline <b onmouseover=x>bold</b> <script>alert("inline")</script>after<!-- comment --> <span hidden>hidden</span> <iframe src="https://x.example">frame</iframe>end<br>next

<table><tr><td>c1<td>c2</table>`)
    expect(outline(content)).toEqual([
      'paragraph: Raw words & more',
      'paragraph: Inline bold after end\nnext',
      'table-cell: c1',
      'table-cell: c2',
    ])
    expect(marked(content)).toEqual(['strong: words', 'strong: bold'])
    expect(content.text).not.toMatch(/alert|steal|color|frame|hidden|comment/)
  })

  test('that is left open ends with its paragraph', () => {
    const { content } = read('one <b>two\n\nthree</b></div> four')
    expect(marked(content)).toEqual(['strong: two'])
    expect(content.text).toBe('one two\n\nthree four')
  })
})

describe('front matter', () => {
  test('gives the metadata and is no text', () => {
    const { metadata, content } = read(`---
title: "Ferry: the \\"vote\\""
authors: [Ada Holm, 'Jonas Berg', Eva O'Hara, "D'Arcy, Ann"]
date: 2020-05-03T10:00:00+02:00
source: https://news.example/ferry
outlet: The Harbour Post # the daily
lang: en_GB
tags:
  - sea
---
Text.`)
    expect(metadata).toEqual({
      title: 'Ferry: the "vote"',
      author: ['Ada Holm', 'Jonas Berg', "Eva O'Hara", "D'Arcy, Ann"],
      date: '2020-05-03',
      url: 'https://news.example/ferry',
      outlet: 'The Harbour Post',
      language: 'en-GB',
    })
    expect(content.text).toBe('Text.')
  })

  test('a list of dashes, and a source that is no address', () => {
    const { metadata } = read(
      '---\nauthor:\n  - Ada Holm\n  - Jonas Berg\nsource: Harbour Post\n---\nText.',
    )
    expect(metadata).toMatchObject({ author: ['Ada Holm', 'Jonas Berg'], outlet: 'Harbour Post' })
  })

  test.each([
    ['title: >-\n  A title that is\n  folded', { title: 'A title that is folded' }],
    ['title: |\n  One line', { title: 'One line' }],
    ['title: A title that\n  goes on\nlang: de', { title: 'A title that goes on', language: 'de' }],
    ['title: "A title: that\n  goes on"', { title: 'A title: that goes on' }],
    ['title:\n  Below its key', { title: 'Below its key' }],
    ['author: [Ada Holm,\n  Jonas Berg]', { author: ['Ada Holm', 'Jonas Berg'] }],
    [
      'author:\n  - name: Ada Holm\n    affiliation: X\n  - name: Jonas Berg',
      { author: ['Ada Holm', 'Jonas Berg'] },
    ],
    ['author:\n  name: Ada Holm\n  email: a@example.org', { author: ['Ada Holm'] }],
    ['author:\n- family: Holm\n  given: Ada', { author: ['Holm, Ada'] }],
    ['author:\n  - orcid: 1\ntags:\n  - a: b\ntitle: T', { title: 'T' }],
  ])('values on several lines, and people in fields: %j', (lines, metadata) => {
    expect(read(`---\n${lines}\n---\nText.`).metadata).toEqual(metadata)
  })

  test('a rule at the beginning is no front matter', () => {
    expect(textOf('---\n\nNot metadata, prose.\n\n---\n\nMore.')).toContain('Not metadata')
  })
})

describe('the title', () => {
  test('is the first heading, which stays in the text', () => {
    const { metadata, content } = read('# A *title*\n\nText.')
    expect(metadata.title).toBe('A title')
    expect(outline(content)[0]).toBe('heading 1: A title')
  })

  test('front matter comes first', () => {
    expect(read('---\ntitle: Mine\n---\n# Another').metadata.title).toBe('Mine')
  })
})

describe('bombs', () => {
  const bombs: [string, string][] = [
    ['quotes nested 100,000 deep', '> '.repeat(100_000)],
    ['lists nested 10,000 deep', '- '.repeat(10_000)],
    [
      '1,000 levels of indent',
      Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
    ],
    ['a million asterisks with a word', `${'*a'.repeat(500_000)}`],
    ['brackets', '['.repeat(200_000)],
    ['links without end', '[a]('.repeat(100_000)],
    ['backticks of all lengths', Array.from({ length: 700 }, (_, at) => '`'.repeat(at)).join(' ')],
    ['a word of a million letters and an @', `${'a'.repeat(1_000_000)}@`],
    ['emphasis nested 2,000 deep', '*a **b '.repeat(2000) + '** *'.repeat(2000)],
    ['underlines in a row', 'a\n-\n'.repeat(50_000)],
    ['quotes and lazy lines in turn', '> a\nb\n> > c\nd\n'.repeat(10_000)],
  ]
  for (const [name, bomb] of bombs)
    test(`${name}: a correct import, nothing lost`, () => {
      const letters = (text: string) => text.replace(/[^\p{L}@]/gu, '').length
      const document = importMarkdown(`Before.\n\n${bomb} word\n\nAfter.`)
      const { content } = expectOk(document)
      checkContent(content)
      expect(content.text).toMatch(/^Before\.[^]*After\.$/)
      expect(letters(content.text)).toBe(letters(`Before${bomb}wordAfter`))
    })

  test('say so when the marks were not read', () => {
    expect(read(`${'> '.repeat(5000)}a`).notices).toHaveLength(1)
    expect(read(`${'*a **b '.repeat(100_000)}`).notices).toHaveLength(1)
    expect(read('> > a\n\n*b*').notices).toEqual([])
  })
})

test('Markdown without text is a failure', () => {
  for (const nothing of ['', '  \n', '***', '<!-- x -->', '[a]: https://b.example', '![x](y.png)'])
    expect(importMarkdown(nothing)).toMatchObject({ ok: false, error: { code: 'empty-input' } })
})
