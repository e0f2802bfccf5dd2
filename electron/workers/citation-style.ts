import CSL, { type CiteprocItem, type Engine } from 'citeproc'
import {
  type CitedItem,
  type FormattedBibliography,
  type FormattedCitation,
  plainStandIn,
} from '#domain/citations/formatted-citation'
import type { Reference } from '#domain/citations/reference'
import { fail, ok, type Result } from '#domain/result'
import type { CslNode, StylePack } from './style-pack'

export interface CitationFormatter {
  /** The entry of the bibliography. */
  entry(reference: Reference, citationKey: string): FormattedCitation
  /** In the text, or as a note where the style cites in notes; `locator` as in "p. 12", "para. 7". */
  citation(reference: Reference, citationKey: string, locator?: string): FormattedCitation
  /**
   * One citation an item, each cited for the first time, in a text that cites them all: ambiguous ones are
   * told apart as the style has it.
   */
  citations(items: readonly CitedItem[]): readonly FormattedCitation[]
  bibliography(
    items: readonly { readonly citationKey: string; readonly reference: Reference }[],
  ): FormattedBibliography
}

/** CSL's kinds of locator, and how a place is introduced in the languages of the window and of sources. */
const LOCATOR_LABELS: readonly (readonly [label: string, words: RegExp])[] = [
  ['page', /^(?:pp?|pages?|s|seiten?)\.?\s+(?=\S)|^(?:pp?|s)\.(?=\d)/i],
  ['paragraph', /^(?:paras?|paragraphs?|abs(?:atz)?)\.?\s+(?=\S)|^¶+\s*/i],
  ['section', /^(?:secs?|sections?|abschnitt)\.?\s+(?=\S)|^§+\s*/i],
  ['chapter', /^(?:chaps?|ch|chapters?|kap(?:itel)?)\.?\s+(?=\S)/i],
  ['line', /^(?:lines?|ll?|zeilen?)\.?\s+(?=\S)/i],
  ['note', /^(?:notes?|nn?|fn)\.?\s+(?=\S)/i],
  ['figure', /^(?:figs?|figures?|abb)\.?\s+(?=\S)/i],
  ['table', /^(?:tables?|tab)\.?\s+(?=\S)/i],
  ['volume', /^(?:vols?|volumes?|bd)\.?\s+(?=\S)/i],
  ['verse', /^(?:verses?|vv?)\.?\s+(?=\S)/i],
]

/**
 * A place as people write it, as CSL has it: "para. 7" → paragraph 7, "12–14" → page 12–14. A text that
 * names no kind and is no number follows the citation as it stands.
 */
export function readLocator(
  text: string,
): { readonly label: string; readonly locator: string } | { readonly suffix: string } | undefined {
  const place = text.trim()
  if (!place) return undefined
  for (const [label, words] of LOCATOR_LABELS) {
    const locator = place.replace(words, '')
    if (locator !== place) return { label, locator }
  }
  const isNumber =
    /^\p{L}?\d/u.test(place) || /^[ivxlc]+(?:\s?[-\u2010-\u2015]\s?[ivxlc]+)?$/i.test(place)
  return isNumber ? { label: 'page', locator: place } : { suffix: `, ${place}` }
}

const plain = (
  reference: Reference,
  locator: string | undefined,
  notice: string,
): FormattedCitation =>
  plainStandIn({ citationKey: '', reference, ...(locator ? { locator } : {}) }, notice)

/** The text of citeproc's HTML: formatting a bibliography once more as text would take as long again. */
const toText = (html: string): string =>
  tidy(
    html
      .replace(/<\/?div[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )

/** citeproc's HTML output wraps entries in a block with line ends; its text output ends in one. */
const tidy = (output: string): string => output.replace(/\s+/g, ' ').trim()

class StyleFormatter implements CitationFormatter {
  private readonly engine: Engine
  private items = new Map<string, { citationKey: string; reference: Reference }>()
  /** citeproc never reads an id twice: a reference that has changed is another object and gets a new one. */
  private readonly ids = new WeakMap<Reference, { citationKey: string; id: string }>()
  private count = 0

  constructor(style: CslNode, locale: string | undefined, pack: StylePack) {
    const system = {
      retrieveItem: (id: string) => {
        const item = this.items.get(id)
        return item && toItem(item.reference, id)
      },
      // Without a locale of its own a language has English terms, as citeproc itself falls back.
      retrieveLocale: (tag: string) => pack.readLocale(tag) ?? pack.readLocale('en-US') ?? false,
    }
    this.engine = new CSL.Engine(system, style, locale, locale !== undefined)
  }

  private load(items: readonly { citationKey: string; reference: Reference }[]): void {
    this.items = new Map(items.map((item) => [this.idOf(item), item]))
    this.engine.updateItems([...this.items.keys()])
  }

  private idOf({ citationKey, reference }: { citationKey: string; reference: Reference }): string {
    const known = this.ids.get(reference)
    if (known?.citationKey === citationKey) return known.id
    const id = `${citationKey}#${this.count++}`
    this.ids.set(reference, { citationKey, id })
    return id
  }

  bibliography(
    items: readonly { citationKey: string; reference: Reference }[],
  ): FormattedBibliography {
    try {
      return this.format(items)
    } catch {
      const entries = items.map(({ citationKey, reference }) => ({
        citationKey,
        ...plain(reference, undefined, UNUSABLE),
      }))
      return { entries, leftOut: [], notice: UNUSABLE }
    }
  }

  private format(
    items: readonly { citationKey: string; reference: Reference }[],
  ): FormattedBibliography {
    this.load(items)
    this.engine.setOutputFormat('html')
    const made = this.engine.makeBibliography()
    if (!made)
      return {
        entries: [],
        leftOut: items.map(({ citationKey }) => citationKey),
        notice: 'This style prints no bibliography: it cites in notes only.',
      }
    const [{ entry_ids: ids }, outputs] = made
    const entries = ids.map(([id = ''], index) => {
      const html = (outputs[index] ?? '').trim()
      return { citationKey: this.items.get(id)?.citationKey ?? '', text: toText(html), html }
    })
    const printed = new Set(
      entries.filter((entry) => entry.text).map(({ citationKey }) => citationKey),
    )
    return {
      entries: entries.filter(({ citationKey }) => printed.has(citationKey)),
      leftOut: items.map(({ citationKey }) => citationKey).filter((key) => !printed.has(key)),
    }
  }

  entry(reference: Reference, citationKey: string): FormattedCitation {
    try {
      const { entries, notice } = this.format([{ citationKey, reference }])
      const [entry] = entries
      if (entry) return { text: entry.text, html: entry.html }
      return plain(
        reference,
        undefined,
        notice ??
          'This style leaves such a source out of its bibliography; a plain citation is given instead.',
      )
    } catch {
      return plain(reference, undefined, UNUSABLE)
    }
  }

  citations(items: readonly CitedItem[]): readonly FormattedCitation[] {
    let ids: string[]
    try {
      this.load(items)
      ids = items.map((item) => this.idOf(item))
      this.engine.setOutputFormat('html')
    } catch {
      return items.map((item) => plainStandIn(item, UNUSABLE))
    }
    return items.map((item, index) => {
      try {
        const cited = { id: ids[index] ?? '', ...readLocator(item.locator ?? '') }
        const html = this.engine.makeCitationCluster([cited]).trim()
        const text = toText(html)
        if (text && !/CSL STYLE ERROR/.test(text)) return { text, html }
        return plainStandIn(item, NOTHING_TO_PRINT)
      } catch {
        return plainStandIn(item, UNUSABLE)
      }
    })
  }

  citation(reference: Reference, citationKey: string, locator = ''): FormattedCitation {
    try {
      this.load([{ citationKey, reference }])
      const cluster = {
        citationItems: [{ id: [...this.items.keys()][0] ?? '', ...readLocator(locator) }],
        properties: { noteIndex: 0 },
      }
      const text = tidy(this.engine.previewCitationCluster(cluster, [], [], 'text'))
      const html = this.engine.previewCitationCluster(cluster, [], [], 'html').trim()
      if (text && !/CSL STYLE ERROR/.test(text)) return { text, html }
      return plain(reference, locator, NOTHING_TO_PRINT)
    } catch {
      return plain(reference, locator, UNUSABLE)
    }
  }
}

const NOTHING_TO_PRINT =
  'This style has nothing to print for such a source; a plain citation is given instead.'

const UNUSABLE = 'This style could not be used for this source; a plain citation is given instead.'

/** The reference as citeproc takes it: with an id, without what no style reads. */
function toItem(reference: Reference, id: string): CiteprocItem {
  const { custom: _custom, ...variables } = reference
  // Styles written for CSL 1.0.1 know the event's title under its older name.
  const event = reference['event-title']
  return { ...variables, ...(event === undefined ? {} : { event }), id }
}

/**
 * A formatter for a style of the pack, in a locale or in the style's own. Making one takes from some tens
 * of milliseconds to a second, by the size of the style; it is meant to be kept. Fails with `not-found`
 * for an unknown style, `unsupported-format` for one that the engine cannot load. What it formats never
 * throws: where the style cannot be followed, a plain citation and a sentence come back.
 */
export function createCitationFormatter(options: {
  readonly style: string
  /** BCP 47; without it the style's own, else American English. */
  readonly locale?: string
  readonly pack: StylePack
}): Result<CitationFormatter> {
  const { style, locale, pack } = options
  const node = pack.readStyle(style)
  if (!node)
    return fail(
      'not-found',
      `There is no citation style called “${style}”; choose one from the list.`,
    )
  try {
    return ok(new StyleFormatter(node, locale, pack))
  } catch (error) {
    return fail(
      'unsupported-format',
      `The citation style “${style}” cannot be used; choose another one.`,
      {
        details: error instanceof Error ? error.message : String(error),
      },
    )
  }
}
