import { isDigit, isSpace, isUpper, isWordChar } from './characters'
import { isFirstName } from './first-names'
import { words } from './lexicon'
import type { Piece, Token } from './model'

/** Words after which marks hold a name: "called", "titled", a kind of work, a preposition of place. */
const NAMING: ReadonlySet<string> = new Set(
  (
    'called titled entitled named nicknamed dubbed movie film song book show series novel program programme podcast ' +
    'album magazine blog anthem hit play musical sitcom comedy drama documentary memoir thriller poem painting column ' +
    'newsletter episode single video game website segment album of on in including starring hosts host hosting watch ' +
    'watching wrote sang sings singing performed performing played playing plays author miniseries cartoon opera ballet ballad tune track sequel'
  ).split(' '),
)

/** What is read is a work, or the words on a thing that bears them. */
const READ: ReadonlySet<string> = new Set(['read', 'reads', 'reading'])

const BEARING: ReadonlySet<string> = new Set(
  (
    'sign signs banner banners headline headlines poster posters placard placards caption message note card plaque ' +
    'label shirt shirts t-shirt t-shirts hat hats button buttons sticker stickers inscription slogan statement email ' +
    'tweet text subject line letter that which'
  ).split(' '),
)

/** What is of these is cried or written, and no name: “chants of ‘Build The Wall!’”. */
const OUTCRIES: ReadonlySet<string> = new Set(
  'chant chants cry cries shout shouts call calls slogan slogans word words refrain motto'.split(
    ' ',
  ),
)

/** Between these and a name in marks stands what is broadcast or printed: “told ‘Fox & Friends’ that”. */
const VISITED: ReadonlySet<string> = new Set(
  'told tells tell telling with from for at perform performs performed performing'.split(' '),
)

/** Kinds of works: “his play, ‘Eclipsed’”. */
const WORKS: ReadonlySet<string> = new Set(
  (
    'movie film song book show series novel podcast album magazine play musical sitcom documentary memoir poem painting ' +
    'miniseries cartoon opera ballet ballad anthem tune track sequel thriller drama comedy bestseller best-seller'
  ).split(' '),
)

/** What follows the name of a work or a programme: “‘Night Train’ star Ada Reed”, “the ‘Night Train’ tape”. */
const SHOWN: ReadonlySet<string> = new Set(
  (
    'host hosts co-host co-hosts anchor co-anchor star stars show tape video sketch skit episode franchise series ' +
    'moderator correspondent cast actor actress creator podcast column soundtrack album song movie film novel musical award awards'
  ).split(' '),
)

/** Short words that titles leave in lower case. */
const SMALL: ReadonlySet<string> = new Set(
  'a an the of and in on for to with at by from or as but vs the de la le der die das und'.split(
    ' ',
  ),
)

/** Longer titles are rather sentences. */
const LONGEST_TITLE_WORDS = 9

/**
 * Whether a quotation is the name of a work, a programme or a thing: every word capitalised, after a word
 * that names, a possessive, or another title. `before` are the tokens to its left, nearest last.
 */
export function isTitle(
  text: string,
  piece: Piece,
  before: readonly Token[],
  nounsCapitalised = false,
): boolean {
  if (piece.open || piece.continues) return false
  // “Related:” is the label of a list.
  if (text.charAt(piece.innerEnd - 1) === ':' || isAddress(text, piece)) return true
  if (isByline(text, piece)) return true
  const last = before.at(-1)
  if (last === undefined) return isHeading(text, piece)
  if (isKnownAs(before) || isGloss(before)) return true
  if (isAbbreviated(text, piece)) return true
  if (nounsCapitalised && isGermanName(text, piece)) return true
  if (nounsCapitalised && !GIVING.has(before.at(-3)?.low ?? '') && isApposition(text, piece, last))
    return true
  const shape = capitals(text, piece.innerStart, piece.innerEnd)
  if (!shape.titled) return false
  if (last.low === "'s") return shape.words > 1 || !isLowerAfter(text, piece.end)
  if (SHOWN.has(wordAfter(text, piece.end))) return true
  if (READ.has(last.low)) return !BEARING.has(before.at(-2)?.low ?? '')
  if (last.low === 'of' && OUTCRIES.has(before.at(-2)?.low ?? '')) return false
  if (NAMING.has(last.low)) return true
  if (VISITED.has(last.low) && isProgramme(text, piece, shape.words)) return true
  if (nounsCapitalised && last.capital && GERMAN_WORKS.some((end) => last.low.endsWith(end)))
    return true
  // “A” and “B”: the second of a row.
  if (last.low === ',' || last.low === 'and' || last.low === 'or' || last.low === '&') {
    const kind = last.low === ',' ? before.at(-2) : undefined
    if (kind !== undefined && WORKS.has(kind.low)) return true
    const other = before.at(last.low === ',' ? -2 : before.at(-2)?.low === ',' ? -3 : -2)
    return other !== undefined && other.low === TITLE_MARK
  }
  return false
}

/**
 * “told ‘Good Morning America’ that”: a name of two words and more with a small word after it. One that ends in somebody’s
 * first name is what somebody is called: “with ‘Crooked Hillary’ on”.
 */
function isProgramme(text: string, { innerStart, innerEnd, end }: Piece, count: number): boolean {
  if (count < 2 || '.!?'.includes(text.charAt(innerEnd - 1)) || !isLowerAfter(text, end))
    return false
  const last = words(text.slice(innerStart, innerEnd)).at(-1) ?? ''
  return !isFirstName(last.toLowerCase())
}

/** Fewer words in capitals are a cry or initials. */
const LEAST_HEADING_WORDS = 3

/** “A NIGHT TO REMEMBER”: a paragraph all in capitals and in marks is the heading of what follows. */
function isHeading(text: string, { start, end, innerStart, innerEnd }: Piece): boolean {
  const inner = text.slice(innerStart, Math.min(innerEnd, innerStart + LONGEST_HEADING))
  return (
    inner.length === innerEnd - innerStart &&
    isAtLineEnd(text, end) &&
    (start === 0 || text.charAt(start - 1) === '\n') &&
    inner === inner.toUpperCase() &&
    inner !== inner.toLowerCase() &&
    words(inner).length >= LEAST_HEADING_WORDS &&
    !'.!?'.includes(text.charAt(innerEnd - 1))
  )
}

const LONGEST_HEADING = 90

function isAtLineEnd(text: string, at: number): boolean {
  return at >= text.length || text.charAt(at) === '\n'
}

/** Ends of German nouns whose names stand in marks: „Nachrichtenagentur ‚…‘“, „Spielfilm ‚…‘“. */
const GERMAN_WORKS = words(
  'zeitung magazin agentur sender film buch roman titel namens name namen projekt album oper band verein partei ' +
    'gewerkschaft organisation schiff seite',
)

/** Longer runs of capitals are lists or headlines. */
const LONGEST_NAME_WORDS = 5

/**
 * „Berliner Zeitung“, „Der Spiegel“: where nouns are capitalised anyway, words of a plain phrase stand beside small
 * ones („weiße Flecken“); two and more capitals side by side and nothing else are a name.
 */
function isGermanName(text: string, { innerStart, innerEnd }: Piece): boolean {
  const inner = text.slice(innerStart, Math.min(innerEnd, innerStart + 80))
  if (inner.length < innerEnd - innerStart || /[.,;:!?]/.test(inner)) return false
  const parts = words(inner)
  return (
    parts.length >= 2 &&
    parts.length <= LONGEST_NAME_WORDS &&
    parts.every((part) => isUpper(part.charCodeAt(0)) || isDigit(part.charCodeAt(0)))
  )
}

/** Nouns that something said stands beside: „mit den Worten ‚Ich komme wieder‘“. */
const SAID = words(
  'worten satz sätze sätzen spruch sprüche sprüchen motto zitat zitate aussage aussagen ruf rufe rufen rufe parole parolen ' +
    'frage fragen antwort slogan slogans formulierung formulierungen hinweis bemerkung begründung schlagzeile überschrift ' +
    'ausspruch botschaft kommentar aufforderung wort wörter begriff bezeichnung',
)

/** „warf dem Rat ‚Betrug am Wähler‘ vor“: after these verbs a noun is whom something is said to, not what is named. */
const GIVING: ReadonlySet<string> = new Set(
  (
    'wirft warf werfen warfen unterstellt unterstellte unterstellten bescheinigt bescheinigte bescheinigten attestiert ' +
    'attestierte attestierten verspricht versprach versprachen wünscht wünschte wünschten droht drohte drohten'
  ).split(' '),
)

/** „der Fernsehsender ‚Nordlicht‘“, „die Zeitung ‚The Nation‘“: right after a noun a name says which one is meant. */
function isApposition(text: string, piece: Piece, last: Token): boolean {
  if (last.kind !== 'word' || !last.capital || last.piece !== undefined) return false
  if (SAID.some((noun) => last.low.endsWith(noun))) return false
  const { innerStart, innerEnd } = piece
  const inner = text.slice(innerStart, Math.min(innerEnd, innerStart + 80))
  if (inner.length < innerEnd - innerStart || /[.,;:!?]/.test(inner)) return false
  return isUpper(text.charCodeAt(innerStart)) && words(inner).length <= LONGEST_NAME_WORDS
}

/** The “National Reform Council” (NRC): what has an abbreviation is a name. */
function isAbbreviated(text: string, { innerStart, end }: Piece): boolean {
  if (!isUpper(text.charCodeAt(innerStart)) || !text.startsWith(' (', end)) return false
  let at = end + 2
  while (at < end + 9 && isUpper(text.charCodeAt(at))) at++
  return at > end + 3 && text.charAt(at) === ')'
}

/** “known as the ‘Forest Act’”, “the so-called ‘pass-through’ income”: a name, whatever its letters. */
function isKnownAs(before: readonly Token[]): boolean {
  if (before.at(-1)?.low === 'so-called') return true
  const as = before.at(-1)?.low === 'as' ? -1 : before.at(-2)?.low === 'as' ? -2 : 0
  return as !== 0 && before.at(as - 1)?.low === 'known'
}

/** What is short for something, or a word of a language for it. */
const GLOSSING: ReadonlySet<string> = new Set(
  'short shorthand slang code word term acronym arabic chinese dutch french german greek hebrew hindi italian japanese latin persian polish portuguese russian spanish swedish turkish'.split(
    ' ',
  ),
)

/** “Russian for ‘goodbye’”, “which translates as ‘goodbye’”: what a word means. */
function isGloss(before: readonly Token[]): boolean {
  const last = before.at(-1)?.low
  const verb = before.at(-2)?.low ?? ''
  if (last === 'for') return GLOSSING.has(verb)
  return (last === 'as' || last === 'to') && (verb === 'translates' || verb === 'translated')
}

/** “@mayor”, “1,024”: a handle or a figure. */
function isAddress(text: string, { innerStart, innerEnd }: Piece): boolean {
  if (innerEnd - innerStart > LONGEST_ADDRESS) return false
  const inner = text.slice(innerStart, innerEnd)
  return /^(?:@\S+|[\d.,:%/$€£–-]+)$/.test(inner)
}

const LONGEST_ADDRESS = 40

/** “Gallery moves uptown,” by Ann Lee: a headline and who wrote it; not: called “a mess” by Ann Lee. */
function isByline(text: string, { innerEnd, end }: Piece): boolean {
  const parted = text.charAt(innerEnd - 1) === ',' || text.charAt(end) === ','
  return parted && text.startsWith(' by ', end) && isUpper(text.charCodeAt(end + 4))
}

/** What a title's token has in place of a word. */
export const TITLE_MARK = '“title”'

/** The word after white space at `at`, in lower case. */
function wordAfter(text: string, at: number): string {
  if (text.charAt(at) !== ' ') return ''
  let to = at + 1
  while (to < at + LONGEST_SHOWN && (isWordChar(text.charCodeAt(to)) || text.charAt(to) === '-'))
    to++
  return text.slice(at + 1, to).toLowerCase()
}

const LONGEST_SHOWN = 15

function isLowerAfter(text: string, at: number): boolean {
  let next = at
  while (next < text.length && isSpace(text.charCodeAt(next))) next++
  return isWordChar(text.charCodeAt(next)) && !isUpper(text.charCodeAt(next))
}

/** Whether every word but the small ones begins with a capital, and how many words there are. */
function capitals(text: string, start: number, end: number): { titled: boolean; words: number } {
  let words = 0
  let at = start
  while (at < end) {
    if (!isWordChar(text.charCodeAt(at))) {
      const char = text.charAt(at)
      if ((char === '.' || char === '?') && at < end - 1 && isSpace(text.charCodeAt(at + 1)))
        return { titled: false, words }
      at++
      continue
    }
    const from = at
    while (at < end && (isWordChar(text.charCodeAt(at)) || isInner(text, at))) at++
    words++
    if (words > LONGEST_TITLE_WORDS) return { titled: false, words }
    const first = text.charCodeAt(from)
    if (isUpper(first) || isDigit(first)) continue
    if (words > 1 && SMALL.has(text.slice(from, at))) continue
    return { titled: false, words }
  }
  return { titled: words > 0, words }
}

function isInner(text: string, at: number): boolean {
  const char = text.charAt(at)
  return (char === "'" || char === '’' || char === '-') && isWordChar(text.charCodeAt(at + 1))
}

/** Marks that belong to a computer: an attribute's value. */
export function isMarkup(text: string, piece: Piece): boolean {
  return text.charAt(piece.start - 1) === '='
}

/** Words in the marks, counted up to `most`. */
export function countWords(text: string, start: number, end: number, most: number): number {
  let count = 0
  let inside = false
  for (let at = start; at < end && count <= most; at++) {
    const ink = !isSpace(text.charCodeAt(at))
    if (ink && !inside) count++
    inside = ink
  }
  return count
}
