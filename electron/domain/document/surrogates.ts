/** Whether an offset stands between the two halves of one character outside the basic plane. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  )
}

/**
 * How many code points stand before a UTF-16 offset: what formats that count characters (REFI-QDA, W3C
 * annotations) call the same place. An offset within a pair counts as before the character; one
 * outside the text as its nearest end. Linear in the offset.
 */
export function toCodePointOffset(text: string, utf16Offset: number): number {
  const end = Math.max(0, Math.min(text.length, Math.floor(utf16Offset)))
  let count = 0
  for (let at = 0; at < end; at++) if (!splitsPair(text, at + 1)) count++
  return count
}

/** The UTF-16 offset of a place that is counted in code points; the inverse of `toCodePointOffset`. */
export function toUtf16Offset(text: string, codePointOffset: number): number {
  let at = 0
  for (let left = Math.floor(codePointOffset); left > 0 && at < text.length; left--)
    at += splitsPair(text, at + 1) ? 2 : 1
  return at
}
