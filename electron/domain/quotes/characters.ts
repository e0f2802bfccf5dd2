/** Character classes as the scanners need them, on UTF-16 code units and without regular expressions. */

const WORD = 1
const SPACE = 2
const UPPER = 4
const DIGIT = 8

/** One byte a code unit for the first 0x250, which is nearly every character of a western article. */
const CLASSES = makeClasses()

function makeClasses(): Uint8Array {
  const classes = new Uint8Array(0x250)
  for (let code = 0; code < classes.length; code++) {
    const char = String.fromCharCode(code)
    if (code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0) classes[code] = SPACE
    else if (code >= 0x30 && code <= 0x39) classes[code] = WORD | DIGIT
    else if (char.toLowerCase() !== char.toUpperCase())
      classes[code] = char.toLowerCase() === char ? WORD : WORD | UPPER
    // Soft hyphens stay inside their word.
    else if (code === 0xad) classes[code] = WORD
  }
  return classes
}

/** White space, no-break and East Asian spaces included. */
export function isSpace(code: number): boolean {
  return code < 0x250
    ? (CLASSES[code] ?? 0) === SPACE
    : (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x202f || code === 0x3000
}

/** Letters, digits, combining marks and everything beyond the basic plane. */
export function isWordChar(code: number): boolean {
  if (code < 0x250) return ((CLASSES[code] ?? 0) & WORD) !== 0
  if (code < 0x2000) return code !== 0x37e && code !== 0x387 && code !== 0x60c
  if (code < 0x2c00) return false
  return (
    code > 0x303f &&
    !(code >= 0xff00 && code <= 0xff0f) &&
    code !== 0xff1a &&
    code !== 0xff1f &&
    code !== 0xfffd
  )
}

/** ASCII digits. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Capital letters of Latin, Greek and Cyrillic. */
export function isUpper(code: number): boolean {
  if (code < 0x250) return ((CLASSES[code] ?? 0) & UPPER) !== 0
  // Greek and Cyrillic capitals; other scripts with case are rare enough to ask the platform.
  if (code < 0x370 || code > 0x1fff) return false
  const char = String.fromCharCode(code)
  return char.toLowerCase() !== char
}

export const APOSTROPHE = 0x27
export const RIGHT_SINGLE = 0x2019

/** The typewriter's and the typographer's apostrophe. */
export function isApostrophe(code: number): boolean {
  return code === APOSTROPHE || code === RIGHT_SINGLE
}
