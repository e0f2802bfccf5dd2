import { foldName } from './find-by-name'
import type { Id, ProposedSpeaker, Speaker } from './model'

/** Whom of a library a proposed name may be. */
export interface SpeakerMatch {
  /** Who bears exactly this name, or has it as an alias. */
  readonly same: Speaker | undefined
  /** Who may be meant: "Lavrov" and "Sergei Lavrov". Never taken without being asked. */
  readonly maybe: readonly Speaker[]
}

/** The speakers of a library by name, for matching many proposed ones. */
export class SpeakerIndex {
  readonly #byName = new Map<string, Speaker>()
  readonly #byAlias = new Map<string, Speaker>()
  readonly #bySurname = new Map<string, Speaker[]>()

  constructor(speakers: Iterable<Speaker>) {
    for (const speaker of speakers) this.add(speaker)
  }

  /** Takes one speaker more; of two with one name it is found whose id comes first, in whatever order they come. */
  add(speaker: Speaker): void {
    for (const [place, key] of keysOf(speaker).entries()) {
      setFound(place === 0 ? this.#byName : this.#byAlias, key, speaker)
      if (speaker.kind !== 'person') continue
      const surname = surnameIn(key)
      const bearers = this.#bySurname.get(surname)
      if (!bearers) this.#bySurname.set(surname, [speaker])
      else if (!bearers.some(({ id }) => id === speaker.id)) bearers.push(speaker)
    }
  }

  /** Who bears exactly this name or alias, without regard to case and to a leading "the". */
  named(name: string): Speaker | undefined {
    const key = keyOf(name)
    return this.#byName.get(key) ?? this.#byAlias.get(key)
  }

  /**
   * Whom a proposed speaker may be. An anonymous source is nobody else's: "a senior official" of
   * another article is the same only if it was one of `here`, the speakers of this article.
   */
  match(proposed: ProposedSpeaker, here: ReadonlySet<Id>): SpeakerMatch {
    const same = this.named(proposed.name)
    if (proposed.kind === 'anonymous') {
      const isSame = same !== undefined && (same.kind !== 'anonymous' || here.has(same.id))
      return { same: isSame ? same : undefined, maybe: [] }
    }
    if (same || proposed.kind !== 'person') return { same, maybe: [] }
    const key = keyOf(proposed.name)
    const bearers = this.#bySurname.get(surnameIn(key)) ?? []
    const maybe = bearers.filter((speaker) =>
      keysOf(speaker).some((known) => mayBeSame(known, key)),
    )
    // Someone of this article is meant more likely.
    return {
      same: undefined,
      maybe: maybe.sort((a, b) => Number(here.has(b.id)) - Number(here.has(a.id))),
    }
  }

  /** The name, or where somebody else has it, the name with the first number that is free. */
  freeName(name: string): string {
    if (!this.named(name)) return name
    for (let number = 2; ; number++) {
      const numbered = `${name} (${number})`
      if (!this.named(numbered)) return numbered
    }
  }
}

function setFound(map: Map<string, Speaker>, key: string, speaker: Speaker): void {
  const known = map.get(key)
  if (!known || speaker.id < known.id) map.set(key, speaker)
}

/** "The New York Times" and "New York Times" are one. */
function keyOf(name: string): string {
  const folded = foldName(name)
  return folded.startsWith('the ') ? folded.slice(4) : folded
}

/** The keys of a speaker's name and aliases, in this order. */
function keysOf({ name, aliases }: Speaker): string[] {
  return [keyOf(name), ...aliases.map(keyOf)]
}

/** The last word of a key, without a suffix such as "Jr." */
function surnameIn(key: string): string {
  let end = key.length
  for (;;) {
    const start = key.lastIndexOf(' ', end - 1) + 1
    const word = key.slice(start, end)
    if (!/^(?:jr|sr|ii|iii|iv)\.?$/.test(word)) return word
    if (start === 0) return ''
    end = start - 1
  }
}

/** Keys with one surname: one has no other word, or their first words agree as far as they go. */
function mayBeSame(a: string, b: string): boolean {
  const first = a.split(' ')
  const second = b.split(' ')
  if (first.length === 1 || second.length === 1) return true
  const [x = '', y = ''] = [first[0]?.replace('.', ''), second[0]?.replace('.', '')]
  return x.startsWith(y) || y.startsWith(x) || first.includes(y) || second.includes(x)
}
