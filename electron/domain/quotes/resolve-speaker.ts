import type { Gender } from './first-names'
import { DETERMINER, POSSESSIVE, PREPOSITION, QUANTIFIER, RELATIVE, ROLE, TITLE } from './lexicon'
import type { Mention, Passage, Range, SpeakerKind, Token } from './model'
import { isPersonRole, type Name } from './names'
import { isOutlet } from './outlets'
import { type Entity, People } from './people'

/** Who a mention is: the fullest name, or null for nobody in particular. */
export interface Identity {
  readonly ref: string | null
  readonly kind: SpeakerKind | null
  readonly entity: Entity | undefined
}

/** What is known where a mention stands. */
export interface Known {
  readonly people: People
  /** Number of the sentence in the article. */
  readonly sentence: number
  /** The names of that sentence. */
  readonly names: readonly Name[]
  readonly authors: readonly string[]
}

/** The names that begin in a range. */
export function namesIn(names: readonly Name[], { from, to }: Range): Name[] {
  return names.filter((name) => name.from >= from && name.from < to)
}

const NOBODY: Identity = { ref: null, kind: null, entity: undefined }

const GENDERED: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ['he', 'male'],
  ['his', 'male'],
  ['him', 'male'],
  ['himself', 'male'],
  ['she', 'female'],
  ['her', 'female'],
  ['hers', 'female'],
  ['herself', 'female'],
  ['er', 'male'],
  ['sein', 'male'],
  ['seine', 'male'],
  ['sie', 'female'],
])

/** "A senator" is somebody new. */
const INDEFINITE: ReadonlySet<string> = new Set(
  'a an another any each every no either neither ein eine einer kein keine'.split(' '),
)

const UNNAMED = new Set(
  'official officials source sources aide aides person people man woman adviser advisers diplomat diplomats insider insiders operative strategist someone somebody beamter beamte quelle quellen kreise insider'.split(
    ' ',
  ),
)

const UNNAMED_SIGNS = new Set(
  'anonymous unnamed unidentified senior one several some anonymer ungenannter'.split(' '),
)

/** Says who a mention is at its place. */
export function resolveSpeaker(passage: Passage, mention: Mention, known: Known): Identity {
  const { people, sentence, authors } = known
  const { tokens } = passage
  const first = tokens[mention.from]
  if (first === undefined) return NOBODY
  const single = mention.to - mention.from === 1
  if (single && (first.low === 'i' || first.low === 'ich') && authors[0] !== undefined)
    return { ref: authors[0], kind: 'person', entity: undefined }
  if (mention.antecedent !== undefined) return resolveSpeaker(passage, mention.antecedent, known)
  const gender = single ? GENDERED.get(first.low) : undefined
  if (gender !== undefined) {
    const entity = people.resolve(gender, mention.start, sentence)
    if (entity === undefined) return { ref: null, kind: 'person', entity: undefined }
    people.recall(entity, mention.start, sentence)
    return { ref: entity.name, kind: 'person', entity }
  }
  if (single && (first.flags & POSSESSIVE) !== 0) return NOBODY
  if (single && !first.capital && first.flags !== 0 && (first.flags & ROLE) === 0) return NOBODY
  const text = mention.text
  if (isOutlet(text)) return { ref: text, kind: 'outlet', entity: undefined }
  const names = namesIn(known.names, headOf(passage, mention)).filter(
    (name) => !passage.lexicon.nounsCapitalised || name.certain || people.find(name) !== undefined,
  )
  const name = headName(passage, mention, names)
  if (name !== undefined) {
    const entity = people.find(name)
    const kind =
      (entity?.kind === 'unknown' ? undefined : entity?.kind) ??
      (name.kind === 'unknown' ? guessKind(entity, name, first) : name.kind)
    return { ref: entity?.name ?? name.text, kind, entity }
  }
  // "the senator": the one the article calls so.
  const last = tokens[mention.to - 1]
  if (
    last !== undefined &&
    mention.to - mention.from <= 3 &&
    (first.flags & DETERMINER) !== 0 &&
    !INDEFINITE.has(first.low) &&
    (last.flags & (TITLE | ROLE)) !== 0
  ) {
    const entity = people.withTitle(last.low)
    if (entity !== undefined) return { ref: entity.name, kind: 'person', entity }
  }
  const described = describedPerson(passage, mention, known)
  if (isUnnamed(passage, mention)) return { ref: null, kind: 'anonymous', entity: undefined }
  const person =
    described !== undefined || (last !== undefined && isPersonRole(last.low, last.flags))
  return { ref: text, kind: person ? 'person' : 'organisation', entity: described }
}

/** Nouns for one person that say whether it is "he" or "she". */
const NOUN_GENDERS: ReadonlyMap<string, Gender> = new Map([
  ...'man boy gentleman husband father son brother uncle grandfather nephew king lad fellow widower mann junge vater sohn bruder onkel'
    .split(' ')
    .map((noun): [string, Gender] => [noun, 'male']),
  ...'woman girl lady wife mother daughter sister aunt grandmother niece queen widow maid mistress frau mutter tochter schwester tante'
    .split(' ')
    .map((noun): [string, Gender] => [noun, 'female']),
])

/** "The old man at the door": somebody who is described by a noun that has a gender. */
function describedPerson(
  passage: Passage,
  { from, to, text, start }: Mention,
  { people, sentence }: Known,
): Entity | undefined {
  const first = passage.tokens[from]
  if (first === undefined || (first.flags & (DETERMINER | POSSESSIVE | QUANTIFIER)) === 0)
    return undefined
  for (let at = from + 1; at < to; at++) {
    const token = passage.tokens[at]
    if (token === undefined || token.kind !== 'word' || (token.flags & PREPOSITION) !== 0)
      return undefined
    const gender = NOUN_GENDERS.get(token.low)
    const next = passage.tokens[at + 1]
    // "the man's lawyer", "the girl scouts"
    if (
      gender === undefined ||
      (at + 1 < to && next !== undefined && (next.flags & PREPOSITION) === 0)
    )
      continue
    return people.describe(text, token.low, gender, start, sentence)
  }
  return undefined
}

/** "Those who know Ross" are not Ross: what stands before the clause of "who". */
function headOf({ tokens }: Passage, { from, to }: Range): Range {
  for (let at = from + 1; at < to; at++) {
    const flags = tokens[at]?.flags ?? 0
    if ((flags & RELATIVE) !== 0 && (flags & (POSSESSIVE | DETERMINER)) === 0)
      return { from, to: at }
  }
  return { from, to }
}

/** A bare name that speaks is a person's, unless an article or capitals throughout say otherwise. */
function guessKind(entity: Entity | undefined, name: Name, first: Token): SpeakerKind {
  if (entity?.first !== undefined || entity?.gender !== undefined) return 'person'
  if ((first.flags & DETERMINER) !== 0) return 'organisation'
  const { text } = name
  const initials = text.length <= 5 && text === text.toUpperCase()
  return initials || text.includes('.') ? 'organisation' : 'person'
}

/** The name that is the speaker's: the first that is no modifier ("the Trump campaign") and no owner. */
function headName(passage: Passage, mention: Mention, names: readonly Name[]): Name | undefined {
  for (const name of names) {
    const next = passage.tokens[name.to]
    if (next === undefined || name.to >= mention.to) return name
    if (next.low === "'s") continue
    if (next.kind === 'word' && !next.capital && next.flags === (next.flags & ~(ROLE | TITLE))) {
      if (next.flags === 0) continue
      return name
    }
    if (next.kind === 'word' && (next.flags & (ROLE | TITLE)) !== 0) continue
    if (name.kind === 'unknown' && names.length > 1 && name !== names.at(-1)) continue
    return name
  }
  return undefined
}

/** "One anonymous U.S. official", "a senior aide": a role for a person, no name. */
function isUnnamed(passage: Passage, mention: Mention): boolean {
  let unnamed = false
  let sign = false
  for (let at = mention.from; at < mention.to; at++) {
    const token = passage.tokens[at]
    if (token === undefined) continue
    if (UNNAMED.has(token.low)) unnamed = true
    if (UNNAMED_SIGNS.has(token.low) || (at === mention.from && (token.flags & QUANTIFIER) !== 0))
      sign = true
    if (token.low === 'a' && at === mention.from) sign = true
  }
  return unnamed && sign
}
