import { foldName } from '#domain/library/find-by-name'
import type { Id, Quote, Speaker } from '#domain/library/model'
import type { ComboOption } from '../../ui/combo-field'
import { foldForSearch, type NameCandidate, rankNames } from '../../ui/match-names'

export type SpeakerChoice = Pick<Speaker, 'id' | 'name' | 'kind' | 'aliases'> & {
  readonly quotes: number
}

const MOST_OPTIONS = 9
export const NEW_SPEAKER = 'new'
const HERE = 1_000_000

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
  const candidates: NameCandidate<SpeakerChoice>[] = [...speakers.values()].map((speaker) => {
    const place = here.indexOf(speaker.id)
    return {
      item: speaker,
      names: [speaker.name, ...speaker.aliases].map(foldForSearch),
      weight: place >= 0 ? HERE - place : speaker.quotes,
    }
  })
  const ranked = rankNames(candidates, query)
  // Someone of this article is meant more likely than a stranger whose name answers a little better.
  const near = ranked.filter(({ item }) => here.includes(item.id))
  const far = ranked.filter(({ item }) => !here.includes(item.id))
  const options = [...near, ...far].slice(0, MOST_OPTIONS).map(
    ({ item }): ComboOption => ({
      id: item.id,
      label: item.name,
      hint: here.includes(item.id) ? 'in this article' : hintOf(item),
    }),
  )
  const name = typed.trim()
  const isTaken = [...speakers.values()].some((speaker) =>
    [speaker.name, ...speaker.aliases].some((known) => foldName(known) === foldName(name)),
  )
  if (name === '' || isTaken) return options
  const create: ComboOption = { id: NEW_SPEAKER, label: name, isNew: true }
  const begins = ranked.some(({ match }) => match !== 'inside')
  return begins ? [...options, create] : [create, ...options]
}

function hintOf({ kind, quotes }: SpeakerChoice): string {
  const count = quotes === 1 ? '1 quote' : `${quotes} quotes`
  return [kind === 'person' ? '' : kind, quotes > 0 ? count : ''].filter(Boolean).join(' · ')
}
