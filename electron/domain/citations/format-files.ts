/** A file format as people meet it. */
export interface FormatFile {
  /** "BibTeX". */
  readonly label: string
  /** Of files, without the dot; the first is written. */
  readonly extensions: readonly [string, ...string[]]
}

/** Every format of references that is read, by the name that the command line and the window know it under. */
export const REFERENCE_FILES = {
  bibtex: { label: 'BibTeX', extensions: ['bib', 'bibtex'] },
  biblatex: { label: 'BibLaTeX', extensions: ['bib'] },
  ris: { label: 'RIS', extensions: ['ris'] },
  'csl-json': { label: 'CSL-JSON', extensions: ['json'] },
  'endnote-xml': { label: 'EndNote XML', extensions: ['xml'] },
  nbib: { label: 'PubMed (NBIB)', extensions: ['nbib'] },
  'pubmed-xml': { label: 'PubMed XML', extensions: ['xml'] },
  refer: { label: 'Refer (EndNote ENW)', extensions: ['enw', 'refer'] },
  refworks: { label: 'RefWorks', extensions: ['txt'] },
  wos: { label: 'Web of Science', extensions: ['ciw', 'isi', 'txt'] },
  ovid: { label: 'Ovid', extensions: ['txt', 'ovd'] },
  mods: { label: 'MODS', extensions: ['xml', 'mods'] },
  cff: { label: 'Citation File Format', extensions: ['cff'] },
} as const satisfies Record<string, FormatFile>

/** Those that are only written. */
export const WRITTEN_FILES = {
  'csl-yaml': { label: 'CSL-YAML', extensions: ['yaml'] },
  hayagriva: { label: 'Hayagriva', extensions: ['yml'] },
  csv: { label: 'CSV', extensions: ['csv'] },
} as const satisfies Record<string, FormatFile>

export type ReferenceFormatName = keyof typeof REFERENCE_FILES
export type WrittenFormatName = keyof typeof WRITTEN_FILES
