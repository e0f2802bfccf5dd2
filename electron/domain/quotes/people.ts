import { type Gender, genderOfFirstName, isFirstName } from './first-names'
import type { SpeakerKind } from './model'
import type { Name } from './names'

/** Somebody or something named in an article. */
export interface Entity {
  /** The fullest form of the name so far. */
  name: string
  first: string | undefined
  gender: Gender | undefined
  kind: SpeakerKind | 'unknown'
  readonly titles: Set<string>
}

/** One place where an entity was named, for pronouns to look back to. */
interface Seen {
  readonly entity: Entity
  readonly at: number
  readonly sentence: number
  /** Subject of its sentence, or the one who speaks in it. */
  role: 'none' | 'subject' | 'speaker'
}

/** How far back, in places and in sentences, a pronoun looks. */
const MEMORY = 24
const SENTENCES_BACK = 6

/** The people and bodies of one article, in the order in which it names them. */
export class People {
  private readonly bySurname = new Map<string, Entity>()
  private readonly byFirst = new Map<string, Entity>()
  private readonly byTitle = new Map<string, Entity>()
  private seen: Seen[] = []

  /** Takes note of a name; answers who it is. */
  meet(name: Name, sentence: number): Entity {
    const entity = this.find(name) ?? this.add(name)
    this.learn(entity, name)
    this.seen.push({ entity, at: name.start, sentence, role: 'none' })
    if (this.seen.length > 2 * MEMORY) this.seen = this.seen.slice(-MEMORY)
    return entity
  }

  /** Who a name is, if the article named them before or names them here. */
  find(name: Name): Entity | undefined {
    const { first, last } = name
    const bySurname = this.bySurname.get(keyOf(name))
    if (bySurname !== undefined && (first === undefined || agrees(bySurname, first))) {
      // "Mr. Clinton" is not the Clinton who is "Mrs."
      const gender = genderOfTitles(name.titles)
      if (gender === undefined || bySurname.gender === undefined || bySurname.gender === gender)
        return bySurname
    }
    if (first === undefined && bySurname === undefined) return this.byFirst.get(last)
    return undefined
  }

  private add(name: Name): Entity {
    const entity: Entity = {
      name: name.text,
      first: undefined,
      gender: undefined,
      kind: 'unknown',
      titles: new Set(),
    }
    this.bySurname.set(keyOf(name), entity)
    return entity
  }

  private learn(entity: Entity, name: Name): void {
    if (name.first !== undefined && entity.first === undefined && name.kind !== 'organisation') {
      entity.name = name.text
      entity.first = name.first
      if (isFirstName(name.first)) this.byFirst.set(name.first, entity)
    }
    entity.gender ??=
      genderOfTitles(name.titles) ?? (entity.first ? genderOfFirstName(entity.first) : undefined)
    if (name.kind !== 'unknown' && entity.kind === 'unknown') entity.kind = name.kind
    for (const title of name.titles) {
      const full = LONG_TITLES[title] ?? title
      entity.titles.add(full)
      this.byTitle.set(full, entity)
    }
  }

  /** Remembers that the entity named at `at` was a subject or spoke. */
  mark(at: number, role: 'subject' | 'speaker'): void {
    for (
      let index = this.seen.length - 1;
      index >= Math.max(0, this.seen.length - MEMORY);
      index--
    ) {
      const seen = this.seen[index]
      if (seen?.at === at && seen.role !== 'speaker') seen.role = role
    }
  }

  /** Remembers a mention by pronoun: it keeps its person in mind. */
  recall(entity: Entity, at: number, sentence: number): void {
    this.seen.push({ entity, at, sentence, role: 'speaker' })
  }

  /** "the senator": whoever last bore that title. */
  withTitle(title: string): Entity | undefined {
    return this.byTitle.get(title)
  }

  /**
   * Who "he" or "she" at offset `at` is: of those named in the sentences before, by gender, then subjects and
   * speakers before others, then the nearest.
   */
  resolve(gender: Gender, at: number, sentence: number): Entity | undefined {
    let best: Entity | undefined
    let bestScore = -Infinity
    const counted = new Set<Entity>()
    for (
      let index = this.seen.length - 1;
      index >= Math.max(0, this.seen.length - MEMORY);
      index--
    ) {
      const seen = this.seen[index]
      if (seen === undefined || seen.at >= at || sentence - seen.sentence > SENTENCES_BACK) continue
      const { entity } = seen
      if (entity.gender !== undefined && entity.gender !== gender) continue
      if (entity.kind === 'organisation' || entity.kind === 'outlet') continue
      // A place, as likely as not, unless it has done something.
      if (entity.kind === 'unknown' && entity.first === undefined && seen.role === 'none') continue
      let score = -12 * (sentence - seen.sentence)
      if (seen.role === 'speaker') score += 26
      else if (seen.role === 'subject') score += 20
      if (entity.gender === gender) score += 10
      if (entity.kind === 'person' || entity.first !== undefined) score += 8
      if (!counted.has(entity)) counted.add(entity)
      else score += 4
      if (score > bestScore) {
        bestScore = score
        best = entity
      }
    }
    // Who has been "she" once stays so.
    if (best !== undefined) best.gender ??= gender
    return best
  }
}

/** Bodies are known by their whole name, people by their surname. */
function keyOf(name: Name): string {
  const whole = name.kind === 'organisation' || name.kind === 'outlet'
  return whole ? name.text.toLowerCase() : name.last
}

function agrees(entity: Entity, first: string): boolean {
  if (entity.first === undefined) return true
  const known = entity.first
  return (
    known === first || known.startsWith(first.slice(0, 3)) || genderOfFirstName(first) === undefined
  )
}

function genderOfTitles(titles: readonly string[]): Gender | undefined {
  for (const title of titles) {
    if (FEMALE_TITLES.has(title)) return 'female'
    if (MALE_TITLES.has(title)) return 'male'
  }
  return undefined
}

const FEMALE_TITLES: ReadonlySet<string> = new Set(
  'mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman actress baroness frau kanzlerin bundeskanzlerin ministerin präsidentin sprecherin'.split(
    ' ',
  ),
)

const MALE_TITLES: ReadonlySet<string> = new Set(
  'mr sir lord king prince congressman chairman spokesman actor baron herr kanzler bundeskanzler businessman'.split(
    ' ',
  ),
)

const LONG_TITLES: Readonly<Record<string, string>> = {
  sen: 'senator',
  gov: 'governor',
  rep: 'congressman',
  gen: 'general',
  prof: 'professor',
  pres: 'president',
}
