import { type Gender, genderOfFirstName, isFirstName } from './first-names'
import { isSameGivenName } from './given-names'
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
  /** Whether the article has called them by their surname alone. */
  bySurnameAlone: boolean
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
const SENTENCES_BACK = 14

/** Sentences between who spoke and their surname alone. */
const JUST_BEFORE = 2

/** So many who share a surname are kept apart; of more, the first are forgotten. */
const MOST_NAMESAKES = 8

/** The people and bodies of one article, in the order in which it names them. */
export class People {
  /** Bodies by their whole name, people by their surname: those who share one, in the order in which they came. */
  private readonly bySurname = new Map<string, Entity[]>()
  /** Given name and surname in lower case. */
  private readonly byFullName = new Map<string, Entity>()
  private readonly byFirst = new Map<string, Entity>()
  private readonly byTitle = new Map<string, Entity>()
  /** People who are only described, by the noun: "the old man". */
  private readonly described = new Map<string, Entity>()
  private seen: Seen[] = []

  /** Takes note of a name; answers who it is. */
  meet(name: Name, sentence: number): Entity {
    const entity = this.find(name) ?? this.add(name)
    this.learn(entity, name)
    if (name.first === undefined) entity.bySurnameAlone = true
    this.seen.push({ entity, at: name.start, sentence, role: 'none' })
    if (this.seen.length > 2 * MEMORY) this.seen = this.seen.slice(-MEMORY)
    return entity
  }

  /**
   * Who a name is, if the article named them before or names them here. Somebody of another given name who shares the
   * surname is somebody else.
   */
  find(name: Name): Entity | undefined {
    const { first, last } = name
    const namesakes = this.bySurname.get(keyOf(name))
    if (namesakes === undefined) return first === undefined ? this.byFirst.get(last) : undefined
    // "Mr. Clinton" is not the Clinton who is "Mrs."
    const gender = genderOfTitles(name.titles)
    const fits = (entity: Entity): boolean =>
      gender === undefined || entity.gender === undefined || entity.gender === gender
    const [only] = namesakes
    // Nearly everybody has their surname for themselves.
    if (only !== undefined && namesakes.length === 1) {
      if (first !== undefined && only.titles.has(first)) return only
      return fits(only) && (first === undefined || agrees(only, first)) ? only : undefined
    }
    if (first === undefined) return this.bareName(namesakes.filter(fits), name.titles)
    // "Councillor Ravn", after "Councillor Peter Ravn": a title that no list has.
    const titled = namesakes.findLast((entity) => entity.titles.has(first))
    if (titled !== undefined) return titled
    const same = this.byFullName.get(fullKey(first, last))
    if (same !== undefined && fits(same)) return same
    return namesakes.findLast((entity) => fits(entity) && agrees(entity, first))
  }

  /**
   * Who a surname alone is, of those who share it: whoever bears the title before it, else who spoke just before, else
   * whom the article called by the surname alone before, else who came last.
   */
  private bareName(namesakes: readonly Entity[], titles: readonly string[]): Entity | undefined {
    if (namesakes.length < 2) return namesakes[0]
    const titled = namesakes.filter((entity) =>
      titles.some((title) => entity.titles.has(LONG_TITLES[title] ?? title)),
    )
    const candidates = titled.length > 0 ? titled : namesakes
    const now = this.seen.at(-1)?.sentence ?? 0
    const spoke = this.seen.findLast(
      ({ entity, role, sentence }) =>
        role === 'speaker' && now - sentence <= JUST_BEFORE && candidates.includes(entity),
    )
    return (
      spoke?.entity ?? candidates.findLast((entity) => entity.bySurnameAlone) ?? candidates.at(-1)
    )
  }

  private add(name: Name): Entity {
    const entity: Entity = {
      name: name.text,
      first: undefined,
      gender: undefined,
      kind: 'unknown',
      titles: new Set(),
      bySurnameAlone: false,
    }
    const key = keyOf(name)
    const namesakes = this.bySurname.get(key)
    if (namesakes === undefined) this.bySurname.set(key, [entity])
    else {
      namesakes.push(entity)
      if (namesakes.length > MOST_NAMESAKES) namesakes.shift()
    }
    return entity
  }

  private learn(entity: Entity, name: Name): void {
    if (name.first !== undefined && entity.first === undefined && name.kind !== 'organisation') {
      entity.name = name.text
      entity.first = name.first
      if (isFirstName(name.first)) this.byFirst.set(name.first, entity)
    }
    if (name.first !== undefined) this.byFullName.set(fullKey(name.first, name.last), entity)
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

  /** Takes note of somebody who is only described, at offset `at`, so that "he" and "she" can mean them. */
  describe(text: string, noun: string, gender: Gender, at: number, sentence: number): Entity {
    let entity = this.described.get(noun)
    if (entity === undefined) {
      entity = {
        name: text,
        first: undefined,
        gender,
        kind: 'unknown',
        titles: new Set(),
        bySurnameAlone: false,
      }
      this.described.set(noun, entity)
    }
    if (this.seen.at(-1)?.at !== at) this.seen.push({ entity, at, sentence, role: 'subject' })
    return entity
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
      const bare = entity.kind === 'unknown' && entity.first === undefined && seen.role === 'none'
      if (bare && !isFirstName(entity.name.toLowerCase())) continue
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

function fullKey(first: string, last: string): string {
  return `${first} ${last}`
}

function agrees(entity: Entity, first: string): boolean {
  return entity.first === undefined || isSameGivenName(entity.first, first)
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
