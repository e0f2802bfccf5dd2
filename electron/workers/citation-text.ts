/** citeproc's HTML output wraps entries in a block with line ends; its text output ends in one. */
const tidy = (output: string): string => output.replace(/\s+/g, ' ').trim()

/** The text of citeproc's HTML: formatting once more as text would take as long again. */
export function citationText(html: string): string {
  return tidy(
    html
      .replace(/<\/?div[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}
