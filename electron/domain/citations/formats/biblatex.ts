import { readBib } from './bib-read'
import { writeBib } from './bib-write'
import type { ReadResult, WriteItem, WriteResult } from './format'

/** Reads BibLaTeX; classic BibTeX fields and types in it are understood too. */
export function readBiblatex(input: string): ReadResult {
  return readBib(input)
}

/**
 * Writes BibLaTeX in UTF-8, as biber reads it: ISO dates, `langid`, `journaltitle`, `location`, and
 * `entrysubtype` where an entry type stands for several kinds of source (newspapers, magazines).
 */
export function writeBiblatex(items: readonly WriteItem[]): WriteResult {
  return writeBib(items, 'biblatex')
}
