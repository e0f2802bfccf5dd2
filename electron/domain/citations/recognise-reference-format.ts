import type { ReferenceFormatName } from './format-files'
import { REFERENCE_TYPES } from './reference'

/** How much of a text is looked at. */
const HEAD = 65_536

/**
 * The format of references that a text is in, by its content alone; undefined where it is in none: an article
 * that mentions BibTeX or begins with a bracket is an article.
 */
export function recogniseReferenceFormat(text: string): ReferenceFormatName | undefined {
  const head = text.slice(0, HEAD).replace(/^\uFEFF+/, '')
  if (/^\s*<(?!\s*\d)/.test(head)) return xmlFormat(head)
  return taggedFormat(head) ?? bibFormat(head) ?? (looksLikeCslJson(head) ? 'csl-json' : undefined)
}

/** The root, or what it holds: prefixes of namespaces and what stands around the records differ. */
function xmlFormat(head: string): ReferenceFormatName | undefined {
  if (/<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitation)[\s>]/.test(head))
    return 'pubmed-xml'
  if (/<(?:[\w.-]{1,40}:)?mods(?:Collection)?[\s>]/.test(head)) return 'mods'
  if (/<record>/.test(head) && /<ref-type\b/.test(head)) return 'endnote-xml'
  return undefined
}

const lineStarts = (head: string, tags: string): number =>
  head.match(new RegExp(`^(?:${tags})`, 'gm'))?.length ?? 0

/** By the first line and by others that only such a file has. */
function taggedFormat(head: string): ReferenceFormatName | undefined {
  const first = /^\s*(.*)/.exec(head)?.[1]?.trimEnd() ?? ''
  if (/^TY {1,2}- ?[A-Z]{2,}/i.test(first)) return 'ris'
  if (/^PMID ?- ?\d/.test(first)) return 'nbib'
  if (/^<\s*\d+\s*\.?\s*>$/.test(first) && OVID_LINE.test(head)) return 'ovid'
  if (/^VN {1,2}- Ovid/.test(first)) return 'ovid'
  if (
    /^[A-Z]{2,4} {0,2}- /.test(first) &&
    lineStarts(head, 'FAU -|AU  - |TI  - |PMID- |OWN - ') >= 2
  )
    return 'nbib'
  if (/^%[0A-Z](?: |$)/.test(first) && lineStarts(head, '%[0-9A-Z@!&?+*] ') >= 2) return 'refer'
  if (/^FN \S/.test(first) && lineStarts(head, 'PT |VR ') >= 1) return 'wos'
  if (/^PT [A-Z]/.test(first) && lineStarts(head, 'AU |TI |SO |UT |PY ') >= 2) return 'wos'
  if (/^RT \S/.test(first) && lineStarts(head, 'SR |ID |A1 |T1 |YR |JF ') >= 2) return 'refworks'
  if (/^cff-version\s*:/m.test(head) && lineStarts(head, '(?:title|authors|message)\\s*:') >= 1)
    return 'cff'
  return undefined
}

const OVID_LINE =
  /^(?:(?:VN|DB|AN|AU|TI|SO) {1,2}- |(?:Unique Identifier|Accession Number|Authors?|Title|Source|Database|Score|Publication Type)\s*$)/im

function bibFormat(head: string): ReferenceFormatName | undefined {
  const entry = /^[ \t]*@([a-z]+)\s*[{(]\s*[^\s,{}()"=]*\s*,\s*[a-z][\w:-]*\s*=/im.exec(head)
  if (entry === null || !isBibliography(head, entry.index)) return undefined
  const hasOnlyDates = DATE_FIELD.test(head) && !CLASSIC_FIELD.test(head)
  const isNew = hasOnlyDates || BIBLATEX_FIELD.test(head) || BIBLATEX_TYPE.test(entry[1] ?? '')
  return isNew ? 'biblatex' : 'bibtex'
}

/** Entries begin the text, or only comments and other commands of BibTeX stand before the first. */
function isBibliography(head: string, firstEntry: number): boolean {
  return head
    .slice(0, firstEntry)
    .split('\n')
    .every((line) => /^\s*(?:%.*|@(?:comment|string|preamble)\b.*|.*[}")],?|)\s*$/i.test(line))
}

/** Fields and types that BibTeX's own styles do not have (biblatex manual, section 2). */
const BIBLATEX_FIELD =
  /^[ \t]*(?:journaltitle|journalsubtitle|location|langid|eprinttype|maintitle|eventtitle)\s*=/im
/** Many files for BibTeX have a date as well; with a year beside it, it says nothing. */
const DATE_FIELD = /^[ \t]*(?:date|origdate|eventdate)\s*=/im
const CLASSIC_FIELD = /^[ \t]*(?:year|journal|address|school)\s*=/im
const BIBLATEX_TYPE =
  /^(?:online|thesis|report|collection|mvbook|mvcollection|bookinbook|suppbook|periodical|patent|dataset|software|artwork|audio|video|image|movie|music|legislation|jurisdiction|performance|review|standard|letter|inreference)$/i

const CSL_TYPES = new Set<string>(REFERENCE_TYPES)

/** A list or an object with items whose `type` is one of CSL; the head of a long one need not be whole. */
function looksLikeCslJson(head: string): boolean {
  if (/^\s*\[\s*\]\s*$/.test(head)) return true
  if (!/^\s*(?:\[\s*\{|\{\s*")/.test(head)) return false
  for (const [, type = ''] of head.matchAll(/"type"\s*:\s*"([a-z_-]{4,30})"/g))
    if (CSL_TYPES.has(type)) return /"(?:title|id|author|issued)"\s*:/.test(head)
  return false
}
