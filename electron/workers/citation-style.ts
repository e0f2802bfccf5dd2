import type { Engine } from 'citeproc'
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
import { firstNumber, placeInWords } from '#domain/citations/place-in-words'
import { type CslLocator, readLocator } from '#domain/citations/read-locator'
import type { Reference } from '#domain/citations/reference'
import { fail, ok, type Result } from '#domain/result'
import type { BibliographyHelper } from './bibliography-helper'
import { citationText } from './citation-text'
import {
  type BibliographyProgress,
  LivingBibliography,
  NO_BIBLIOGRAPHY,
} from './living-bibliography'
import { makeEngine } from './make-engine'
import { mendStyle } from './mend-style'
import type { CslNode, StylePack } from './style-pack'

export interface CitedTogether {
  /** One an item, in its order; none where only the bibliography was wanted. */
  readonly citations: readonly FormattedCitation[]
  readonly bibliography: FormattedBibliography
}

export interface CitationFormatter {
  /** The entry of the bibliography. */
  entry(reference: Reference, citationKey: string): FormattedCitation
  /** In the text, or as a note where the style cites in notes; with its place and whom it quotes. */
  citation(item: CitedItem): FormattedCitation
  /** All that is made of one source by itself. */
  alone(item: CitedItem): CitationParts
  /**
   * Steps towards a bibliography and, where wanted, one citation an item, each cited for the first time in
   * a text that cites them all: ambiguous ones are told apart as the style has it.
   */
  together(
    items: readonly CitedItem[],
    isCited: boolean,
  ): Generator<BibliographyProgress, CitedTogether>
  /**
   * Steps towards a bibliography; the last one returns it. What has not changed since the last one is not
   * made again.
   */
  bibliography(
    items: readonly { readonly citationKey: string; readonly reference: Reference }[],
  ): Generator<BibliographyProgress, FormattedBibliography>
}

/** Starts threads with an engine of the style, as many as are worth it for a number of items. */
export type StartHelpers = (options: {
  readonly style: CslNode
  readonly locale: string | undefined
  readonly count: number
}) => readonly BibliographyHelper[]

const plain = (reference: Reference, notice: string): FormattedCitation =>
  plainStandIn({ citationKey: '', reference }, notice)

class StyleFormatter implements CitationFormatter {
  private readonly makeEngine: (reference: (id: string) => Reference | undefined) => Engine
  private ownEngine: Engine | undefined
  private items = new Map<string, { citationKey: string; reference: Reference }>()
  /** citeproc never reads an id twice: a reference that has changed is another object and gets a new one. */
  private readonly ids = new WeakMap<Reference, { citationKey: string; id: string }>()
  private count = 0
  private readonly family: CitationFamily
  private readonly makeLiving: (isHelped: boolean) => LivingBibliography
  private living: LivingBibliography | undefined
  private readonly isNote: boolean

  constructor(
    name: string,
    style: CslNode,
    locale: string | undefined,
    pack: StylePack,
    startHelpers?: StartHelpers,
  ) {
    this.family = familyOf(name, style)
    this.isNote = style.attrs['class'] === 'note'
    // What is wrong with a style is found by making an engine for it: that one is then for whoever is first.
    let find: ((id: string) => Reference | undefined) | undefined
    let first: Engine | undefined = makeEngine({
      style,
      locale,
      pack,
      reference: (id) => find?.(id),
    })
    this.makeEngine = (reference) => {
      const made = first
      if (!made) return makeEngine({ style, locale, pack, reference })
      first = undefined
      find = reference
      return made
    }
    this.makeLiving = (isHelped) =>
      new LivingBibliography(
        this.makeEngine,
        JSON.stringify(style).includes('citation-number'),
        isHelped ? (count) => startHelpers?.({ style, locale, count }) ?? [] : undefined,
      )
  }

  private get engine(): Engine {
    return (this.ownEngine ??= this.makeEngine((id) => this.items.get(id)?.reference))
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

  *bibliography(
    items: readonly { citationKey: string; reference: Reference }[],
  ): Generator<BibliographyProgress, FormattedBibliography> {
    // The engine never forgets what it has read: one that has read much is made anew.
    if (this.living && this.living.weight > 4 * items.length + MOST_SPARE) this.living = undefined
    // Where a helper fails, all is made without one.
    for (const isHelped of [true, false]) {
      let isWhole = false
      try {
        this.living ??= this.makeLiving(isHelped)
        const made = yield* this.living.make(items)
        isWhole = true
        return made
      } catch {
        // What comes below is the answer.
      } finally {
        // Of one that was given up half-way no other can be made.
        if (!isWhole) this.living = undefined
      }
    }
    const entries = items.map(({ citationKey, reference }) => ({
      citationKey,
      ...plain(reference, UNUSABLE),
    }))
    return { entries, leftOut: [], notice: UNUSABLE }
  }

  entry(reference: Reference, citationKey: string): FormattedCitation {
    try {
      this.load([{ citationKey, reference }])
      this.engine.setOutputFormat('html')
      const made = this.engine.makeBibliography()
      const html = made ? (made[1][0] ?? '').trim() : ''
      const text = citationText(html)
      if (text) return { text, html }
      return plain(reference, made ? LEFT_OUT : NO_BIBLIOGRAPHY)
    } catch {
      return plain(reference, UNUSABLE)
    }
  }

  *together(
    items: readonly CitedItem[],
    isCited: boolean,
  ): Generator<BibliographyProgress, CitedTogether> {
    const more = isCited ? items.length : 0
    const bibliography = yield* withMore(this.bibliography(items), more)
    const citations: FormattedCitation[] = []
    if (!isCited) return { citations, bibliography }
    const total = 4 * items.length
    for (const item of items) {
      citations.push(
        this.living
          ? this.cited(item, (more) => this.living?.cite(item.citationKey, more) ?? '')
          : plainStandIn(item, UNUSABLE),
      )
      if (citations.length % CITED_A_STEP === 0)
        yield { done: total - items.length + citations.length, total }
    }
    return { citations, bibliography }
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
    const behind = place ? this.placeInWords(place).replace(/\.?$/, '.') : ''
    const html = `${said ? `${escapeHtml(said)} ` : ''}${source}${escapeHtml(behind)}`
    return { text: citationText(html), html }
  }

  private placeInWords(place: CslLocator): string {
    return placeInWords(
      place,
      (label, isSeveral) => this.engine.getTerm(label, 'short', isSeveral ? 1 : 0) ?? label,
    )
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
      const text = citationText(html)
      if (!citationText(source) || /CSL STYLE ERROR/.test(text))
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

/** The same steps, of a total that is larger; given up, they give up those. */
function* withMore<Value>(
  steps: Generator<BibliographyProgress, Value>,
  more: number,
): Generator<BibliographyProgress, Value> {
  let step: IteratorResult<BibliographyProgress, Value> | undefined
  try {
    for (step = steps.next(); !step.done; step = steps.next()) {
      const { done, total } = step.value
      yield { done, total: total + more }
    }
    return step.value
  } finally {
    // Nobody looks at the value.
    if (!step?.done) steps.return(undefined as Value)
  }
}

/** Dashes and spaces are the style's own. */
function printsPlace(text: string, place: CslLocator): boolean {
  const signs = (said: string) => said.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  // Ranges are shortened or spelled out: "123–4" for "123–124".
  const written =
    'suffix' in place
      ? place.suffix
      : (firstNumber(place.locator).split(/[-\u2010-\u2015]/)[0] ?? '')
  return signs(text).includes(signs(written))
}

const PLACE_LEFT_OUT =
  'This style prints no place in its citations, so page or paragraph are left out.'

/** Citations made between two looks at whether to go on. */
const CITED_A_STEP = 20

/** References that an engine may have read beyond those of the bibliography. */
const MOST_SPARE = 5000

const LEFT_OUT =
  'This style leaves such a source out of its bibliography; a plain citation is given instead.'

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
  readonly startHelpers?: StartHelpers | undefined
}): Result<CitationFormatter> {
  const { style, locale, pack, startHelpers } = options
  const node = pack.readStyle(style)
  if (!node)
    return fail(
      'not-found',
      `There is no citation style called “${style}”; choose one from the list.`,
    )
  try {
    return ok(new StyleFormatter(style, mendStyle(style, node), locale, pack, startHelpers))
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
