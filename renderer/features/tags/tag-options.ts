import type { Id, Tag } from '#domain/library/model'
import { foldName } from '#domain/library/find-by-name'
import type { ComboOption } from '../../ui/combo-field'
import { foldedName, foldForSearch, type NameCandidate, rankNames } from '../../ui/match-names'
import { digitOf, type TagSlots } from './tag-slots'

/** A tag as far as choosing one needs it. */
export type TagChoice = Pick<Tag, 'id' | 'name' | 'parent' | 'colour'> & {
  readonly quotes: number
}

const MOST_OPTIONS = 9
export const NEW_TAG = 'new'

/**
 * The tags to choose from: those used last when nothing is typed, else what answers best. A name that
 * no tag has can be made; it stands first unless a tag begins with what was typed.
 */
export function tagOptions(
  typed: string,
  tags: ReadonlyMap<Id, TagChoice>,
  onQuote: readonly Id[],
  slots: TagSlots,
): ComboOption[] {
  const query = foldForSearch(typed)
  const candidates: NameCandidate<TagChoice>[] = [...tags.values()].map((tag) => ({
    item: tag,
    names: [foldedName(tag.name)],
    weight: weightOf(tag, slots),
  }))
  const ranked = rankNames(candidates, query, MOST_OPTIONS)
  const options = ranked.map(({ item }): ComboOption => {
    const digit = digitOf(slots, item.id)
    return {
      id: item.id,
      label: item.name,
      hint: [pathOf(item, tags), item.quotes > 0 ? String(item.quotes) : '']
        .filter(Boolean)
        .join(' · '),
      colour: item.colour,
      isOn: onQuote.includes(item.id),
      ...(digit === undefined ? {} : { digit }),
    }
  })
  const name = typed.trim()
  if (name === '') return options
  const wanted = foldName(name)
  if ([...tags.values()].some((tag) => foldName(tag.name) === wanted)) return options
  const create: ComboOption = { id: NEW_TAG, label: name, isNew: true }
  const begins = ranked[0]?.match === 'exact' || ranked[0]?.match === 'prefix'
  return begins ? [...options, create] : [create, ...options]
}

/** What was used lately goes first, then what is used most. */
function weightOf(tag: TagChoice, slots: TagSlots): number {
  const used = slots.used.indexOf(tag.id)
  return used >= 0 ? 1_000_000 - used : tag.quotes
}

/** The names a tag stands under: "Policy › Foreign". */
function pathOf(tag: TagChoice, tags: ReadonlyMap<Id, TagChoice>): string {
  const names: string[] = []
  for (let at = parentOf(tag, tags); at && names.length < 10; at = parentOf(at, tags)) {
    names.unshift(at.name)
  }
  return names.join(' › ')
}

function parentOf(tag: TagChoice, tags: ReadonlyMap<Id, TagChoice>): TagChoice | undefined {
  return tag.parent === undefined ? undefined : tags.get(tag.parent)
}
