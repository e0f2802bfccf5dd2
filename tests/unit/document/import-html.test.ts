import { importHtml } from '#domain/document/import-html'
import { expectOk } from '#domain/result'
import { describe, expect, test } from 'vitest'
import { checkContent, marked, outline } from './check-content'

const read = (html: string) => {
  const document = expectOk(importHtml(html))
  checkContent(document.content)
  return document
}
const textOf = (html: string) => read(html).content.text

describe('blocks', () => {
  test('every kind of block, in reading order', () => {
    const { content } = read(`<!doctype html><html><body>
      <h1>Head
        line</h1>
      <p>A paragraph<br>with a break<br><br>and another after two</p>
      <ul><li>one<ol><li>numbered</ol><li>two<p>in two</ul>
      <blockquote><p>Quoted<p>More<blockquote>Deeper</blockquote></blockquote>
      <table><caption>Numbers</caption><tr><th>a<th>b<tr><td>1<td><p>2</p><p>3</p></table>
      <figure><img src="x.png"><figcaption>A picture</figcaption></figure>
      <h6>Small head</h6><dl><dt>Term<dd>Meaning</dl>
      <pre>code
  stays</pre>
      Loose text <div>and a division</div></body></html>`)
    expect(outline(content)).toEqual([
      'heading 1: Head line',
      'paragraph: A paragraph\nwith a break',
      'paragraph: and another after two',
      'list-item 1: one',
      'list-item 2 ordered: numbered',
      'list-item 1: two',
      'list-item 1: in two',
      'block-quote 1: Quoted',
      'block-quote 1: More',
      'block-quote 2: Deeper',
      'caption: Numbers',
      'table-cell: a',
      'table-cell: b',
      'table-cell: 1',
      'table-cell: 2\n3',
      'caption: A picture',
      'heading 6: Small head',
      'paragraph: Term',
      'paragraph: Meaning',
      'paragraph: code\n  stays',
      'paragraph: Loose text',
      'paragraph: and a division',
    ])
  })

  test('a blank line between blocks, a line end between items and rows, a tab between cells', () => {
    expect(
      textOf('<p>a<ul><li>b<li>c</ul><ol><li>d</ol><table><tr><td>1<td>2<tr><td>3<td>4</table>e'),
    ).toBe('a\n\nb\nc\n\nd\n\n1\t2\n3\t4\n\ne')
  })

  test('a table that only arranges the page is no table', () => {
    const { content } = read(
      '<table><tr><td>Menu</td><td><h1>Head</h1><p>One.</p><p>Two.</p><table><tr><td>1<td>2</table></td></tr></table>',
    )
    expect(outline(content)).toEqual([
      'paragraph: Menu',
      'heading 1: Head',
      'paragraph: One.',
      'paragraph: Two.',
      'table-cell: 1',
      'table-cell: 2',
    ])
  })

  test('white space collapses as in a browser; no-break spaces stay within, empty blocks vanish', () => {
    expect(textOf('<p> a \n b&nbsp;c <b> d</b> </p><p>&nbsp;</p><p>\n</p><p>e</p>')).toBe(
      'a b\u00a0c d\n\ne',
    )
  })
})

describe('marks', () => {
  test('every kind of mark', () => {
    const { content } = read(
      `<p><em>em</em> <i>i</i> <strong>strong</strong> <b>b <i>both</i></b> <code>code</code> x<sup>2</sup> H<sub>2</sub>O
       <a href="https://a.example/?a=1&amp;b=2">link</a> <span style="font-style: italic">styled</span>`,
    )
    expect(marked(content)).toEqual([
      'emphasis: em',
      'emphasis: i',
      'strong: strong',
      'strong: b both',
      'emphasis: both',
      'code: code',
      'superscript: 2',
      'subscript: 2',
      'link https://a.example/?a=1&b=2: link',
      'emphasis: styled',
    ])
  })

  test('a mark over several blocks is one in each', () => {
    expect(marked(read('<b><p>one</p><p>two</p></b>').content)).toEqual([
      'strong: one',
      'strong: two',
    ])
  })

  test('links: the web and mail only, relative ones by the address of the page', () => {
    const { content } = read(`<head><link rel="canonical" href="https://d.example/news/a"></head>
      <p><a href="/b">b</a> <a href="c?x">c</a> <a href="//e.example">e</a> <a href="#f">f</a>
      <a href=" java\nscript:alert(1)">js</a> <a href="data:text/html,x">data</a> <a href="mailto:a@b.example">mail</a></p>`)
    expect(marked(content)).toEqual([
      'link https://d.example/b: b',
      'link https://d.example/news/c?x: c',
      'link https://e.example/: e',
      'link mailto:a@b.example: mail',
    ])
    expect(marked(read('<a href="/b">b</a>').content)).toEqual([])
  })

  test('printed pages', () => {
    const { content } = read(
      '<p>end of one<span role="doc-pagebreak" aria-label="12"></span> begin of two</p><span epub:type="pagebreak" title="Page xiv">xiv</span><p>three</p>',
    )
    expect(content.text).toBe('end of one begin of two\n\nthree')
    expect(content.marks).toEqual([
      { kind: 'page-break', start: 11, end: 11, label: '12' },
      { kind: 'page-break', start: 25, end: 25, label: 'xiv' },
    ])
  })

  test('the marks that browsers put around q are text', () => {
    expect(textOf('He said <q>she said <q>no</q></q>.')).toBe('He said “she said ‘no’”.')
  })
})

describe('what never reaches the text', () => {
  test('scripts, styles, handlers, frames, forms, comments, hidden elements', () => {
    const { content } = read(`<body onload="steal()"><!-- secret --><p onclick="steal()">Shown.</p>
      <script>steal("</p>")</script><style>p { secret: 1 }</style><noscript>secret</noscript>
      <iframe srcdoc="<p>secret</p>">secret</iframe><object>secret</object><template><p>secret</p></template>
      <svg><text>secret</text></svg><select><option>secret</select><textarea>secret</textarea><button>secret</button>
      <p hidden>secret</p><div style="color:red; DISPLAY : none">secret<p>secret</div><p style="visibility:hidden">secret</p>
      <p aria-hidden="true">secret</p><p>Also <ruby>漢<rp>(</rp><rt>secret</rt><rp>)</rp></ruby> shown.</p>
      <img src=x onerror="steal()" alt="secret"><math><mi>x</mi></math>`)
    expect(content.text).toBe('Shown.\n\nAlso 漢 shown.\n\nx')
  })

  test('a page that is hidden only from assistive technology is still read', () => {
    expect(textOf('<div aria-hidden="true"><p>All of it.</p></div>')).toBe('All of it.')
  })

  test('a page without text to be seen is a failure', () => {
    for (const nothing of ['', '<p> </p>', '<script>x</script>', '<p hidden>x</p>', '<img src=x>'])
      expect(importHtml(nothing)).toMatchObject({ ok: false, error: { code: 'empty-input' } })
  })
})

describe('entities, scripts of the world', () => {
  test('are decoded and composed, marks move along', () => {
    const { content } = read(
      '<p>caf<b>e&#x301;s</b> &hellip;&nbsp;&#8220;&#150;&rdquo; &zzname; 😀&#x1F600;</p>',
    )
    expect(content.text).toBe('cafés …\u00a0“–” &zzname; 😀😀')
    expect(marked(content)).toEqual(['strong: és'])
  })

  test('Chinese, Arabic', () => {
    expect(textOf('<p dir=rtl>قال <b>الوزير</b>: «نعم»<p>他说：<em>“走。”</em>')).toBe(
      'قال الوزير: «نعم»\n\n他说：“走。”',
    )
  })

  test('broken HTML is read as far as it makes sense', () => {
    expect(textOf('</div><p>a<b>b</p>c</i><td>d<li>e<a href="x>f')).toContain('a')
    expect(textOf('<p>text</body></html>late')).toBe('textlate')
    expect(textOf('<html><head><title>t</title><body><p>no end of head')).toBe('no end of head')
  })
})

const STORY = Array.from(
  { length: 8 },
  (_, at) =>
    `<p>Paragraph ${at} of the story, in which the council, the harbour and the ferry are spoken of, at some length.</p>`,
).join('\n')

const PAGE = `<!doctype html><html lang="en-GB"><head>
  <title>Council puts off the ferry | The Harbour Post</title>
  <meta property="og:site_name" content="The Harbour Post">
  <meta name="author" content="By Ada Holm and Jonas Berg">
  <meta property="article:published_time" content="2020-05-03T23:30:00-04:00">
  <meta name="description" content="A vote   that was not.">
  <link rel="canonical" href="https://post.example/ferry"></head><body>
  <header><nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport section</a></ul></nav></header>
  <main><article><h1>Council puts off the ferry</h1>${STORY}
  <blockquote><p>“We have waited eleven years,” she said, “and we shall not wait another winter.”</p></blockquote></article>
  <aside class="related"><h2>Read more</h2><p><a href="/x">Another story of ours entirely</a></p></aside></main>
  <form><label>Newsletter signup</label><input></form><footer>Copyright notice</footer></body></html>`

describe('the main content', () => {
  test('is taken without menus, side columns and footers, and a notice says so', () => {
    const { content, notices } = read(PAGE)
    expect(outline(content)[0]).toBe('heading 1: Council puts off the ferry')
    expect(content.text).toContain('Paragraph 0 of')
    expect(content.text).toContain('Paragraph 7 of')
    expect(outline(content).at(-1)).toMatch(/^block-quote 1: “We have waited/)
    expect(content.text).not.toMatch(/Sport section|Another story|Newsletter|Copyright/)
    expect(notices).toHaveLength(1)
  })

  test('is not looked for where the page is nothing but its text', () => {
    const { content, notices } = read(
      `<h1>Short</h1><p>One.</p><ul><li><a href="https://a.example">Link</a></ul>`,
    )
    expect(content.text).toBe('Short\n\nOne.\n\nLink')
    expect(notices).toEqual([])
  })

  test('a short page with menus is not lost', () => {
    expect(textOf('<nav>Menu</nav><p>Just this.</p><footer>Foot</footer>')).toContain('Just this.')
    expect(textOf('<nav>Only a menu</nav>')).toBe('Only a menu')
    expect(textOf('<form><p>All in a form.</p></form>')).toBe('All in a form.')
  })

  test('what the page marks as its article is not cut down to a part of it', () => {
    const items = Array.from(
      { length: 40 },
      (_, at) => `<li><a href="/${at}">Item ${at} of a long list</a>`,
    )
    const { content } = read(
      `<nav class="menu">Menu</nav><article><h1>List</h1><p>Lead in, a sentence.</p><ul>${items.join('')}</ul></article>`,
    )
    expect(content.text).toContain('Item 39 of a long list')
    expect(content.text).not.toContain('Menu')
  })
})

describe('metadata', () => {
  test('from meta elements', () => {
    expect(read(PAGE).metadata).toEqual({
      title: 'Council puts off the ferry',
      author: ['Ada Holm', 'Jonas Berg'],
      outlet: 'The Harbour Post',
      date: '2020-05-03',
      url: 'https://post.example/ferry',
      language: 'en-GB',
      description: 'A vote that was not.',
    })
  })

  test('without the entities that a site has put into its JSON-LD', () => {
    const { metadata } = read(`<script type="application/ld+json">{"@type":"NewsArticle",
      "headline":"Don&#8217;t &amp; won&rsquo;t","author":{"name":"Se&aacute;n Holm"},
      "publisher":{"name":"Q&amp;A &unknown; Post"}}</script><p>Text.</p>`)
    expect(metadata).toEqual({
      title: 'Don’t & won’t',
      author: ['Seán Holm'],
      outlet: 'Q&A &unknown; Post',
    })
  })

  test('from JSON-LD, beside other objects and broken blocks', () => {
    const { metadata } = read(`<script type="application/ld+json">{ broken</script>
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},
      {"@type":["NewsArticle"],"headline":"A  headline","author":[{"name":"Ada Holm"},"Jonas Berg"],
      "publisher":{"name":"The Post"},"datePublished":"2020-05-03","inLanguage":"de",
      "mainEntityOfPage":{"@id":"https://p.example/x"}}]}</script><p>Text.`)
    expect(metadata).toEqual({
      title: 'A headline',
      author: ['Ada Holm', 'Jonas Berg'],
      outlet: 'The Post',
      date: '2020-05-03',
      url: 'https://p.example/x',
      language: 'de',
    })
  })

  test('from what the page shows', () => {
    const { metadata } = read(
      '<title>The ferry — Post</title><h1>The ferry</h1><p class="byline">By Ada Holm, Jonas Berg and Eva Lind</p><time datetime="2020-05">May</time><p>x',
    )
    expect(metadata).toEqual({
      title: 'The ferry',
      author: ['Ada Holm', 'Jonas Berg', 'Eva Lind'],
      date: '2020-05',
    })
  })

  test('addresses of authors and unsafe addresses of pages are left out', () => {
    const { metadata } = read(
      '<meta property="article:author" content="https://social.example/ada"><link rel=canonical href="javascript:alert(1)"><meta name=date content="3/5/2016"><p>Text, a sentence.',
    )
    expect(metadata).toEqual({})
  })
})

describe('bombs', () => {
  const bombs: [string, string][] = [
    ['100,000 nested divisions', '<div>'.repeat(100_000)],
    [
      '100,000 nested quotes, closed',
      `${'<blockquote>'.repeat(100_000)}x${'</blockquote>'.repeat(100_000)}`,
    ],
    ['100,000 end tags without start', `${'<div>'.repeat(20_000)}${'</span>'.repeat(100_000)}`],
    ['nested tables', '<table><tr><td>'.repeat(30_000)],
    ['nested bold around paragraphs', '<b><p>x'.repeat(50_000)],
    ['a million less-than signs', '<'.repeat(1_000_000)],
    ['character references', '&amp;'.repeat(300_000)],
    [
      'JSON-LD nested 100,000 deep',
      `<script type="application/ld+json">${'['.repeat(100_000)}</script>`,
    ],
    ['half a million breaks', '<br>'.repeat(500_000)],
  ]
  for (const [name, bomb] of bombs)
    test(`${name}: what stands around them is read`, () => {
      const { content } = read(`<p>Before.</p>${bomb}<p>After.</p>`)
      expect(content.text).toMatch(/^Before\.[^]*After\.$/)
    })

  test('unclosed scripts and comments swallow what follows, as in a browser, and nothing else', () => {
    for (const open of ['<script>', '<!--', '<textarea>'])
      expect(textOf(`<p>Before.</p>${open.repeat(50_000)}after`)).toBe('Before.')
  })
})
