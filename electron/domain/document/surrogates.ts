/** Whether an offset stands between the two halves of one character outside the basic plane. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  )
}
