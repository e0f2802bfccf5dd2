/**
 * The words of a text as they are compared: without marks, accents and case, in every script. Markup that
 * a title may have in it falls away.
 */
export function foldWords(text: string): string[] {
  let folded = text
  // Most titles are plain, and each step costs as much as all the rest of a comparison.
  if (folded.includes('<')) folded = folded.replace(/<\/?[a-z][^<>]{0,80}>/gi, '')
  if (!isAscii(folded)) {
    folded = folded
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[\u2018\u2019\u02bc]/g, '')
  }
  folded = folded.toLowerCase().replaceAll("'", '').replaceAll('&', ' and ')
  // "U.S." is "US".
  if (folded.includes('.')) folded = folded.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, joined)
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

const joined = (initials: string): string => initials.replaceAll('.', '') + ' '

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}
