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
  readonly #bySurname = new Map<string, Map<Id, Speaker>>()

  constructor(speakers: Iterable<Speaker>) {
    for (const speaker of speakers) this.add(speaker)
  }

  /** Takes one speaker more; of two with one name the first is found. */
  add(speaker: Speaker): void {
    setFirst(this.#byName, keyOf(speaker.name), speaker)
    for (const alias of speaker.aliases) setFirst(this.#byAlias, keyOf(alias), speaker)
    if (speaker.kind !== 'person') return
    for (const name of [speaker.name, ...speaker.aliases]) {
      const surname = surnameOf(name)
      const bearers = this.#bySurname.get(surname) ?? new Map<Id, Speaker>()
      this.#bySurname.set(surname, bearers.set(speaker.id, speaker))
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
    const bearers = this.#bySurname.get(surnameOf(proposed.name)) ?? new Map<Id, Speaker>()
    const maybe = [...bearers.values()].filter((speaker) =>
      [speaker.name, ...speaker.aliases].some((name) => mayBeSame(name, proposed.name)),
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

function setFirst(map: Map<string, Speaker>, key: string, speaker: Speaker): void {
  if (!map.has(key)) map.set(key, speaker)
}

/** "The New York Times" and "New York Times" are one. */
function keyOf(name: string): string {
  return foldName(name).replace(/^the /, '')
}

function wordsOf(name: string): string[] {
  return keyOf(name).split(' ')
}

/** The last word, without a suffix such as "Jr." */
function surnameOf(name: string): string {
  const words = wordsOf(name).filter((word) => !/^(?:jr|sr|ii|iii|iv)\.?$/.test(word))
  return words.at(-1) ?? ''
}

/** Two names with one surname: one has no other word, or their first words agree as far as they go. */
function mayBeSame(a: string, b: string): boolean {
  const first = wordsOf(a)
  const second = wordsOf(b)
  if (first.length === 1 || second.length === 1) return true
  const [x = '', y = ''] = [first[0]?.replace('.', ''), second[0]?.replace('.', '')]
  return x.startsWith(y) || y.startsWith(x) || first.includes(y) || second.includes(x)
}
