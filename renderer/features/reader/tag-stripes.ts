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

interface Place {
  readonly stripe: Stripe
  readonly start: number
  readonly end: number
}

/** Lanes that fit into the gutter; what overlaps more deeply shares the last one. */
const LANES = 3

/**
 * The stripes beside the text: one for each quote, from its first line to its last. Each section has
 * its own, so that they scroll with the text and only those near the view are measured.
 */
export class TagStripes {
  readonly #gutters = new Map<number, HTMLElement>()
  #stripes: readonly Stripe[] = []
  #frame = 0
  readonly #stop: () => void

  constructor(
    readonly surface: ArticleSurface,
    readonly onSelect: (quote: string) => void,
  ) {
    this.#stop = surface.onLayout(() => this.#soon())
  }

  /** `stripes` are ordered by start. */
  set(stripes: readonly Stripe[]): void {
    this.#stripes = stripes
    this.#soon()
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#stop()
  }

  #soon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    // All is measured before anything is written: else each write would lay out the page again.
    const measured = [...this.surface.nearView].map((index) => ({
      index,
      places: this.#measure(index),
    }))
    for (const { index, places } of measured) this.#write(index, places)
  }

  #measure(index: number): Place[] {
    const section = this.surface.sections[index]
    const element = this.surface.elements[index]
    if (!section || !element) return []
    const top = element.getBoundingClientRect().top
    const places: Place[] = []
    for (const stripe of this.#stripes) {
      if (stripe.start >= section.end) break
      if (stripe.end <= section.start) continue
      const rect = this.surface.rectOf({
        start: Math.max(stripe.start, section.start),
        end: Math.min(stripe.end, section.end),
      })
      if (rect && rect.height > 0) {
        places.push({ stripe, start: rect.top - top, end: rect.bottom - top })
      }
    }
    return places.sort((a, b) => a.start - b.start)
  }

  #write(index: number, places: readonly Place[]): void {
    let gutter = this.#gutters.get(index)
    if (!gutter) {
      if (places.length === 0) return
      gutter = document.createElement('div')
      gutter.className = 'stripes'
      this.surface.elements[index]?.append(gutter)
      this.#gutters.set(index, gutter)
    }
    const buttons = new Map(
      [...gutter.children].map((child) => [(child as HTMLElement).dataset['quote'], child]),
    )
    const lanes = assignLanes(places)
    const shown = places.map(({ stripe, start, end }, at) => {
      const button = (buttons.get(stripe.id) as HTMLElement | undefined) ?? this.#make(stripe.id)
      const { style } = button
      button.setAttribute('aria-label', stripe.name)
      button.title = stripe.name
      button.setAttribute('aria-pressed', String(stripe.isSelected))
      button.classList.toggle('suggestion', stripe.isSuggestion)
      style.setProperty('--top', `${Math.round(start) + 2}px`)
      style.setProperty('--height', `${Math.max(8, Math.round(end - start) - 4)}px`)
      style.setProperty('--lane', String(Math.min(LANES - 1, lanes[at] ?? 0)))
      style.setProperty('--colours', bands(stripe.colours))
      return button
    })
    // Putting back what is there would lay out the whole section again.
    const { children } = gutter
    const isAsShown =
      children.length === shown.length && shown.every((button, at) => button === children[at])
    if (!isAsShown) gutter.replaceChildren(...shown)
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
