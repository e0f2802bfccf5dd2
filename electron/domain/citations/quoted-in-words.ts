import type { QuoteKind } from '../library/model'

/** Styles that speak of second-hand words in the same way. */
export type CitationFamily =
  | 'apa'
  | 'mla'
  | 'chicago'
  | 'harvard'
  | 'abnt'
  /** Numbers on the line: IEEE, Vancouver. */
  | 'numeric'
  /** Numbers raised: Nature, AMA. */
  | 'superscript'
  | 'oscola'
  /** Notes: Chicago's, and those of every other style that cites in notes. */
  | 'note'

/** CSL's kinds of citation (CSL 1.0.2, "citation-format"); undefined where a style names none. */
export type CitationFormat = 'author-date' | 'author' | 'numeric' | 'label' | 'note'

const FAMILY_OF_NAME: readonly (readonly [RegExp, CitationFamily])[] = [
  [/^(?:apa|american-psychological)\b/, 'apa'],
  [/^(?:modern-language-association|mla)\b/, 'mla'],
  [/^(?:oscola)\b/, 'oscola'],
  [/^associacao-brasileira-de-normas/, 'abnt'],
]

/** The family of a style, by its name in style repositories, else by how it cites. */
export function citationFamily(name: string, format: CitationFormat | undefined): CitationFamily {
  const named = FAMILY_OF_NAME.find(([pattern]) => pattern.test(name))?.[1]
  if (named) return named
  if (format === 'note') return 'note'
  if (format === 'numeric' || format === 'label') return 'numeric'
  return /^(?:chicago|turabian)\b/.test(name) ? 'chicago' : 'harvard'
}

interface QuotedInWords {
  /** Between one who passed the words on and the next. */
  readonly link: string
  /** Before the source. */
  readonly last: string
  /** Before a name, behind the source. */
  readonly quoting: string
  /** Between a name and what follows. */
  readonly comma: string
}

interface Language {
  readonly quotedIn: string
  readonly citedIn: string
  /** What the national edition of APA 7 has for "as cited in", where it is another word. */
  readonly asCitedIn?: string
  readonly quoting: string
  readonly comma?: string
}

const ENGLISH: Language = {
  quotedIn: 'quoted in',
  citedIn: 'cited in',
  asCitedIn: 'as cited in',
  quoting: 'quoting',
}

/** By language; what is missing is said in English, as citeproc says what a locale has no term for. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  de: { quotedIn: 'zitiert nach', citedIn: 'zitiert nach', quoting: 'zitiert' },
  fr: { quotedIn: 'cité dans', citedIn: 'cité dans', quoting: 'citant' },
  es: {
    quotedIn: 'citado en',
    citedIn: 'citado en',
    asCitedIn: 'como se citó en',
    quoting: 'que cita a',
  },
  it: { quotedIn: 'citato in', citedIn: 'citato in', quoting: 'che cita' },
  pt: {
    quotedIn: 'citado em',
    citedIn: 'citado em',
    asCitedIn: 'como citado em',
    quoting: 'citando',
  },
  nl: { quotedIn: 'geciteerd in', citedIn: 'geciteerd in', quoting: 'citeert' },
  sv: { quotedIn: 'citerad i', citedIn: 'citerad i', quoting: 'citerar' },
  da: { quotedIn: 'citeret i', citedIn: 'citeret i', quoting: 'citerer' },
  nb: { quotedIn: 'sitert i', citedIn: 'sitert i', quoting: 'siterer' },
  pl: { quotedIn: 'cyt. za:', citedIn: 'za:', quoting: 'cytuje:' },
  ru: { quotedIn: 'цит. по:', citedIn: 'цит. по:', quoting: 'цитируется:' },
  zh: { quotedIn: '转引自', citedIn: '转引自', quoting: '引', comma: '，' },
  'zh-TW': { quotedIn: '轉引自', citedIn: '轉引自', quoting: '引', comma: '，' },
}

/**
 * The words in which a family of styles says that something comes second-hand:
 *
 * - APA 7, 8.6 "Secondary Sources": "(Rabbitt, 1982, as cited in Lyon et al., 2014)"; the year of the first
 *   source is left out where it is not known, as it is for something said.
 * - MLA Handbook 9, 6.77 "Citing indirect sources": "(qtd. in Boswell 2: 450)", for quotation and paraphrase.
 * - Chicago Manual of Style 17, 14.260 "Citations taken from secondary sources": "quoted in Bonnie Costello,
 *   …"; 15.56 in the text: "(quoted in Costello 1981, 78)".
 * - Cite Them Right (11th ed.), "Secondary referencing": "(Harvey, 2015, quoted in Lewis, 2018, p. 86)" for
 *   the words themselves, "cited in" for what they say.
 * - OSCOLA 4 has no rule; its editors' FAQ puts the first source before "cited in" and the second, and
 *   Chicago's "quoted in" is what law reviews write for words. Commas as in its section 1.3.
 * - IEEE and Vancouver (Citing Medicine) have no rule: the universities' guides to them put "cited in" and
 *   the number behind the name in the text; AMA Manual of Style, 3.13.10, asks to tell quoting from citing.
 * - ABNT NBR 10520: "apud".
 */
export function quotedInWords(
  family: CitationFamily,
  language: string,
  words: QuoteKind,
): QuotedInWords {
  const said =
    LANGUAGES[language] ??
    (/^zh-(?:Hant|HK|TW)/.test(language) ? LANGUAGES['zh-TW'] : undefined) ??
    LANGUAGES[language.replace(/-.*/, '').replace(/^n[on]$/, 'nb')] ??
    ENGLISH
  const isExact = words === 'direct' || words === 'mixed'
  const usual = isExact ? said.quotedIn : said.citedIn
  const shared = { link: usual, last: usual, quoting: said.quoting, comma: said.comma ?? ', ' }
  switch (family) {
    case 'apa':
      return { ...shared, last: said.asCitedIn ?? said.citedIn }
    case 'mla': {
      const abbreviated = said === ENGLISH ? 'qtd. in' : said.quotedIn
      return { ...shared, link: abbreviated, last: abbreviated }
    }
    case 'abnt':
      return { ...shared, link: 'apud', last: 'apud' }
    default:
      return shared
  }
}
