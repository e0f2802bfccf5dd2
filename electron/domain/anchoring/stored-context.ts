import type { Anchor } from './make-anchor'
import { normalText } from './normal-text'

/** Prefix and suffix in normal form, both read from the quote outwards. */
export interface StoredContext {
  readonly before: string
  readonly after: string
}

/** Anchors made by other programs may store more context than ours; this much is compared. */
const MAX_CONTEXT = 64

/** The context of an anchor in normal form; at most 64 characters of it on each side. */
export function storedContext(anchor: Anchor): StoredContext {
  return {
    before: reversed(normalText(anchor.prefix.slice(-MAX_CONTEXT)).text),
    after: normalText(anchor.suffix.slice(0, MAX_CONTEXT)).text,
  }
}

/** By code unit: only ever compared with texts reversed in the same way. */
export function reversed(text: string): string {
  let result = ''
  for (let at = text.length - 1; at >= 0; at--) result += text[at]
  return result
}
