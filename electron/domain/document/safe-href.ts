/** Longer addresses carry data, not a place (`data:` images are not links at all). */
const MAX_LENGTH = 4096

/**
 * The address of a link as a mark keeps it: http, https or mailto, absolute; `undefined` for anything else
 * (scripts, data, files, places within the page). A relative address is resolved against `base`, the page's
 * own address, where that is known.
 */
export function safeHref(raw: string, base?: string): string | undefined {
  // Browsers drop tabs and line ends within an address and controls and spaces around it.
  const href = raw.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '')
  if (href.length === 0 || href.length > MAX_LENGTH || href.startsWith('#')) return undefined
  if (ABSOLUTE.test(href)) return href.replace(/\s/g, '%20')
  if (HAS_SCHEME.test(href) || base === undefined || !WEB.test(base)) return undefined
  try {
    const resolved = new URL(href, base).href
    return WEB.test(resolved) && resolved.length <= MAX_LENGTH ? resolved : undefined
  } catch {
    return undefined
  }
}

/** An absolute web address, as metadata keeps it; `undefined` for anything else. */
export function webAddress(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined
  const href = safeHref(raw)
  return href !== undefined && WEB.test(href) ? href : undefined
}

const WEB = /^https?:\/\/[^\s/?#]/i
const ABSOLUTE = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@)/i
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** A global of Node and of browsers that the ES library does not type. */
declare const URL: new (url: string, base: string) => { readonly href: string }
