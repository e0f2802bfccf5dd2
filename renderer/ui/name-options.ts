import type { SpeakerRow, TagRow } from '#domain/library/rows'
import type { ComboOption } from './combo-field'
import { foldedName, foldForSearch, rankNames } from './match-names'

/** More than this nobody reads through: typing finds the rest. */
const MOST = 60

/** Tags that answer to what was typed, those with the most quotes first. */
export function tagNameOptions(tags: Iterable<TagRow>, typed: string): ComboOption[] {
  const candidates = [...tags].map((tag) => ({
    item: tag,
    names: [foldedName(tag.name)],
    weight: tag.quotes,
  }))
  return rankNames(candidates, foldForSearch(typed), MOST).map(({ item }) => ({
    id: item.id,
    label: item.name,
    colour: item.colour,
    hint: String(item.quotes),
  }))
}

/** Speakers that answer to what was typed, by name or alias, those with the most quotes first. */
export function speakerNameOptions(speakers: Iterable<SpeakerRow>, typed: string): ComboOption[] {
  const candidates = [...speakers].map((speaker) => ({
    item: speaker,
    names: [speaker.name, ...speaker.aliases].map(foldedName),
    weight: speaker.quotes,
  }))
  return rankNames(candidates, foldForSearch(typed), MOST).map(({ item }) => ({
    id: item.id,
    label: item.name,
    hint: String(item.quotes),
  }))
}
