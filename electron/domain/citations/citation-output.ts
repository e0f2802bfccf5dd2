/** What the command line can make of formatted citations. */
export const CITATION_OUTPUTS = ['text', 'html', 'markdown', 'rtf'] as const
export type CitationOutputName = (typeof CITATION_OUTPUTS)[number]

interface Run {
  readonly text: string
  readonly styles: ReadonlySet<Style>
}

type Style = 'italic' | 'bold' | 'super' | 'sub' | 'small' | 'underline'

const STYLE_OF_TAG: Readonly<Record<string, Style>> = {
  i: 'italic',
  em: 'italic',
  b: 'bold',
  strong: 'bold',
  sup: 'super',
  sub: 'sub',
}
const STYLE_OF_CSS: readonly (readonly [RegExp, Style])[] = [
  [/font-variant:\s*small-caps/, 'small'],
  [/text-decoration:\s*underline/, 'underline'],
]
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (_, code: string, name: string) =>
    code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? ''),
  )
}

/** The HTML that citeproc writes, as runs of text with what they are set in; spaces are single. */
function readRuns(html: string): Run[] {
  const runs: Run[] = []
  const open: { readonly tag: string; readonly style: Style | undefined }[] = []
  for (const [, end, tag = '', attributes = '', text = ''] of html.matchAll(
    /<(\/?)([a-z]+)([^>]*)>|([^<]+|<)/gi,
  )) {
    if (text) {
      const styles = new Set(open.flatMap(({ style }) => style ?? []))
      runs.push({ text: decode(text).replace(/\s+/g, ' '), styles })
    } else if (end) {
      const at = open.findLastIndex((element) => element.tag === tag)
      if (at >= 0) open.splice(at, 1)
      // A number in the margin and the text beside it.
      if (tag === 'div') runs.push({ text: ' ', styles: new Set() })
    } else {
      const style = STYLE_OF_TAG[tag] ?? STYLE_OF_CSS.find(([css]) => css.test(attributes))?.[1]
      open.push({ tag, style })
    }
  }
  return withoutDoubleSpaces(runs)
}

function withoutDoubleSpaces(runs: readonly Run[]): Run[] {
  const kept: Run[] = []
  let isAfterSpace = true
  for (const { text, styles } of runs) {
    const single: string = isAfterSpace ? text.trimStart() : text
    if (!single) continue
    kept.push({ text: single, styles })
    isAfterSpace = single.endsWith(' ')
  }
  const last = kept.pop()
  if (last?.text.trimEnd()) kept.push({ ...last, text: last.text.trimEnd() })
  return kept
}

const MARKDOWN_MARKS: readonly (readonly [Style, string, string])[] = [
  ['italic', '*', '*'],
  ['bold', '**', '**'],
  ['super', '<sup>', '</sup>'],
  ['sub', '<sub>', '</sub>'],
]

/** One citation as Markdown: emphasis, strong, and HTML for raised and lowered signs. */
export function citationMarkdown(html: string, escape: (text: string) => string): string {
  return readRuns(html)
    .map(({ text, styles }) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
      if (!inner) return text
      const marked = MARKDOWN_MARKS.reduce(
        (marks, [style, start, end]) => (styles.has(style) ? start + marks + end : marks),
        escape(inner),
      )
      return before + marked + after
    })
    .join('')
}

const RTF_WORDS: Readonly<Record<Style, string>> = {
  italic: '\\i',
  bold: '\\b',
  super: '\\super',
  sub: '\\sub',
  small: '\\scaps',
  underline: '\\ul',
}

/** Text inside RTF: characters outside ASCII as signed 16-bit numbers with "?" for programs that know no Unicode. */
export function escapeRtf(text: string): string {
  return text
    .replace(/[\\{}]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`)
}

/** One citation as the inside of a paragraph of RTF. */
export function citationRtf(html: string): string {
  return readRuns(html)
    .map(({ text, styles }) => {
      const words = [...styles].map((style) => RTF_WORDS[style]).join('')
      return words ? `{${words} ${escapeRtf(text)}}` : escapeRtf(text)
    })
    .join('')
}

/** A whole RTF document of paragraphs that `citationRtf` made; word processors open it. */
export function rtfDocument(paragraphs: readonly string[]): string {
  const body = paragraphs.map((paragraph) => `${paragraph}\\par\n`).join('')
  return `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\n${body}}\n`
}
