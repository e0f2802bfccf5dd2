import tagIcon from 'lucide-static/icons/tag.svg?raw'
import { tags } from '../../state/library'
import { ComboPopover } from '../../ui/combo-popover'
import { Icon } from '../../ui/icon'
import { tagNameOptions } from '../../ui/name-options'
import { filterTag } from './list-state'

/** A button that opens a field in which a tag is found to filter the list by. */
export function TagFilter() {
  if (tags.value.size === 0) return null
  return (
    <ComboPopover
      class="icon-button"
      label="Filter by tag"
      tip="Filter by tag"
      field="Tag"
      placeholder="Find a tag"
      optionsFor={(typed) => tagNameOptions(tags.value.values(), typed)}
      onPick={(tag) => {
        filterTag.value = tag
      }}
    >
      <Icon of={tagIcon} />
    </ComboPopover>
  )
}
