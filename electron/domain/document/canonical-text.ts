/**
 * The one form in which a text is kept, searched and pointed into: NFC, `\n` line ends, no byte order
 * mark at the start. Nothing else changes: spaces, controls, soft hyphens and blank lines stay, so that
 * whoever computes offsets on text that is already in this form (nearly all text is) gets the same ones.
 * Applying it twice changes nothing.
 *
 * A lone surrogate becomes U+FFFD. It cannot be written as UTF-8, so it would turn into U+FFFD on the
 * way to the disk anyway, and text in memory and on disk would differ. Both are one code unit long:
 * no offset moves.
 */
export function canonicalText(raw: string): string {
  return raw
    .replace(LEADING_BYTE_ORDER_MARKS, '')
    .replace(CARRIAGE_RETURNS, '\n')
    .replace(LONE_SURROGATES, '\uFFFD')
    .normalize('NFC')
}

/** All of them: a file made by joining two files begins with two, and twice must equal once. */
const LEADING_BYTE_ORDER_MARKS = /^\uFEFF+/
const CARRIAGE_RETURNS = /\r\n?/g
/** With the `u` flag a pair is one code point, so only halves without their partner match. */
const LONE_SURROGATES = /\p{Surrogate}/gu
