import type { Name } from './reference'

const OTHERS = /^(?:and )?others$|^et\.? ?al\.?$/i

/**
 * Whether a name stands for people who are not named. BibTeX ends a list with "and others" for that (btxdoc, 4),
 * as Google Scholar writes it where there are many; EndNote's manual has "et al.," or "and others," for it.
 * Readers keep it as the name that it was typed as; a style has its own words for it.
 */
export function isOthersName({ literal, given, family }: Name): boolean {
  return OTHERS.test((literal ?? [given, family].filter(Boolean).join(' ')).trim())
}
