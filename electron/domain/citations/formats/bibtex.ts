import { readBib } from './bib-read'
import { writeBib } from './bib-write'
import type { ReadResult, WriteItem, WriteResult } from './format'

/** Reads classic BibTeX; BibLaTeX fields and types in it are understood too. */
export function readBibtex(input: string): ReadResult {
  return readBib(input)
}

/**
 * Writes classic BibTeX, which 8-bit `bibtex` and plain.bst take without an error: accents as commands,
 * `year` and `month`, `journal`, `address`, and entry types that btxdoc has.
 */
export function writeBibtex(items: readonly WriteItem[]): WriteResult {
  return writeBib(items, 'bibtex')
}
