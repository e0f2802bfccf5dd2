/** One word of a quote as it is written, and in the form in which words are compared. */
export interface QuoteWord {
  /** With the punctuation that touches it. */
  readonly text: string
  /** Letters and digits, without case; empty for what is no word. */
  readonly folded: string
  /** "…" where words were left out; "[their]" where an editor changed a word. */
  readonly mark?: 'cut' | 'bracketed'
}

/** Dots for words left out, in brackets or not, also where they touch a word. */
const CUT = /\[?\(?(?:…|\.{3,}|\. \. \.)\)?\]?/gu
const IS_CUT = /^\[?\(?(?:…|\.{3,})\)?\]?$/u

/** The words of a quote, in order. Never throws; linear in length. */
export function quoteWords(text: string): QuoteWord[] {
  const words: QuoteWord[] = []
  const mayBeCut = text.includes('…') || text.includes('..') || text.includes('. .')
  const spaced = mayBeCut ? text.replace(CUT, (cut) => ` ${cut.replaceAll(' ', '')} `) : text
  for (const part of spaced.split(/\s+/u)) {
    if (part === '') continue
    if (IS_CUT.test(part)) {
      words.push({ text: '…', folded: '', mark: 'cut' })
      continue
    }
    const folded = fold(part)
    if (folded === '') continue
    const isBracketed = part.includes('[') || part.includes(']')
    words.push({ text: part, folded, ...(isBracketed ? { mark: 'bracketed' as const } : {}) })
  }
  return words
}

/** Most words are of these letters, and are compared as they are. */
const PLAIN = /^[a-z0-9]+$/

function fold(part: string): string {
  if (PLAIN.test(part)) return part
  return part
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
