import type { MarkKind } from './model'
import { safeHref } from './safe-href'

/** An attribute's value by its lower-case name; `undefined` when the element has none. */
export type AttributeOf = (name: string) => string | undefined

const words = (list: string) => new Set(list.split(' '))

/** Nothing in these is text of the page. Ruby annotations would stand inside the words they explain. */
export const SKIPPED_ELEMENTS = words(
  'script style noscript template iframe object embed applet svg canvas audio video title ' +
    'select datalist textarea button input meter progress map frameset frame noframes ' +
    'rp rt rtc annotation annotation-xml',
)

/** Text before, in and after these stands in different blocks. */
export const BLOCK_ELEMENTS = words(
  'html body p div section article main header footer aside nav address center details summary ' +
    'dialog fieldset legend form figure figcaption hgroup search hr pre listing xmp plaintext ' +
    'h1 h2 h3 h4 h5 h6 ul ol menu dir li dl dt dd blockquote ' +
    'table caption thead tbody tfoot tr td th',
)

/** Elements without content and without an end tag (HTML Living Standard, void elements). */
export const VOID_ELEMENTS = words(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr',
)

export const PRESERVING_ELEMENTS = words('pre listing xmp plaintext')

export type RangeMark = Exclude<MarkKind, 'page-break'>

const MARK_OF_ELEMENT: ReadonlyMap<string, RangeMark> = new Map([
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['cite', 'emphasis'],
  ['dfn', 'emphasis'],
  ['var', 'emphasis'],
  ['strong', 'strong'],
  ['b', 'strong'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
] as const)

/** The marks an element sets: by its name, and by the style that word processors write instead. */
export function marksOf(
  name: string,
  attribute: AttributeOf,
  base?: string,
): { kind: RangeMark; href?: string }[] {
  if (name === 'a') {
    const href = attribute('href')
    const safe = href === undefined ? undefined : safeHref(href, base)
    return safe === undefined ? [] : [{ kind: 'link', href: safe }]
  }
  const own = MARK_OF_ELEMENT.get(name)
  const style = own !== undefined || name === 'span' ? attribute('style') : undefined
  if (style === undefined) return own === undefined ? [] : [{ kind: own }]
  const kinds = new Set<RangeMark>()
  // Google Docs wraps whole pages in <b style="font-weight:normal">.
  if (own !== undefined && !(own === 'strong' && NOT_BOLD.test(style))) kinds.add(own)
  if (ITALIC.test(style)) kinds.add('emphasis')
  if (BOLD.test(style)) kinds.add('strong')
  const raised = RAISED.exec(style)?.[1]
  if (raised !== undefined)
    kinds.add(raised.toLowerCase() === 'super' ? 'superscript' : 'subscript')
  return [...kinds].map((kind) => ({ kind }))
}

const ITALIC = /(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)/i
const BOLD = /(?:^|[;\s])font-weight\s*:\s*(?:bold|[6-9]00)/i
const NOT_BOLD = /(?:^|[;\s])font-weight\s*:\s*(?:normal|[1-5]00)/i
const RAISED = /(?:^|[;\s])vertical-align\s*:\s*(super|sub)\b/i
const INVISIBLE = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i

/** Whether the page itself hides an element. Style sheets are not read. */
export function isHidden(attribute: AttributeOf, keepAriaHidden: boolean): boolean {
  const style = attribute('style')
  return (
    attribute('hidden') !== undefined ||
    (style !== undefined && INVISIBLE.test(style)) ||
    (!keepAriaHidden && attribute('aria-hidden')?.trim().toLowerCase() === 'true')
  )
}

/**
 * Where a printed page begins (EPUB 3 and DPUB-ARIA page breaks): its label, empty when it has none;
 * `undefined` for any other element.
 */
export function pageLabelOf(attribute: AttributeOf): string | undefined {
  const role = attribute('role') ?? attribute('epub:type')
  if (role === undefined || !PAGE_BREAK.test(role)) return undefined
  const label = attribute('aria-label') ?? attribute('title') ?? ''
  return label.replace(/^\s*page\s+/i, '').trim()
}

const PAGE_BREAK = /(?:^|\s)(?:doc-)?pagebreak(?:\s|$)/i
