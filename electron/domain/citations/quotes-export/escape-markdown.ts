/**
 * One line of plain text as Markdown that shows exactly these characters, in CommonMark, in GitHub's
 * dialect and in pandoc's: whatever could begin markup, an entity, HTML, mathematics, a citation, a list, a
 * heading or a rule is escaped; see `escapeText` for addresses. Line ends and runs of spaces become one space.
 * Straight marks, "--" and "..." are left to pandoc, which sets them as a printer would.
 */
export function escapeMarkdown(text: string): string {
  return (
    escapeText(text.replace(/\s+/g, ' ').trim())
      // Only at the start of a line.
      .replace(/^(?:[-+=:](?=[ \-+=:]|$)|%)/, '\\$&')
      .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
      // Pandoc's `fancy_lists` and `example_lists`: "(a) x", "iv) x", "a. x", "(@) x"; one capital with a full stop
      // begins a list only before two spaces, because it begins names.
      .replace(/^\((?=(?:\d{1,9}|[a-z]|[ivxlcdm]+|@|\\@[\w-]+)\)(?: |$))/i, '\\(')
      .replace(/^([a-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,}|[A-Z](?=\)))([.)])(?= |$)/, '$1\\$2')
  )
}

/** Without the signs that RFC 3986 has no place for in one; brackets around a number of IPv6 are not worth it. */
const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"“”«»`\\^{|}[\]]+/gu

/**
 * Escaped wherever it stands in a line. In an address GitHub's dialect takes the backslashes for a part of it, and
 * the link is dead: one that needs any is an autolink, "<https://example.org/a_b>", whose signs are its own.
 */
function escapeText(text: string): string {
  let escaped = ''
  let done = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutPunctuation(found)
    if (escapeSigns(address) === address) continue
    escaped += `${escapeSigns(text.slice(done, index))}<${address}>`
    done = index + address.length
  }
  return escaped + escapeSigns(text.slice(done))
}

/**
 * An address without the punctuation behind it, by the rule of GitHub's dialect (GFM 6.9, "extended autolink path
 * validation"): a bracket that is not opened in it is not part of it.
 */
function withoutPunctuation(found: string): string {
  const count = (sign: string) => found.split(sign).length
  let unopened = count(')') - count('(')
  let end = found.length
  for (;;) {
    const last = found.charAt(end - 1)
    if (last === ')' && unopened > 0) unopened--
    else if (!/[?!.,:;*_~'’]/.test(last)) return found.slice(0, end)
    end--
  }
}

const escapeSigns = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    // A heading's marks, at its start or its end.
    .replace(/(^|\s)#/g, '$1\\#')
    // Pandoc's citations ("@key"): names of accounts look like them, and addresses of mail do not.
    .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')

/**
 * A note, which is Markdown itself, made fit to stand inside a list item: raw HTML is shown instead of
 * passed on, so that an unclosed tag or comment cannot swallow what follows. Code is left alone.
 */
export function containMarkdown(markdown: string): string[] {
  let fence: string | undefined
  return markdown.split(/\r\n|\r|\n/).map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      if (mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = undefined
      return line
    }
    if (mark) {
      fence = mark
      return line
    }
    return line
      .split(/(`+[^`]*`+)/)
      .map((part, index) => (index % 2 ? part : showTags(part)))
      .join('')
  })
}

/** Autolinks (`<https://…>`) are no HTML. */
const showTags = (text: string): string =>
  text.replace(/<(?=[a-z/!?])(?!(?:https?|mailto):[^\s<>]*>)/gi, '&lt;')
