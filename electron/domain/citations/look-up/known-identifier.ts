import { normaliseArxiv, normaliseDoi, normaliseIsbns } from '../identifiers'

/** What a source can be looked up by. */
export type IdentifierKind = 'doi' | 'isbn' | 'arxiv' | 'pmid' | 'url'

export interface KnownIdentifier {
  readonly kind: IdentifierKind
  /** In the form in which the service is asked. */
  readonly value: string
}

/** Who is asked, as people know them. */
export const SERVICES: Readonly<Record<IdentifierKind, string>> = {
  doi: 'doi.org',
  isbn: 'Open Library',
  arxiv: 'arXiv',
  pmid: 'PubMed',
  url: 'the page itself',
}

/**
 * What a person has typed or pasted, recognised by its form: a DOI or its address, an ISBN with a right
 * check digit, an arXiv number, a PubMed number, a web address. Undefined where it is none of them.
 */
export function knownIdentifier(text: string): KnownIdentifier | undefined {
  const typed = text.trim()
  const pmid = /^(?:pmid:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,9})\/?$/i.exec(
    typed,
  )?.[1]
  if (pmid) return { kind: 'pmid', value: pmid }
  const arxiv = normaliseArxiv(typed)
  if (arxiv) return { kind: 'arxiv', value: arxiv }
  const isAddress = /^https?:\/\//i.test(typed)
  if (!isAddress || /^https?:\/\/(?:dx\.)?doi\.org\//i.test(typed)) {
    const doi = normaliseDoi(typed)
    if (doi) return { kind: 'doi', value: doi }
  }
  if (isAddress) return /\s/.test(typed) ? undefined : { kind: 'url', value: typed }
  const [isbn] = normaliseIsbns(typed)
  if (isbn) return { kind: 'isbn', value: isbn }
  return /^\d{5,8}$/.test(typed) ? { kind: 'pmid', value: typed } : undefined
}
