import { parseHTML } from 'linkedom/worker'

/**
 * Decodes HTML character references: numeric ones and named ones with a semicolon. Unknown names stay as
 * they are. Linear.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10))
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16))
    return name === undefined ? whole : (named(name) ?? whole)
  })
}

/** The longest of HTML's names has 31 letters (CounterClockwiseContourIntegral). */
const REFERENCE = /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g

/** Bytes 0x80–0x9F as numbers mean Windows-1252 (HTML Living Standard, numeric character reference end state). */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

function fromCodePoint(code: number): string {
  if (code >= 0x80 && code < 0xa0) return WINDOWS_1252.charAt(code - 0x80)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\uFFFD'
  return String.fromCodePoint(code)
}

const NAMES = new Map<string, string | undefined>([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['semi', ';'],
])
/** HTML has 2,125 names with a semicolon; a text that tries more is not naming characters. */
const MAX_NAMES = 4000

/** The HTML parser knows all names; asking it costs about 20 µs, so answers are kept. */
function named(name: string): string | undefined {
  if (NAMES.has(name)) return NAMES.get(name)
  if (NAMES.size >= MAX_NAMES) return undefined
  const { document } = parseHTML(`<p>&${name};</p>`) as unknown as ParsedPage
  const text = document.querySelector('p')?.textContent ?? ''
  // A known name leaves no semicolon; of an unknown one a part may have been decoded (&notit;).
  const decoded = text.endsWith(';') ? undefined : text
  NAMES.set(name, decoded)
  return decoded
}

/** What this file needs of a parsed page. */
interface ParsedPage {
  readonly document: {
    querySelector(selector: string): { readonly textContent: string | null } | null
  }
}
