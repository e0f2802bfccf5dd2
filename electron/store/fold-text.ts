/** Folded for finding: case and diacritics do not count ("Čapek" is found by "capek"). */
export function foldText(text: string): string {
  // Most text is ASCII, and normalising is what costs.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is the whole of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase()
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
