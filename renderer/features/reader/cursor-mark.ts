import type { ArticleSurface } from './article-surface'
import { sectionAt } from './draw-plan'
import type { Span } from './span'

/** The bar in the margin beside the cursor's sentence: the cursor is more than a colour. */
export class CursorMark {
  readonly #element = document.createElement('div')
  readonly #stop: () => void
  #span: Span | undefined

  constructor(readonly surface: ArticleSurface) {
    this.#element.className = 'cursor-mark'
    this.#stop = surface.onLayout(() => this.#place())
  }

  /** Undefined takes it away. */
  set(span: Span | undefined): void {
    this.#span = span
    this.#place()
  }

  dispose(): void {
    this.#stop()
    this.#element.remove()
  }

  #place(): void {
    const { surface } = this
    const span = this.#span
    const section = span && surface.elements[sectionAt(surface.sections, span.start)]
    if (!span || !section) return this.#element.remove()
    surface.drawSpan(span)
    const rect = surface.rectOf(span)
    if (!rect) return this.#element.remove()
    const top = rect.top - section.getBoundingClientRect().top
    this.#element.style.setProperty('--top', `${Math.round(top)}px`)
    this.#element.style.setProperty('--height', `${Math.round(rect.height)}px`)
    if (this.#element.parentElement !== section) section.append(this.#element)
  }
}
