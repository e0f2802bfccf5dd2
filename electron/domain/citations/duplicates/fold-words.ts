/**
 * The words of a text as they are compared: without marks, accents and case, in every script. Markup that
 * a title may have in it falls away.
 */
export function foldWords(text: string): string[] {
  const folded = text
    .replace(/<\/?[a-z][^<>]{0,80}>/gi, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/['\u2018\u2019\u02bc]/g, '')
    .replaceAll('&', ' and ')
    // "U.S." is "US".
    .replace(/(?<=(?:^|[^\p{L}\p{N}])(?:\p{L}\.)*\p{L})\.(?=\p{L}(?:\.|[^\p{L}\p{N}]|$))/gu, '')
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}
