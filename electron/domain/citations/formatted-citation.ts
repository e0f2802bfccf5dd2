import type { Locator } from '../document/positions'
import { plainCitation } from './plain-citation'
import { type QuotedIn, quotedInText } from './quoted-in'
import type { Reference } from './reference'

/** One formatted text, ready for a clipboard that holds both kinds at once. */
export interface FormattedCitation {
  readonly text: string
  readonly html: string
  /** One sentence where the style could not be followed and a plain citation stands in for it. */
  readonly notice?: string
  /** The words that this style puts before the source of itself, where something comes second-hand. */
  readonly quotedIn?: string
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
  /** As people write a place: "p. 12", "para. 7"; or as it was found in the text. */
  readonly locator?: string | Locator
  /** Whose words they are, where they are not the source's own. */
  readonly quotedIn?: QuotedIn
}

/** A citation style as lists show it. */
export interface StyleName {
  /** As style repositories have it: "chicago-author-date". */
  readonly name: string
  readonly title: string
  /** Came from a file and can be taken away. */
  readonly installed?: boolean
  /** Stands before all others in lists. */
  readonly starred?: boolean
}

/** A style that has just been installed, with what it does not print, one sentence each. */
export interface InstalledStyle extends StyleName {
  readonly notices: readonly string[]
}

/** A place as text shows it. */
export function locatorText(locator: string | Locator | undefined): string | undefined {
  return typeof locator === 'object' ? locator.text : locator
}

/** What stands in for a citation that a style could not make; `notice` says why. */
export function plainStandIn(item: CitedItem, notice: string): FormattedCitation {
  const said = item.quotedIn && quotedInText(item.quotedIn, 'note', 'en').text
  const cited = plainCitation(item.reference, locatorText(item.locator))
  const text = said ? `${said} ${cited}` : cited
  return { text, html: escapeHtml(text), notice }
}

/** Text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
