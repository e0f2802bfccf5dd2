import { importDocument } from '#domain/document/import-document'
import { importHtml } from '#domain/document/import-html'
import { importMarkdown } from '#domain/document/import-markdown'
import { importPlainText } from '#domain/document/import-plain-text'
import { canonicalText } from '#domain/document/canonical-text'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkContent } from './check-content'

/** Pieces of Markdown and HTML, of scripts that compose and of what should not be there, in any order. */
const PIECES = [
  ...['a', 'word ', '“', '”', '\n', '\n\n', '\r\n', '\r', '\t', '    ', '\u00a0', '\0', '\uFEFF'],
  ...['e', '\u0301', '\u1100', '\u1161', '漢', 'مر', '😀', '\ud83d', '\ude00'],
  ...[
    '> ',
    '- ',
    '1. ',
    '# ',
    '*',
    '**',
    '_',
    '`',
    '```\n',
    '~~',
    '|',
    '|-|-|\n',
    '---\n',
    '===\n',
    '\\',
  ],
  ...['[x](http://a.example)', '[', '](', '![', '[^1]: x', '- [ ] ', 'http://b.example'],
  ...[
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<br>',
    '<h1>',
    '</h1>',
    '<q>',
    '</q>',
    '<pre>',
    '</pre>',
  ],
  ...[
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<ul>',
    '<li>',
    '</ul>',
    '<blockquote>',
    '</blockquote>',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<span hidden>',
    '</span>',
    '<!--',
    '-->',
    '<template>',
  ],
  ...[
    '<a href="http://c.example">',
    '<a href="javascript:x">',
    '</a>',
    '<sup>',
    '</sup>',
    '<svg>',
    '<rt>',
  ],
  ...[
    '<nav>',
    '</nav>',
    '<article>',
    '</article>',
    '<form>',
    '<head>',
    '<title>',
    '<body>',
    '</body>',
    '</html>',
  ],
  ...[
    '&amp;',
    '&#769;',
    '&#0;',
    '&#xD800;',
    '&#13;',
    '&nbsp;',
    '&zwj;',
    '<span role="doc-pagebreak" title="3">',
  ],
]
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

const IMPORTERS = { importPlainText, importMarkdown, importHtml }

describe('for any string', () => {
  for (const [name, importer] of Object.entries(IMPORTERS))
    test(`${name} answers, and its blocks and marks are in order and in the text`, () => {
      fc.assert(
        fc.property(anyText, (raw) => {
          const result = importer(raw)
          if (result.ok) {
            checkContent(result.value.content)
            expect(result.value.content.blocks.length).toBeGreaterThan(0)
          } else expect(result.error.code).toBe('empty-input')
        }),
        { numRuns: 500 },
      )
    })

  test('plain text stays the canonical text, to the letter', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const result = importPlainText(raw)
        if (result.ok) expect(result.value.content.text).toBe(canonicalText(raw))
      }),
    )
  })

  test('importing the same twice gives the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(importDocument({ text })).toEqual(importDocument({ text }))
      }),
    )
  })
})

test('for any bytes importDocument answers', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const result = importDocument({ bytes, fileName: 'x' })
      if (result.ok) checkContent(result.value.content)
      else expect(result.error.message.length).toBeGreaterThan(20)
    }),
  )
})
