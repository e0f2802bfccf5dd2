import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasFormatting, markdownToMarkup } from '../../../renderer/ui/markdown-markup'

const TAGS = new Set(
  'p br hr h4 h5 h6 blockquote ul ol li pre code em strong del a table thead tbody tr th td'.split(
    ' ',
  ),
)

/** Fails on any tag, attribute or address that a note may not have. */
function expectHarmless(markup: string): void {
  for (const [, name = '', attributes = ''] of markup.matchAll(/<\/?([^\s>/]*)([^>]*)>/g)) {
    expect(TAGS).toContain(name)
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
      expect(['href', 'start', 'class', 'align']).toContain(attribute)
      if (attribute === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:)/i)
    }
  }
}

describe('Markdown to markup', () => {
  it('renders what people write in notes', () => {
    const markup = markdownToMarkup(
      'Some *stress* and **weight**\nnext line\n\n- one\n- two\n\n> said',
    )
    expect(markup).toContain('<em>stress</em>')
    expect(markup).toContain('<strong>weight</strong><br>next line')
    expect(markup.match(/<li>/g)).toHaveLength(2)
    expect(markup).toContain('<blockquote>')
  })

  it.each([
    '<script>alert(1)</script>',
    'words <img src=x onerror=alert(1)> words',
    '<p onclick="alert(1)">text</p>',
    '<iframe src="https://example.org"></iframe>',
    '<style>* { display: none }</style>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](<https://example.org/" onclick="alert(1)>)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](javascript:alert(1))',
    '![" onerror="alert(1)](https://example.org/x.png "t\\" onload=\\"x")',
    '<javascript:alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<!-- comment --><div style="position:fixed">x</div>',
  ])('lets nothing through that acts, loads or covers: %s', (source) => {
    expectHarmless(markdownToMarkup(source))
  })

  it('lets nothing through whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom('<', '>', '"', '![', '](', ')', '[', '`', '\n', '# ', '&lt;', 'javascript:'),
      fc.constantFrom('<a href="', '<img src=x onerror=', 'https://x.org/', '<!--', '|', '- [ ] '),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        expectHarmless(markdownToMarkup(pieces.join('')))
      }),
      { numRuns: 500 },
    )
  })

  it('shows a picture as its words and loads nothing', () => {
    expect(markdownToMarkup('![A map](https://example.org/map.png)')).toBe(
      '<p><a href="https://example.org/map.png">[A map]</a></p>\n',
    )
  })

  it('puts a note’s headings below the window’s, without leaving out a level', () => {
    const markup = markdownToMarkup('# One\n\n### Two\n\n# Three')
    expect(markup.match(/<h\d/g)).toEqual(['<h4', '<h5', '<h4'])
  })

  it('knows when a preview would show nothing new', () => {
    expect(hasFormatting('Plain words.\nTwo lines.\n\nTwo paragraphs.')).toBe(false)
    for (const source of ['*a*', '- a', '# a', '> a', '[a](https://example.org)', '`a`']) {
      expect(hasFormatting(source)).toBe(true)
    }
  })
})
