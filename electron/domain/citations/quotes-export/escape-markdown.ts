/**
 * One line of plain text as Markdown that shows exactly these characters, in CommonMark, in GitHub's
 * dialect and in pandoc's: whatever could begin markup, an entity, HTML, mathematics, a list, a heading
 * or a rule is escaped. Line ends and runs of spaces become one space.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]<>~|$^]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // A heading's marks, at its start or its end.
      .replace(/(^|\s)#/g, '$1\\#')
      // Only at the start of a line.
      .replace(/^(?:[-+=:](?=[ \-+=:]|$)|%)/, '\\$&')
      .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
  )
}

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
