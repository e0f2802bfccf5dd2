import './tag-filter.css'
import filter from 'lucide-static/icons/tag.svg?raw'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { tags } from '../../state/library'
import { IconButton } from '../../ui/button'
import { ComboField } from '../../ui/combo-field'
import { foldForSearch, rankNames } from '../../ui/match-names'
import { filterTag } from './list-state'

/** A button that opens a field in which a tag is found to filter the list by. */
export function TagFilter() {
  const anchor = `--${useId().replace(/\W/g, '')}`
  const popup = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null) as { current: HTMLInputElement }
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  useLayoutEffect(() => {
    if (isOpen) input.current?.focus()
  }, [isOpen])
  if (tags.value.size === 0) return null
  const candidates = [...tags.value.values()].map((tag) => ({
    item: tag,
    names: [foldForSearch(tag.name)],
    weight: tag.quotes,
  }))
  const options = rankNames(candidates, foldForSearch(query)).map(({ item }) => ({
    id: item.id,
    label: item.name,
    colour: item.colour,
    hint: String(item.quotes),
  }))
  const close = () => popup.current?.hidePopover()
  return (
    <>
      <IconButton
        label="Filter by tag"
        icon={filter}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        style={{ 'anchor-name': anchor }}
        onClick={() => popup.current?.togglePopover()}
      />
      <div
        ref={popup}
        class="tag-filter"
        popover="auto"
        role="dialog"
        aria-label="Filter by tag"
        style={{ 'position-anchor': anchor }}
        onToggle={(event) => {
          const open = (event as unknown as { newState: string }).newState === 'open'
          setOpen(open)
          setQuery('')
        }}
      >
        {isOpen && (
          <ComboField
            label="Tag"
            placeholder="Find a tag"
            query={query}
            onQuery={setQuery}
            options={options}
            isEager
            inputRef={input}
            onEscape={close}
            onPick={(option) => {
              filterTag.value = option.id
              close()
            }}
          />
        )}
      </div>
    </>
  )
}
