import type { ArticleSurface } from './article-surface'
import { assignLanes } from './lanes'
import type { Span } from './span'

/** One quote in the gutter. */
export interface Stripe extends Span {
  readonly id: string
  /** What it is called: "quote, 2 tags, Lavrov". */
  readonly name: string
  /** CSS colours of its tags, in order; none for a quote without. */
  readonly colours: readonly string[]
  readonly isSelected: boolean
  readonly isSuggestion: boolean
}

/** The quotes in the gutter: asked only for the stretches of text that are near the view. */
export interface StripeSource {
  /** The quotes that share a character with a stretch, ordered by start. */
  touching(start: number, end: number): readonly Stripe[]
}

/** Where a stripe stands in its section, in px, and of which stretch of text. */
interface Place extends Span {
  readonly top: number
  readonly bottom: number
}

/** What a stripe looks like in the page. */
interface Look {
  readonly name: string
  readonly isSelected: boolean
  readonly isSuggestion: boolean
  readonly top: string
  readonly height: string
  readonly lane: string
  readonly colours: string
}

interface Gutter {
  readonly element: HTMLElement
  readonly buttons: Map<string, { readonly button: HTMLElement; look: Look }>
}

/** Lanes that fit into the gutter; what overlaps more deeply shares the last one. */
const LANES = 3

/**
 * The stripes beside the text: one for each quote, from its first line to its last. Each section has
 * its own, so that they scroll with the text and only those near the view are measured: once, until the section
 * has another size.
 */
export class TagStripes {
  readonly #gutters = new Map<number, Gutter>()
  /** What was measured in the sections near the view, by quote. */
  readonly #places = new Map<number, Map<string, Place>>()
  #source: StripeSource = { touching: () => [] }
  #frame = 0
  readonly #stops: readonly (() => void)[]

  constructor(
    readonly surface: ArticleSurface,
    readonly onSelect: (quote: string) => void,
  ) {
    this.#stops = [
      surface.onLayout((sections) => {
        for (const index of sections) this.#places.delete(index)
        this.#draw(sections)
      }),
      surface.onNear((section, isNear) => {
        if (!isNear) this.#places.delete(section)
      }),
    ]
  }

  /** What is shown from now on. */
  set(source: StripeSource): void {
    this.#source = source
    cancelAnimationFrame(this.#frame)
    // A section that has not been laid out is told when it is.
    this.#frame = requestAnimationFrame(() => this.#draw([...this.#places.keys()]))
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    for (const stop of this.#stops) stop()
  }

  #draw(sections: readonly number[]): void {
    // All is measured before anything is written: else each write would lay out the page again.
    const measured = sections.map((index) => ({ index, stripes: this.#measure(index) }))
    for (const { index, stripes } of measured) this.#write(index, stripes)
  }

  #measure(index: number): { readonly stripe: Stripe; readonly place: Place }[] {
    const section = this.surface.sections[index]
    const element = this.surface.elements[index]
    if (!section || !element) return []
    const before = this.#places.get(index)
    const after = new Map<string, Place>()
    const measured: { stripe: Stripe; place: Place }[] = []
    let top: number | undefined
    for (const stripe of this.#source.touching(section.start, section.end)) {
      let place = before?.get(stripe.id)
      if (place?.start !== stripe.start || place.end !== stripe.end) {
        top ??= element.getBoundingClientRect().top
        const rect = this.surface.rectOf({
          start: Math.max(stripe.start, section.start),
          end: Math.min(stripe.end, section.end),
        })
        if (!rect || rect.height <= 0) continue
        const { start, end } = stripe
        place = { start, end, top: rect.top - top, bottom: rect.bottom - top }
      }
      after.set(stripe.id, place)
      measured.push({ stripe, place })
    }
    this.#places.set(index, after)
    return measured.sort((a, b) => a.place.top - b.place.top)
  }

  #write(index: number, stripes: readonly { stripe: Stripe; place: Place }[]): void {
    const gutter: Gutter = this.#gutters.get(index) ?? makeGutter()
    const { element, buttons } = gutter
    if (!this.#gutters.has(index)) {
      if (stripes.length === 0) return
      this.surface.elements[index]?.append(element)
      this.#gutters.set(index, gutter)
    }
    const lanes = assignLanes(stripes.map(({ place }) => ({ start: place.top, end: place.bottom })))
    const gone = new Set(buttons.keys())
    const shown = stripes.map(({ stripe, place }, at) => {
      gone.delete(stripe.id)
      const look = lookOf(stripe, place, lanes[at] ?? 0)
      const known = buttons.get(stripe.id)
      const button = known?.button ?? this.#make(stripe.id)
      show(button, look, known?.look)
      buttons.set(stripe.id, { button, look })
      return button
    })
    for (const quote of gone) buttons.delete(quote)
    // Putting back what is there would lay out the whole section again.
    const { children } = element
    const isAsShown =
      children.length === shown.length && shown.every((button, at) => button === children[at])
    if (!isAsShown) element.replaceChildren(...shown)
  }

  #make(quote: string): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'stripe'
    button.dataset['quote'] = quote
    // The list of quotes is where the keyboard goes; here it would be a stop for every quote.
    button.tabIndex = -1
    button.addEventListener('pointerdown', (event) => event.preventDefault())
    button.addEventListener('click', () => this.onSelect(quote))
    return button
  }
}

function makeGutter(): Gutter {
  const element = document.createElement('div')
  element.className = 'stripes'
  return { element, buttons: new Map() }
}

function lookOf(stripe: Stripe, { top, bottom }: Place, lane: number): Look {
  return {
    name: stripe.name,
    isSelected: stripe.isSelected,
    isSuggestion: stripe.isSuggestion,
    top: `${Math.round(top) + 2}px`,
    height: `${Math.max(8, Math.round(bottom - top) - 4)}px`,
    lane: String(Math.min(LANES - 1, lane)),
    colours: bands(stripe.colours),
  }
}

/** Writes what differs from before: whatever is written, the browser works out anew. */
function show(button: HTMLElement, look: Look, before: Look | undefined): void {
  const { style } = button
  if (look.name !== before?.name) {
    button.setAttribute('aria-label', look.name)
    button.title = look.name
  }
  if (look.isSelected !== before?.isSelected) {
    button.setAttribute('aria-pressed', String(look.isSelected))
  }
  if (look.isSuggestion !== before?.isSuggestion) {
    button.classList.toggle('suggestion', look.isSuggestion)
  }
  for (const property of ['top', 'height', 'lane', 'colours'] as const) {
    if (look[property] !== before?.[property]) style.setProperty(`--${property}`, look[property])
  }
}

/** A stripe of several colours one below the other, as CSS background. */
function bands(colours: readonly string[]): string {
  const [first] = colours
  if (first === undefined) return 'var(--stripe-plain)'
  if (colours.length === 1) return first
  const stops = colours.map((colour, index) => {
    const from = (index * 100) / colours.length
    return `${colour} ${from.toFixed(1)}% ${(from + 100 / colours.length).toFixed(1)}%`
  })
  return `linear-gradient(${stops.join(', ')})`
}
