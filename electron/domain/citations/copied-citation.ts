import { citationMarkdown, citationRtf, escapeRtf, rtfDocument } from './citation-output'
import { escapeHtml, type FormattedCitation } from './formatted-citation'
import { escapeMarkdown } from './quotes-export/escape-markdown'

/**
 * What is copied: the citation as it stands in a text; the words with it; the entry of the
 * bibliography; a footnote.
 */
export const COPY_FORMS = ['citation', 'quote', 'entry', 'footnote'] as const
export type CopyForm = (typeof COPY_FORMS)[number]

/** The same in every form that a clipboard holds at once, and as Markdown, which is text. */
export interface CopiedCitation {
  readonly text: string
  /** A fragment. */
  readonly html: string
  /** A whole document. */
  readonly rtf: string
  readonly markdown: string
}

/** What a style makes of one source. */
export interface CitationParts {
  readonly citation: FormattedCitation
  readonly entry: FormattedCitation
  readonly footnote: FormattedCitation
  /** The style cites in notes: its citations are footnotes. */
  readonly isNote: boolean
}

/** Quotation marks that open, and what closes each: the usual one first. Some open and close. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['"', '"'],
  ['„', '“”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['「', '」'],
  ['『', '』'],
  ['‘', '’'],
])

/**
 * The words as they are quoted; those that carry marks already are not put into a second pair, and those of which only
 * one end carries them get the other.
 */
export function inMarks(exact: string): string {
  const words = exact.replace(/\s+/g, ' ').trim()
  const closing = MARKS.get(words.charAt(0))
  if (closing !== undefined)
    return [...closing].some((mark) => words.includes(mark, 1)) ? words : words + closing.charAt(0)
  // The other marks that close may be apostrophes, or open another pair.
  if (words.endsWith('”') && !words.includes('“')) return `“${words}`
  return `“${words}”`
}

/**
 * A citation for the clipboard. In styles that cite in the text the citation follows the words in their
 * line, as all manuals have it; in those that cite in notes the words get a footnote: a real one in RTF,
 * an inline note in Markdown (pandoc's), a paragraph below them elsewhere.
 */
export function copiedCitation(form: CopyForm, parts: CitationParts, words = ''): CopiedCitation {
  const { citation, entry, footnote, isNote } = parts
  if (form === 'footnote') return footnoteBehind('', footnote)
  if (form === 'quote') {
    const quoted = inMarks(words)
    return isNote ? footnoteBehind(quoted, footnote) : lineOf(citation, `${quoted} `)
  }
  return lineOf(form === 'entry' ? entry : citation)
}

function lineOf({ text, html }: FormattedCitation, before = ''): CopiedCitation {
  return {
    text: before + text,
    html: escapeHtml(before) + html,
    rtf: rtfDocument([escapeRtf(before) + citationRtf(html)]),
    markdown: (before && `${escapeMarkdown(before)} `) + citationMarkdown(html, escapeMarkdown),
  }
}

function footnoteBehind(words: string, { text, html }: FormattedCitation): CopiedCitation {
  const note = citationRtf(html)
  return {
    text: words ? `${words}\n${text}` : text,
    html: words ? `<p>${escapeHtml(words)}</p><p>${html}</p>` : html,
    rtf: rtfDocument([
      `${escapeRtf(words)}{\\super\\chftn}{\\footnote\\pard\\plain\\fs20{\\super\\chftn} ${note}}`,
    ]),
    // Brackets that are not escaped would end the note.
    markdown: `${escapeMarkdown(words)}^[${citationMarkdown(html, escapeMarkdown)}]`,
  }
}
