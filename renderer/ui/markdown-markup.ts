import { Marked, type Tokens } from 'marked'
import { OUTSIDE_ADDRESS } from './open-link'

/** Headings of a note stand below those of the window, whatever the note's own begin with. */
const TOP_HEADING = 4

/**
 * A note's Markdown as markup. HTML in it is shown as the characters it is, links go to the web and
 * mail only, pictures become links. Even so this is for `ui/markdown.tsx` alone, which sanitises it
 * before it reaches the page.
 */
export function markdownToMarkup(source: string): string {
  return makeMarked().parse(source, { async: false })
}

/** Whether Markdown looks different from its source when it is rendered. */
export function hasFormatting(source: string): boolean {
  return makeMarked()
    .lexer(source)
    .some((token) => {
      if (token.type === 'space') return false
      if (token.type !== 'paragraph') return true
      const inline = (token as Tokens.Paragraph).tokens
      return inline.some(({ type }) => type !== 'text' && type !== 'br')
    })
}

function makeMarked(): Marked {
  const open: number[] = []
  return new Marked({
    gfm: true,
    // A note's line end is a line end: most are typed without two spaces before it.
    breaks: true,
    renderer: {
      heading({ depth, tokens }: Tokens.Heading) {
        while ((open.at(-1) ?? 0) >= depth) open.pop()
        const level = Math.min(6, TOP_HEADING + open.length)
        open.push(depth)
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
      },
      html({ text }: Tokens.HTML | Tokens.Tag) {
        return escapeMarkup(text)
      },
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens)
        return OUTSIDE_ADDRESS.test(href) ? `<a href="${escapeMarkup(href)}">${words}</a>` : words
      },
      // Nothing is loaded from elsewhere: a picture is shown as its words, with its address behind.
      image({ href, text }: Tokens.Image) {
        const words = `[${escapeMarkup(text || 'picture')}]`
        return OUTSIDE_ADDRESS.test(href) ? `<a href="${escapeMarkup(href)}">${words}</a>` : words
      },
      checkbox({ checked }: Tokens.Checkbox) {
        return checked ? '☑ ' : '☐ '
      },
    },
  })
}

function escapeMarkup(words: string): string {
  return words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
