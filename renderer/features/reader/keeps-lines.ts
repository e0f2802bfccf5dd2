/** Shorter lines than this were hardly broken because a page or a mail was full. */
const SHORTEST_WRAP_WIDTH = 45
/** Longer ones were not broken by hand or by a mail program. */
const LONGEST_WRAPPED = 100
/** How far a line must reach, the next line's first word added, to have been broken for its width. */
const FILLED = 0.85

/**
 * Whether the line ends within a block mean something (verse, an address, code), rather than being
 * those of a plain text that was broken to a width. Most breaks of the latter were forced: the next
 * word would not have fitted.
 */
export function keepsLines(words: string): boolean {
  if (!words.includes('\n')) return false
  const lines = words.split('\n').map((line) => line.trim())
  const width = Math.max(...lines.slice(0, -1).map((line) => line.length))
  if (width < SHORTEST_WRAP_WIDTH || width >= LONGEST_WRAPPED) return true
  const forced = lines.slice(0, -1).filter((line, index) => {
    const [next = ''] = (lines[index + 1] ?? '').split(' ', 1)
    return line.length + 1 + next.length > width * FILLED
  })
  return forced.length * 2 <= lines.length - 1
}
