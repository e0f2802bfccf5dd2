import { readBiblatex, writeBiblatex } from './formats/biblatex'
import { readBibtex, writeBibtex } from './formats/bibtex'
import { readCslJson, writeCslJson } from './formats/csl-json'
import type { ReferenceFormat } from './formats/format'
import { readRis } from './formats/ris-read'
import { writeRis } from './formats/ris-write'

/** Every format of references, by the name that the command line and the window know it under. */
export const REFERENCE_FORMATS = {
  bibtex: {
    label: 'BibTeX',
    extension: 'bib',
    mediaType: 'application/x-bibtex',
    read: readBibtex,
    write: writeBibtex,
  },
  biblatex: {
    label: 'BibLaTeX',
    extension: 'bib',
    mediaType: 'application/x-bibtex',
    read: readBiblatex,
    write: writeBiblatex,
  },
  ris: {
    label: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    read: readRis,
    write: writeRis,
  },
  'csl-json': {
    label: 'CSL-JSON',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    read: readCslJson,
    write: writeCslJson,
  },
} as const satisfies Record<string, ReferenceFormat>

export type ReferenceFormatName = keyof typeof REFERENCE_FORMATS

/** Fields that only BibLaTeX has, and the classic ones that a date may stand beside. */
const BIBLATEX_FIELD = /^\s*(?:journaltitle|langid|location|eprinttype|maintitle|eventtitle)\s*=/im
const ISO_DATE_FIELD = /^\s*date\s*=/im
const CLASSIC_FIELD = /^\s*(?:year|journal|address|school)\s*=/im
const BIBLATEX_TYPE = /^[ \t]*@(?:online|report|thesis|collection|inreference)\s*\{/im

/**
 * The format of a text by what it holds, whatever its file is called; undefined where it is none of them.
 * Looks at the beginning only: comments and blank lines before the first record are passed over.
 */
export function recogniseReferenceFormat(text: string): ReferenceFormatName | undefined {
  const head = text.slice(0, 200_000).replace(/^\uFEFF/, '')
  if (/^\s*TY {1,2}-\s?/m.test(head.slice(0, 20_000)) && /^\s*[A-Z][A-Z0-9] {1,2}-/m.test(head))
    return 'ris'
  if (/^\s*[[{]/.test(head) && looksLikeCslJson(head)) return 'csl-json'
  if (/^[ \t]*@[a-z]+\s*[{(][^@]{0,400}?(?:,|=)/im.test(head)) {
    const hasIsoDates = ISO_DATE_FIELD.test(head) && !CLASSIC_FIELD.test(head)
    const isNew = hasIsoDates || BIBLATEX_FIELD.test(head) || BIBLATEX_TYPE.test(head)
    return isNew ? 'biblatex' : 'bibtex'
  }
  return undefined
}

function looksLikeCslJson(head: string): boolean {
  if (/^\s*\[\s*\]\s*$/.test(head)) return true
  const hasType = /"type"\s*:\s*"[a-z_-]+"/i.test(head)
  return hasType && /"(?:title|author|issued|container-title|id)"\s*:/.test(head)
}
