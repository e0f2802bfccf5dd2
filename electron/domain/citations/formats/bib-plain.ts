/** A name in parts, as the LaTeX parser gives it. */
export interface BibName {
  readonly name?: string
  readonly lastName?: string
  readonly firstName?: string
  readonly prefix?: string
  readonly suffix?: string
  readonly useprefix?: boolean
}

/** The ligatures that TeX's fonts make of plain characters. */
const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/---/g, '\u2014'],
  [/--/g, '\u2013'],
  [/``/g, '\u201c'],
  [/''/g, '\u201d'],
  [/~/g, ' '],
]

/** TeX's accents as combining marks, for the letter that follows. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

const NAMED: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  textasciicircum: '^',
  textdegree: '°',
  textquoteleft: '\u2018',
  textquoteright: '\u2019',
  textquotedblleft: '\u201c',
  textquotedblright: '\u201d',
  textendash: '\u2013',
  textemdash: '\u2014',
  ldots: '…',
}

/**
 * Escaped signs which LaTeX reads as markup when they are bare: they stand as private characters, of which
 * none comes from a file (see `readBib`), until braces that only group are gone.
 */
const ESCAPED: Readonly<Record<string, string>> = { '{': '\uE002', '}': '\uE003', $: '\uE004' }
const UNESCAPED = new Map(Object.entries(ESCAPED).map(([sign, kept]) => [kept, sign] as const))

const withEscapedSigns = (text: string): string =>
  text.replace(/[\uE002-\uE004]/g, (kept) => UNESCAPED.get(kept) ?? kept)

const MARKUP: Readonly<Record<string, string>> = { emph: 'i', textit: 'i', textbf: 'b' }

/**
 * The commands that bibliographies are full of: escaped signs (`\&`, `\{`), accented letters (`{\'e}`, `\"{o}`,
 * `{\c c}`), a few named ones (`{\ss}`, `\textless{}`), and italics and bold without anything in them.
 */
const SIMPLE_COMMANDS =
  /\\([&%#_{}$])|\{\\(["'`^~=.])\{?\\?([A-Za-z])\}?\}|\\(["'`^~=.])(?:\{([A-Za-z])\}|([A-Za-z]))|\{\\([uvHcdbkr]) ?\{?([A-Za-z])\}?\}|\\([uvHcdbkr])\{([A-Za-z])\}|\{\\([A-Za-z]+)\}|\\([A-Za-z]+)\{\}|\\(emph|textit|textbf)\{([^{}\\$]+)\}/g

function withoutSimpleCommands(value: string): string {
  if (!value.includes('\\')) return value
  return value.replace(SIMPLE_COMMANDS, (whole: string, ...groups: (string | undefined)[]) => {
    const [sign, ...rest] = groups.slice(0, 13)
    if (sign !== undefined) return ESCAPED[sign] ?? sign
    const [first, second] = rest.filter((group) => group !== undefined)
    if (first === undefined) return whole
    if (second === undefined) return NAMED[first] ?? whole
    if (first in MARKUP) return `<${MARKUP[first]}>${second}</${MARKUP[first]}>`
    return ACCENTS[first] ? `${second}${ACCENTS[first]}` : whole
  })
}

function ligatures(text: string): string {
  let result = text
  for (const [pattern, character] of LIGATURES) result = result.replace(pattern, character)
  return result
}

/**
 * The text of a value that holds only the simplest commands and no formula, where braces only group; undefined where the
 * LaTeX parser is needed. Most values of most files are like this, and the parser is far slower.
 */
export function plainText(value: string, keepsParagraphs: boolean): string | undefined {
  const plain = withoutSimpleCommands(value)
  if (/[\\$]/.test(plain)) return undefined
  const paragraphs = keepsParagraphs ? plain.split(/\n\s*\n/) : [plain]
  return paragraphs
    .map((text) =>
      withEscapedSigns(ligatures(text).replace(/[{}]/g, ''))
        .replace(/\s+/g, ' ')
        .trim()
        .normalize('NFC'),
    )
    .filter(Boolean)
    .join('\n\n')
}

/** A list that is split at "and", under the same condition as `plainText`. */
export function plainList(list: string): string[] | undefined {
  const value = withoutSimpleCommands(list)
  if (/[\\$]/.test(value) || (/[{}]/.test(value) && /\sand\s/i.test(value))) return undefined
  return value
    .split(/\s+and\s+/i)
    .map((part) => plainText(part, false) ?? '')
    .filter(Boolean)
}

function plainName(text: string): BibName | undefined {
  const body = /^\{([^{}]*)\}$/.exec(text)
  if (body) {
    const name = plainText(body[1] ?? '', false)
    return name ? { name } : undefined
  }
  const parts = text.split(',').map((part) => plainText(part, false) ?? '')
  if (parts.length > 1) {
    while (parts.length > 2 && parts.at(-1) === '') parts.pop()
    const [last = '', second = '', third] = parts
    const [firstName, suffix] = third === undefined ? [second, ''] : [third, second]
    // Words in lower case before the family name are its prefix.
    const split = /^([a-z'. ]+) (.+)/.exec(last)
    return present({ lastName: split?.[2] ?? last, firstName, prefix: split?.[1] ?? '', suffix })
  }
  const words = (parts[0] ?? '').split(' ').filter(Boolean)
  if (words.length < 2) return present({ lastName: words[0] ?? '' })
  const from = words.findIndex((word) => /^[a-z]/.test(word))
  const to = from <= 0 ? -1 : words.findIndex((word, index) => index > from && !/^[a-z]/.test(word))
  const at = to < 0 ? words.length - 1 : from
  return present({
    firstName: words.slice(0, at).join(' '),
    prefix: to < 0 ? '' : words.slice(from, to).join(' '),
    lastName: words.slice(to < 0 ? at : to).join(' '),
  })
}

function present(name: { [part in keyof BibName]?: string }): BibName | undefined {
  const filled = Object.entries(name).filter(([, text]) => text)
  return filled.length > 0 ? Object.fromEntries(filled) : undefined
}

/**
 * The people of a list of names without other commands, by BibTeX's rules ("von Last, Jr, First", "First von
 * Last", a body in braces); undefined where the LaTeX parser is needed.
 */
export function plainNames(list: string): BibName[] | undefined {
  const value = withoutSimpleCommands(list)
  const names = value
    .trim()
    .split(/\s+and\s+/i)
    .map((name) => name.trim())
    .filter(Boolean)
  // "given=…, family=…" is biblatex's extended form; braces that are not around a whole name group words.
  const isPlain = names.every((name) => /^\{[^{}]*\}$/.test(name) || !/[{}=]/.test(name))
  if (!isPlain || /[\\$]/.test(value)) return undefined
  return names.map(plainName).filter((name) => name !== undefined)
}
