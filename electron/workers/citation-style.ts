import CSL, { type CiteprocItem, type Engine } from 'citeproc'
import type { CitationParts } from '#domain/citations/copied-citation'
import {
  type CitedItem,
  escapeHtml,
  type FormattedBibliography,
  type FormattedCitation,
  plainStandIn,
} from '#domain/citations/formatted-citation'
import { quotedInText } from '#domain/citations/quoted-in'
import {
  citationFamily,
  type CitationFamily,
  type CitationFormat,
} from '#domain/citations/quoted-in-words'
import { type CslLocator, readLocator } from '#domain/citations/read-locator'
import type { Reference } from '#domain/citations/reference'
import { fail, ok, type Result } from '#domain/result'
import { mendStyle } from './mend-style'
import type { CslNode, StylePack } from './style-pack'

export interface CitationFormatter {
  /** The entry of the bibliography. */
  entry(reference: Reference, citationKey: string): FormattedCitation
  /** In the text, or as a note where the style cites in notes; with its place and whom it quotes. */
  citation(item: CitedItem): FormattedCitation
  /** All that is made of one source by itself. */
  alone(item: CitedItem): CitationParts
  /**
   * One citation an item, each cited for the first time, in a text that cites them all: ambiguous ones are
   * told apart as the style has it.
   */
  citations(items: readonly CitedItem[]): readonly FormattedCitation[]
  bibliography(
    items: readonly { readonly citationKey: string; readonly reference: Reference }[],
  ): FormattedBibliography
}

const plain = (reference: Reference, notice: string): FormattedCitation =>
  plainStandIn({ citationKey: '', reference }, notice)

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
  private readonly family: CitationFamily
  private readonly isNote: boolean

  constructor(name: string, style: CslNode, locale: string | undefined, pack: StylePack) {
    this.family = familyOf(name, style)
    this.isNote = style.attrs['class'] === 'note'
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
        ...plain(reference, UNUSABLE),
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
        notice ??
          'This style leaves such a source out of its bibliography; a plain citation is given instead.',
      )
    } catch {
      return plain(reference, UNUSABLE)
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
    return items.map((item, index) =>
      this.cited(item, (more) =>
        this.engine.makeCitationCluster([{ id: ids[index] ?? '', ...more }]),
      ),
    )
  }

  alone(item: CitedItem): CitationParts {
    const citation = this.citation(item)
    const entry = this.entry(item.reference, item.citationKey)
    const footnote = this.isNote ? citation : this.asFootnote(item, entry)
    return { citation, entry, footnote, isNote: this.isNote }
  }

  /** The whole entry in a note, for texts whose style cites in the text: with the place behind it. */
  private asFootnote(item: CitedItem, entry: FormattedCitation): FormattedCitation {
    if (entry.notice) return plainStandIn(item, entry.notice)
    const { locator, quotedIn } = item
    const lang = this.engine.opt.lang
    const said = quotedIn ? quotedInText(quotedIn, 'note', lang).text : ''
    const place = readLocator(locator ?? '')
    // The number of the list is none of the note's, and neither is the box that it stands in.
    const whole = entry.html
      .replace(/<div class="csl-left-margin">.*?<\/div>/s, '')
      .replace(/<\/?div[^>]*>/g, ' ')
      .trim()
    const source = place ? whole.replace(/\.$/, '') : whole
    const html = `${said ? `${escapeHtml(said)} ` : ''}${source}${place ? `${escapeHtml(this.placeInWords(place))}.` : ''}`
    return { text: toText(html), html }
  }

  private placeInWords(place: CslLocator): string {
    if ('suffix' in place) return place.suffix
    const isSeveral = /[-–,&]|\d\s+\d/.test(place.locator) && place.label !== 'section'
    const term = this.engine.getTerm(place.label, 'short', isSeveral ? 1 : 0) ?? place.label
    return `, ${term} ${place.locator.replace(/\\-/g, '-').replace(/(\d)-(?=\d)/g, '$1–')}`
  }

  citation(item: CitedItem): FormattedCitation {
    try {
      this.load([item])
    } catch {
      return plainStandIn(item, UNUSABLE)
    }
    const id = this.idOf(item)
    return this.cited(item, (more) =>
      this.engine.previewCitationCluster(
        { citationItems: [{ id, ...more }], properties: { noteIndex: 0 } },
        [],
        [],
        'html',
      ),
    )
  }

  /** One citation that `make` formats, with its place and the words for whom it quotes. */
  private cited(
    item: CitedItem,
    make: (more: { prefix?: string; label?: string; locator?: string; suffix?: string }) => string,
  ): FormattedCitation {
    const { locator, quotedIn } = item
    const place = readLocator(locator ?? '')
    const said = quotedIn && quotedInText(quotedIn, this.family, this.engine.opt.lang)
    try {
      const prefix = said?.place === 'before' && said.text ? { prefix: `${said.text} ` } : {}
      const source = make({ ...place, ...prefix }).trim()
      const html = said?.place === 'after' ? `${source} ${escapeHtml(said.text)}` : source
      const text = toText(html)
      if (!toText(source) || /CSL STYLE ERROR/.test(text))
        return plainStandIn(item, NOTHING_TO_PRINT)
      return {
        text,
        html,
        ...(place && !printsPlace(text, place) ? { notice: PLACE_LEFT_OUT } : {}),
        ...(said ? { quotedIn: this.automaticWords(item) } : {}),
      }
    } catch {
      return plainStandIn(item, UNUSABLE)
    }
  }

  /** What would stand there if nobody had written anything else. */
  private automaticWords({ quotedIn }: CitedItem): string {
    if (!quotedIn) return ''
    const { said: _said, ...automatic } = quotedIn
    return quotedInText(automatic, this.family, this.engine.opt.lang).text
  }
}

/** Dashes and spaces are the style's own. */
function printsPlace(text: string, place: CslLocator): boolean {
  const signs = (said: string) => said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  // Ranges are shortened or spelled out: "123–4" for "123–124".
  const written =
    'suffix' in place ? place.suffix : (place.locator.split(/[-\u2010-\u2015]/)[0] ?? '')
  return signs(text).includes(signs(written))
}

const PLACE_LEFT_OUT =
  'This style prints no place in its citations, so page or paragraph are left out.'

const NOTHING_TO_PRINT =
  'This style has nothing to print for such a source; a plain citation is given instead.'

const UNUSABLE = 'This style could not be used for this source; a plain citation is given instead.'

/** How the style speaks of second-hand words; numbers that are raised leave no room for it before them. */
function familyOf(name: string, style: CslNode): CitationFamily {
  const nodes = (node: CslNode, wanted: string): CslNode[] =>
    node.children.flatMap((child) =>
      typeof child === 'string' ? [] : child.name === wanted ? [child] : nodes(child, wanted),
    )
  const format = nodes(style, 'category').find(({ attrs }) => attrs['citation-format'])?.attrs[
    'citation-format'
  ]
  const cites = style.attrs['class'] === 'note' ? 'note' : (format as CitationFormat | undefined)
  const family = citationFamily(name, cites)
  const isRaised = nodes(style, 'citation').some((citation) =>
    JSON.stringify(citation).includes('"vertical-align":"sup"'),
  )
  return family === 'numeric' && isRaised ? 'superscript' : family
}

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
    return ok(new StyleFormatter(style, mendStyle(style, node), locale, pack))
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
