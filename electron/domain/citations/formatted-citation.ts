import { plainCitation } from './plain-citation'
import type { Reference } from './reference'

/** One formatted text, ready for a clipboard that holds both kinds at once. */
export interface FormattedCitation {
  readonly text: string
  readonly html: string
  /** One sentence where the style could not be followed and a plain citation stands in for it. */
  readonly notice?: string
}

export interface FormattedBibliography {
  /** In the order of the style. */
  readonly entries: readonly (FormattedCitation & { readonly citationKey: string })[]
  /** Keys of items that the style leaves out of its bibliography. */
  readonly leftOut: readonly string[]
  /** One sentence where the style prints no bibliography at all. */
  readonly notice?: string
}

/** One source to be cited. */
export interface CitedItem {
  readonly citationKey: string
  readonly reference: Reference
  /** As people write a place: "p. 12", "para. 7". */
  readonly locator?: string
}

/** A citation style as lists show it. */
export interface StyleName {
  /** As style repositories have it: "chicago-author-date". */
  readonly name: string
  readonly title: string
}

/** What stands in for a citation that a style could not make; `notice` says why. */
export function plainStandIn(item: CitedItem, notice: string): FormattedCitation {
  const text = plainCitation(item.reference, item.locator)
  const html = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return { text, html, notice }
}
