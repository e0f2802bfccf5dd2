import type { Id } from '../../library/model'
import { familyName } from '../format-name'
import { identifiersOf } from '../identifiers'
import type { Reference } from '../reference'
import { namesOf, textOf } from '../reference-values'
import { foldWords } from './fold-words'

/** What is looked at to say whether two articles are one source. */
export interface MatchEntry {
  readonly id: Id
  readonly title: string
  readonly outlet: string
  /** EDTF, such as `2009-10-14`; empty where unknown. */
  readonly date: string
  /** What `identityOf` gives. */
  readonly identity: string
}

/** The parts of an identity. */
export interface Identity {
  /** As `identifiersOf` gives them. */
  readonly identifiers: readonly string[]
  /** The first author's family name, folded; empty where there is none. */
  readonly author: string
  /** Volume, issue and first page, as far as they are known. */
  readonly place: string
  /** Articles that a person has said are others. */
  readonly apart: readonly Id[]
}

/**
 * What a list of titles and dates does not hold of an article, as one short text, a line a fact: so that
 * the catalog can keep it in one column and duplicates are found without opening a document.
 */
export function identityOf(reference: Reference, apart: readonly Id[] = []): string {
  const [first] = [...namesOf(reference, 'author'), ...namesOf(reference, 'editor')]
  const author = first ? foldWords(familyName(first) || (first.literal ?? '')).join(' ') : ''
  const [page = ''] = textOf(reference, 'page').split(/[-\u2010-\u2015,;]/)
  const place = ['volume', 'issue'].map((field) => textOf(reference, field)).concat(page.trim())
  return [
    ...identifiersOf(reference),
    ...(author ? [`by:${author}`] : []),
    ...(place.some(Boolean)
      ? [`in:${place.map((part) => part.replaceAll('/', ' ')).join('/')}`]
      : []),
    ...apart.map((id) => `not:${id}`),
  ]
    .map((line) => line.replace(/\s+/g, ' '))
    .join('\n')
}

/** Reads what `identityOf` wrote. */
export function readIdentity(identity: string): Identity {
  const identifiers: string[] = []
  const apart: Id[] = []
  let author = ''
  let place = ''
  for (const line of identity === '' ? [] : identity.split('\n')) {
    if (line.startsWith('by:')) author = line.slice(3)
    else if (line.startsWith('in:')) place = line.slice(3)
    else if (line.startsWith('not:')) apart.push(line.slice(4))
    else identifiers.push(line)
  }
  return { identifiers, author, place, apart }
}
