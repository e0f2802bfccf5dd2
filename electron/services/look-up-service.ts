import {
  type KnownIdentifier,
  knownIdentifier,
  SERVICES,
} from '#domain/citations/look-up/known-identifier'
import { readArxiv } from '#domain/citations/look-up/read-arxiv'
import { readOpenLibrary } from '#domain/citations/look-up/read-open-library'
import type { Reference } from '#domain/citations/reference'
import { fail, ok, type Result } from '#domain/result'
import type { Background } from './background'
import { fetchText } from './fetch-text'
import { referenceFrom } from './import-service'

/** Where each service is; tests put a server of their own in their place. */
export interface LookUpAddresses {
  readonly doi: string
  readonly openLibrary: string
  readonly arxiv: string
  readonly ncbi: string
}

const ADDRESSES: LookUpAddresses = {
  doi: 'https://doi.org',
  openLibrary: 'https://openlibrary.org',
  arxiv: 'https://export.arxiv.org',
  ncbi: 'https://eutils.ncbi.nlm.nih.gov',
}

export interface LookUpOptions {
  readonly addresses?: Partial<LookUpAddresses>
  /** In ms. */
  readonly timeLimit?: number
  readonly signal?: AbortSignal
}

/**
 * Asks a public service what it knows of a DOI, ISBN, arXiv or PubMed number, or a page what it says of
 * itself. Sends the identifier and nothing else, and only when it is called.
 */
export async function lookUp(
  background: Background,
  text: string,
  options: LookUpOptions = {},
): Promise<Result<Reference>> {
  const identifier = knownIdentifier(text)
  if (!identifier) {
    return fail(
      'invalid-command',
      'This is no DOI, ISBN, arXiv number, PubMed number or web address; compare it letter by letter.',
    )
  }
  const { address, accept } = questionOf(identifier, { ...ADDRESSES, ...options.addresses })
  const service = SERVICES[identifier.kind]
  const answer = await fetchText(address, service, { accept, ...options })
  if (!answer.ok) return answer
  const reference = await read(background, identifier, answer.value)
  return reference
    ? ok(reference)
    : fail('not-found', `Nothing is known of it at ${service}; compare it letter by letter.`)
}

/** How each service documents that it wants to be asked. */
function questionOf(
  { kind, value }: KnownIdentifier,
  { doi, openLibrary, arxiv, ncbi }: LookUpAddresses,
): { address: string; accept: string } {
  const escaped = encodeURIComponent(value)
  switch (kind) {
    case 'doi':
      return {
        address: `${doi}/${value.split('/').map(encodeURIComponent).join('/')}`,
        accept: 'application/vnd.citationstyles.csl+json',
      }
    case 'isbn':
      return {
        address: `${openLibrary}/api/books?bibkeys=ISBN:${escaped}&format=json&jscmd=data`,
        accept: 'application/json',
      }
    case 'arxiv':
      return { address: `${arxiv}/api/query?id_list=${escaped}`, accept: 'application/atom+xml' }
    case 'pmid':
      return {
        address: `${ncbi}/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&id=${escaped}`,
        accept: 'application/xml',
      }
    case 'url':
      return { address: value, accept: 'text/html,application/xhtml+xml' }
  }
}

async function read(
  background: Background,
  { kind, value }: KnownIdentifier,
  answer: string,
): Promise<Reference | undefined> {
  if (kind === 'isbn') return readOpenLibrary(answer, value)
  if (kind === 'arxiv') return readArxiv(answer, value)
  const source = await background.run({ kind: 'read-text', text: answer })
  if (!source.ok) return undefined
  if (source.value.kind === 'references') {
    return kind === 'url' ? undefined : source.value.items[0]?.reference
  }
  if (kind !== 'url') return undefined
  const { metadata } = source.value.document
  return metadata.title ? referenceFrom({ ...metadata, url: metadata.url ?? value }) : undefined
}
