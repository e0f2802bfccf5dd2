import type { Locator } from '../document/positions'

/** A place in a source as CSL has it: a kind (CSL 1.0.2, "Locators") and its number, or words behind the citation. */
export type CslLocator =
  | { readonly label: string; readonly locator: string }
  | { readonly suffix: string }

/**
 * CSL's kinds of locator, and how a place is introduced in the languages of the window and of sources.
 * Short forms need a full stop or a space behind them; a sign may stand close.
 */
const LABELS: readonly (readonly [label: string, words: RegExp])[] = [
  [
    'page',
    /^(?:pp?|pgs?|pages?|s|seiten?|págs?|páginas?|pags?|стр?)\.?\s+(?=\S)|^(?:pp?|s|с)\.(?=\d)/i,
  ],
  [
    'paragraph',
    /^(?:paras?|pars?|paragraph(?:e?s)?|abs(?:atz|ätze)?|al|párrs?|párrafos?|rn)\.?\s+(?=\S)|^(?:para|par|abs)\.(?=\d)|^¶+\s*/i,
  ],
  ['section', /^(?:sect?s?|sections?|abschn(?:itte?)?|secc?|sección)\.?\s+(?=\S)|^§+\s*/i],
  ['chapter', /^(?:chaps?|ch|chapters?|kap(?:itel)?|caps?|chapitres?)\.?\s+(?=\S)/i],
  ['line', /^(?:lines?|ll?|zeilen?|z)\.?\s+(?=\S)/i],
  ['note', /^(?:notes?|nn?|fn)\.?\s+(?=\S)/i],
  ['figure', /^(?:figs?|figures?|abb)\.?\s+(?=\S)/i],
  ['table', /^(?:tables?|tabs?)\.?\s+(?=\S)/i],
  ['volume', /^(?:vols?|volumes?|bd)\.?\s+(?=\S)/i],
  ['part', /^(?:pts?|parts?|teil)\.?\s+(?=\S)/i],
  ['column', /^(?:cols?|columns?|sp)\.?\s+(?=\S)/i],
  ['verse', /^(?:verses?|vv?)\.?\s+(?=\S)/i],
]

/** "第12页", "第 7 段". */
const CHINESE = /^第\s*([\d–-]+)\s*([页頁段章])$/
const CHINESE_LABELS: Readonly<Record<string, string>> = {
  页: 'page',
  頁: 'page',
  段: 'paragraph',
  章: 'chapter',
}

/** A moment of a recording: CSL 1.0.2 has no words for it, and every manual gives it bare (APA 7, 8.28). */
const TIME = /^\d{1,3}(?::\d{2}){1,2}(?:\s?[-–]\s?\d{1,3}(?::\d{2}){1,2})?$/

/** "12", "12–14", "A4", "12 f.", "3.2", "xiv": what follows is no word. */
const NUMBER = /^\p{L}?\d/u
const ROMAN = /^[ivxlc]+(?:\s?[-\u2010-\u2015]\s?[ivxlc]+)?$/i
const isNumber = (text: string): boolean => NUMBER.test(text) || ROMAN.test(text)

/** Kinds that have titles as well as numbers: "section Results". */
const TITLED: ReadonlySet<string> = new Set(['section', 'chapter'])

/**
 * A place as people write it, as CSL has it: "para. 7" → paragraph 7, "12–14" → page 12–14. A text that
 * names no kind and is no number follows the citation as it stands. A place that was found in the text is
 * taken at its word. Undefined for an empty text.
 */
export function readLocator(place: string | Locator): CslLocator | undefined {
  // citeproc takes a hyphen for a range and sets it close; one inside a heading is escaped.
  if (typeof place !== 'string')
    return {
      label: place.label,
      locator: place.label === 'section' ? place.value.replaceAll('-', '\\-') : place.value,
    }
  const written = place.trim()
  if (!written) return undefined
  if (TIME.test(written)) return { suffix: `, ${written}` }
  const [, number = '', sign = ''] = CHINESE.exec(written) ?? []
  if (number) return { label: CHINESE_LABELS[sign] ?? 'page', locator: number }
  for (const [label, words] of LABELS) {
    const locator = written.replace(words, '')
    if (locator !== written && (isNumber(locator) || TITLED.has(label))) return { label, locator }
  }
  return isNumber(written) ? { label: 'page', locator: written } : { suffix: `, ${written}` }
}
