import { containMarkdown, escapeMarkdown } from './escape-markdown'
import type { QuoteExportRow } from './quote-export-row'

function groupByArticle(rows: readonly QuoteExportRow[]): QuoteExportRow[][] {
  const groups = new Map<string, QuoteExportRow[]>()
  for (const row of rows) {
    const key = `${row.citationKey}\n${row.articleTitle}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

/** Each line of the quotation is a paragraph of its own block quote. */
function blockQuote(text: string): string {
  const paragraphs = text
    .split(/\s*[\r\n\u2028\u2029]+\s*/)
    .map(escapeMarkdown)
    .filter(Boolean)
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n')
}

/** "— Lavrov, reported by The New York Times → Reuters · indirect · para. 7" */
function attribution(row: QuoteExportRow): string {
  const chain = row.via.filter(Boolean).join(' → ')
  const who = [row.speaker || 'Unattributed', chain && `reported by ${chain}`].filter(Boolean)
  return `— ${[who.join(', '), row.kind, row.locator]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeMarkdown(part ?? ''))
    .join(' · ')}`
}

function noteItem(note: string): string {
  const lines = containMarkdown(note.trim())
  // The content of a list item is what is indented to where its text begins.
  return ['- Note:', '', ...lines.map((line) => (line.trim() ? `  ${line}` : ''))].join('\n')
}

function writeQuote(row: QuoteExportRow): string {
  const items = [
    row.tags.length > 0 ? `- Tags: ${row.tags.map(escapeMarkdown).join(', ')}` : '',
    `- Citation: ${escapeMarkdown(row.citation)}`,
    ...row.notes.filter((note) => note.trim()).map(noteItem),
  ].filter(Boolean)
  return [blockQuote(row.text), attribution(row), items.join('\n')].filter(Boolean).join('\n\n')
}

function writeArticle(rows: readonly QuoteExportRow[]): string {
  const [first] = rows
  if (!first) return ''
  const about = [first.date, first.url, first.citationKey]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => escapeMarkdown(part ?? ''))
    .join(' · ')
  return [
    `## ${escapeMarkdown(first.articleTitle) || 'Untitled'}`,
    about,
    ...(first.source ? [escapeMarkdown(first.source)] : []),
    ...rows.map(writeQuote),
  ].join('\n\n')
}

/**
 * Markdown: a heading an article, in the order in which the articles first come; under it the article's
 * entry in a bibliography, where the rows have one, and each quote as a
 * block quote, the line of who said it, and a list with tags, citation and notes. Whatever the quotation
 * or a name holds, it stays text; a note keeps its own Markdown inside its list item.
 */
export function writeQuotesMarkdown(rows: readonly QuoteExportRow[]): string {
  return `${['# Quotes', ...groupByArticle(rows).map(writeArticle)].join('\n\n')}\n`
}
