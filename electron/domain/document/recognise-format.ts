import type { ReferenceFormatName } from '../citations/format-files'
import { recogniseReferenceFormat } from '../citations/recognise-reference-format'

export type TextFormat = 'plain-text' | 'markdown' | 'html'

/** How much of a text is looked at. */
const HEAD = 65_536

/**
 * What a text is: by its content where that is plain to see, then by its media type and the ending of its file's
 * name, then by how much it looks like Markdown. Files are wrongly named more often than they are wrongly
 * made. `mediaType` is as a browser or a clipboard names it (`text/html; charset=utf-8`).
 */
export function recogniseFormat(
  text: string,
  fileName?: string,
  mediaType?: string,
): TextFormat | ReferenceFormatName {
  const head = text.slice(0, HEAD).replace(/^\uFEFF+/, '')
  const references = recogniseReferenceFormat(head)
  if (references !== undefined) return references
  if (HTML_PAGE.test(head)) return 'html'

  const hinted = formatOfMediaType(mediaType) ?? formatOfName(fileName)
  // A Markdown file may begin with HTML, and any file may be named .html.
  if (hinted === 'markdown') return 'markdown'
  if (looksLikeHtml(head)) return 'html'
  const markdown = markdownSigns(head)
  if (hinted === 'html') return /<[a-z][^>]*>/i.test(head) || markdown < 3 ? 'html' : 'markdown'
  return markdown >= (hinted === 'plain-text' ? 4 : 3) ? 'markdown' : 'plain-text'
}

const HTML_PAGE =
  /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,5000}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i

const HTML_TAG =
  /<\/(?:p|div|h[1-6]|ul|ol|li|table|tr|td|blockquote|article|section|span|a|em|strong|b|i)>/gi

/** Begins with a tag, and has a fair number of end tags. Clipboards give such pieces of pages. */
function looksLikeHtml(head: string): boolean {
  if (!/^\s*(?:<!--|<[a-z][a-z0-9]*[\s/>])/i.test(head)) return false
  const tags = head.match(HTML_TAG)?.length ?? 0
  return tags >= 2 || (tags === 1 && head.length < 1000)
}

/** Signs that plain text hardly ever has by chance, weighed: 3 are enough, 4 against a name in `.txt`. */
function markdownSigns(head: string): number {
  const signs: [sign: RegExp, weight: number][] = [
    [
      /^---[ \t]*\n(?:[A-Za-z][\w -]*:.*\n)+(?:[\s\S]*?\n)?---[ \t]*$/m,
      head.startsWith('---') ? 3 : 0,
    ],
    [/^#{1,6} +\S/m, 2],
    [/^#{1,6} +\S[^]*^#{1,6} +\S/m, 1],
    [/(?:^|[^\\!])\[[^\]\n]{1,200}\]\((?:https?:|mailto:|[./#])[^)\s]{1,500}\)/m, 2],
    [/^\[[^\]\n]{1,100}\]: +\S+/m, 1],
    [/(?:^|[\s(“"])\*\*[^\s*][^*\n]{0,200}\*\*/m, 2],
    [/(?:^|[\s(“"])[*_][^\s*_][^*_\n]{0,200}[^\s*_][*_](?:[\s.,;:!?)”"]|$)/m, 1],
    [/^(?:```|~~~)[^`\n]*$/m, 2],
    [/^> +\S/m, 1],
    [/^[-*+] +\S[^]*^[-*+] +\S/m, 1],
    [/^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/m, 3],
    [/^\S[^\n]*\n(?:={4,}|-{4,})[ \t]*$/m, 1],
  ]
  let weight = 0
  for (const [sign, worth] of signs) if (worth > 0 && sign.test(head)) weight += worth
  return weight
}

function formatOfMediaType(mediaType: string | undefined): TextFormat | undefined {
  switch (mediaType?.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'text/html':
    case 'application/xhtml+xml':
      return 'html'
    case 'text/markdown':
    case 'text/x-markdown':
      return 'markdown'
    default:
      // Systems call any file they do not know text/plain, Markdown too.
      return undefined
  }
}

function formatOfName(fileName: string | undefined): TextFormat | undefined {
  switch (/\.([a-z0-9]+)$/i.exec(fileName ?? '')?.[1]?.toLowerCase()) {
    case 'html':
    case 'htm':
    case 'xhtml':
      return 'html'
    case 'md':
    case 'markdown':
    case 'mdown':
    case 'mkd':
      return 'markdown'
    case 'txt':
    case 'text':
    case 'log':
      return 'plain-text'
    default:
      return undefined
  }
}
