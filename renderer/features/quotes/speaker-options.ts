import { foldName } from '#domain/library/find-by-name'
import type { Id, Quote, Speaker } from '#domain/library/model'
import type { ComboOption } from '../../ui/combo-field'
import { foldedName, foldForSearch, type NameCandidate, rankNames } from '../../ui/match-names'

export type SpeakerChoice = Pick<Speaker, 'id' | 'name' | 'kind' | 'aliases'> & {
  readonly quotes: number
}

const MOST_OPTIONS = 9
export const NEW_SPEAKER = 'new'

/** The speakers of an article's quotes, those who report included, the most quoted first. */
export function speakersOf(quotes: readonly Quote[]): Id[] {
  const counts = new Map<Id, number>()
  for (const quote of quotes) {
    if (quote.speaker !== undefined) {
      counts.set(quote.speaker, (counts.get(quote.speaker) ?? 0) + 1)
    }
    for (const via of quote.via) counts.set(via, counts.get(via) ?? 0)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id)
}

/**
 * The speakers to choose from: those of this article before all others, then by what answers best. A
 * name that nobody has can be made.
 */
export function speakerOptions(
  typed: string,
  speakers: ReadonlyMap<Id, SpeakerChoice>,
  here: readonly Id[],
): ComboOption[] {
  const query = foldForSearch(typed)
  const placeHere = new Map(here.map((id, place) => [id, place]))
  const nearby: NameCandidate<SpeakerChoice>[] = []
  const others: NameCandidate<SpeakerChoice>[] = []
  for (const speaker of speakers.values()) {
    const names = [speaker.name, ...speaker.aliases].map(foldedName)
    const place = placeHere.get(speaker.id)
    if (place === undefined) others.push({ item: speaker, names, weight: speaker.quotes })
    else nearby.push({ item: speaker, names, weight: -place })
  }
  // Someone of this article is meant more likely than a stranger whose name answers a little better.
  const near = rankNames(nearby, query, MOST_OPTIONS)
  const far = rankNames(others, query, MOST_OPTIONS)
  const options = [...near, ...far].slice(0, MOST_OPTIONS).map(
    ({ item }): ComboOption => ({
      id: item.id,
      label: item.name,
      hint: placeHere.has(item.id) ? 'in this article' : hintOf(item),
    }),
  )
  const name = typed.trim()
  if (name === '' || isTaken(name, speakers.values())) return options
  const create: ComboOption = { id: NEW_SPEAKER, label: name, isNew: true }
  const begins = [near[0], far[0]].some((best) => best && best.match !== 'inside')
  return begins ? [...options, create] : [create, ...options]
}

function isTaken(name: string, speakers: Iterable<SpeakerChoice>): boolean {
  const wanted = foldName(name)
  for (const speaker of speakers) {
    if (foldName(speaker.name) === wanted) return true
    if (speaker.aliases.some((alias) => foldName(alias) === wanted)) return true
  }
  return false
}

function hintOf({ kind, quotes }: SpeakerChoice): string {
  const count = quotes === 1 ? '1 quote' : `${quotes} quotes`
  return [kind === 'person' ? '' : kind, quotes > 0 ? count : ''].filter(Boolean).join(' · ')
}
