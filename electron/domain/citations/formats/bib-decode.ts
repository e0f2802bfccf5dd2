import { FieldMode, parse } from '@retorquere/bibtex-parser'
import { type BibName, plainList, plainNames, plainText } from './bib-plain'
import { withReadableMath } from './bib-math'
import { BIB_FIELDS, BIB_SERIES_WORDS, KIND_WORDS } from './bib-table'

/** Fields that hold no LaTeX: they are taken as they stand, without the parser. */
const VERBATIM =
  /^(?:url|doi|eprint|file|pdf|bdsk-url-\d+|pmid|pmcid|pmc|crossref|xdata|date|year|month|day|urldate|eventdate|origdate|lastchecked|lastaccessed)$/

/** The parser takes `keywords` for verbatim whatever it is told; under another name it is decoded. */
const KEYWORDS = 'commonplacekeywords'

const TITLES: ReadonlySet<string> = new Set(
  'title subtitle booktitle booksubtitle maintitle mainsubtitle shorttitle'.split(' '),
)

/** \LaTeX and its kin are names: the parser would set them in raised and lowered letters. */
const TEX_LOGOS = /\\((?:Bib|pdf|Xe|Lua)?(?:La)?TeX)(?![a-zA-Z])\s*(?:\{\})?/g

/** Characters that the parser reads as the oldest TeX fonts showed them (`<` as ¡), and what they mean. */
const NAMED_SIGNS: Readonly<Record<string, string>> = {
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

/** A link's text for the parser, which would otherwise read its signs as LaTeX, or keep the backslashes before them. */
const linkText = (argument: string): string =>
  verbatimText(argument)
    .replace(/[%_&#$]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('^', '\\textasciicircum{}')
    .replace(/([-`'])(?=\1)/g, '$1{}')

/** biblatex's words by their names, as `series` and `type` have them: see `BIB_SERIES_WORDS` and `KIND_WORDS`. */
const BIB_STRINGS: ReadonlyMap<string, string> = new Map([...BIB_SERIES_WORDS, ...KIND_WORDS])

/** Commands whose argument the parser does not read as their packages say: `url` and biblatex's `\bibstring`. */
const withoutVerbatimCommands = (value: string): string =>
  value
    .replace(/\\(?:url|nolinkurl)\s*\{([^{}]*)\}/g, (_, argument: string) => linkText(argument))
    .replace(
      /\\bib[sl]?string\s*(?:\[[^\]]*\])?\s*\{(\w+)\}/g,
      (_, name: string) => BIB_STRINGS.get(name) ?? name,
    )

/** What a stray LaTeX comment or formula mark would do to the rest of a value is taken from it. */
function calm(value: string): string {
  const percent = withoutVerbatimCommands(value)
    .replace(TEX_LOGOS, '$1')
    .replace(/(?<!\\)((?:\\\\)*)%/g, '$1\\%')
  const pieces = percent.split(/(?<!\\)((?:\\\\)*)\$/)
  // Split with one group: texts are at the even places, the backslashes before each `$` at the odd ones.
  const isPaired = pieces.length % 4 === 1
  return pieces
    .map((piece, index) => {
      if (index % 2) return piece + (isPaired ? '$' : '\\$')
      const isFormula = isPaired && index % 4 === 2
      return isFormula ? piece : piece.replace(/[<>|]/g, (sign) => NAMED_SIGNS[sign] ?? sign)
    })
    .join('')
}

/** Private characters that pass through the parser: where words begin and end whose case is protected. */
const KEPT = { open: '\uE000', close: '\uE001' } as const

/**
 * Marks braces that protect words in lower case ("{in vitro}"). Titles are read in the case they were typed
 * in, so that braces around capitals have done their work; these say what no reader could guess.
 */
function markKept(title: string): string {
  if (/^\s*\{[^{}]*\}\s*$/.test(title)) return title
  return title.replace(/(?<!\\[a-zA-Z]*\s*|[\]}^_$])\{([^{}\\$]*)\}/g, (group, words: string) =>
    /\p{Lu}/u.test(words) || !/\p{Ll}{2}/u.test(words)
      ? group
      : `${KEPT.open}${group}${KEPT.close}`,
  )
}

const QUOTED = /\\(?:enquote|textquote|mkbibquote)\*?\s*\{([^{}]*)\}/g

/**
 * Commands that the parser reads otherwise than LaTeX and the packages that define them. "\ " is a space, and
 * the braces end a command before it. `\noop` and `\SortNoop` hold what only sorts, `\selectlanguage` and the
 * first argument of `\foreignlanguage` a language; `\quotedblbase` is the mark on the line that German quotations
 * begin with; two quotations of csquotes beside each other are two.
 */
function withPlainerCommands(value: string): string {
  if (!value.includes('\\')) return value
  const text = withReadableMath(value)
    .replace(/(?<!\\)((?:\\\\)*)\\\s/g, '$1{} ')
    .replace(/\\(?:noop|sortnoop|selectlanguage)\s*\{[^{}]*\}/gi, '{}')
    .replace(/\\foreignlanguage\*?\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?=\{)/g, '')
    .replace(/\\quotedblbase(?![a-zA-Z])\s*(?:\{\})?/g, '„')
    .replace(/\\underline\s*\{([^{}]*)\}/g, '$1')
  // The inner one of two first, then the one around it.
  return text.replace(QUOTED, '“$1”').replace(QUOTED, '“$1”')
}

/** Values as the parser gives them: a text, a list of texts, or names. */
export type BibDecoded = Readonly<Record<string, string | readonly string[] | readonly BibName[]>>

const NAME_FIELDS: ReadonlySet<string> = new Set([
  ...BIB_FIELDS.filter(({ kind }) => kind === 'names').map(({ field }) => field),
  ...FieldMode.creatorlist,
])
const LIST_FIELDS: ReadonlySet<string> = new Set(FieldMode.literallist)
const RICH_FIELDS: ReadonlySet<string> = new Set(['abstract', ...FieldMode.richtext])

function decodePlain(name: string, value: string): BibDecoded[string] | undefined {
  if (NAME_FIELDS.has(name)) return plainNames(value)
  if (LIST_FIELDS.has(name)) return plainList(value)
  return plainText(TITLES.has(name) ? markKept(value) : value, RICH_FIELDS.has(name))
}

/** The parser's time grows faster than the text: longer values with commands are read without it. */
const LONGEST_PARSED = 30_000

/** What the parser has no reading for is left out; its arguments stand after it and stay. */
const PARSER_OPTIONS = {
  sentenceCase: false,
  unsupported: () => '',
  applyCrossRef: false,
  fieldMode: {
    abstract: 'richtext',
    ...Object.fromEntries([...NAME_FIELDS].map((field) => [field, 'creatorlist'] as const)),
  },
} as const

/** One tidy entry for the LaTeX parser: its key is a number, so that none can confuse it. */
function tidyEntry(index: number, fields: ReadonlyMap<string, string>): string {
  const lines = [...fields].map(([name, value]) => {
    const text = calm(TITLES.has(name) ? markKept(value) : value)
    return `${name === 'keywords' ? KEYWORDS : name} = {${text}},`
  })
  return `@misc{k${index},\n${lines.join('\n')}\n}`
}

/**
 * The fields of all entries as text with the parser's markup (see `tidyMarkup`): plain ones at once, the
 * others through the LaTeX parser. A field that even the parser cannot read is left out of its record.
 */
export function decodeEntries(entries: readonly ReadonlyMap<string, string>[]): BibDecoded[] {
  const decoded: Record<string, BibDecoded[string]>[] = entries.map(() => ({}))
  const texts: string[] = []
  entries.forEach((fields, index) => {
    const complex = new Map<string, string>()
    for (const [name, raw] of fields) {
      if (VERBATIM.test(name) || !/^[a-z][\w-]*$/.test(name) || !raw.trim()) continue
      const value = withPlainerCommands(raw)
      const plain = decodePlain(name, value)
      if (plain === undefined && value.length > LONGEST_PARSED) continue
      if (plain === undefined) complex.set(name, value)
      else (decoded[index] ??= {})[name] = plain
    }
    if (complex.size > 0) texts.push(tidyEntry(index, complex))
  })
  const take = (text: string) => {
    for (const { key, fields } of parse(text, PARSER_OPTIONS).entries)
      for (const [name, value] of Object.entries(fields as BibDecoded))
        (decoded[Number(key.slice(1))] ??= {})[name === KEYWORDS ? 'keywords' : name] = value
  }
  try {
    take(texts.join('\n'))
  } catch {
    // One entry that the parser cannot bear must not cost the others.
    for (const text of texts) {
      try {
        take(text)
      } catch {
        // Its fields are read without the parser: see `withoutCommands`.
      }
    }
  }
  return decoded
}

/** LaTeX as text where the parser had nothing to say: commands and braces fall away. */
export function withoutCommands(value: string): string {
  return value
    .replace(/\\url\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\([&%$#_{}~^ ])/g, '$1')
    .replace(/\\[a-zA-Z]+\s*/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** An address or number, which holds no LaTeX by rule and some by habit. */
export function verbatimText(value: string): string {
  return value
    .replace(/^\s*\\url\s*\{([\s\S]*)\}\s*$/, '$1')
    .replace(/\$\\sim\$|\{?\\textasciitilde\s*(?:\{\})?\}?|\\~(?:\{\})?/g, '~')
    .replace(/\{?\\textunderscore\s*(?:\{\})?\}?/g, '_')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Printable ASCII with single spaces inside and without `<` and "`": there is nothing to tidy in it. */
const TIDY = /^[!-;=-_a-~]*(?: [!-;=-_a-~]+)*$/

/** The markup that the parser makes is HTML; CSL has less of it. Spaces are tidied, line ends are kept. */
export function tidyMarkup(text: string): string {
  if (TIDY.test(text)) return text
  return (
    text
      .replace(/<a href="[^"]*">([\s\S]*?)<\/a>/g, '$1')
      .replace(/<\/?(?:p|blockquote|ul|h\d)>/g, '\n\n')
      .replace(/<br\/?>|<\/?li>/g, '\n')
      .replace(/<\/?code>/g, '')
      .replaceAll(KEPT.open, '<span class="nocase">')
      .replaceAll(KEPT.close, '</span>')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      // A pair of single marks; an apostrophe alone stays what it is.
      .replace(/(?<![\p{L}\p{N}`])`([^`\n]*?\S)'(?![\p{L}\p{N}'])/gu, '‘$1’')
      // Greek letters of formulas are letters of the alphabet: few fonts have the slanted ones.
      .replace(/[\u{1d6a8}-\u{1d7cb}]/gu, (letter) => letter.normalize('NFKC'))
      .replace(/[ıȷ](?=\p{M})/gu, (letter) => (letter === 'ı' ? 'i' : 'j'))
      .normalize('NFC')
      .trim()
  )
}
