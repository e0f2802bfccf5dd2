import './list-header.css'
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw'
import sortIcon from 'lucide-static/icons/arrow-up-down.svg?raw'
import duplicatesIcon from 'lucide-static/icons/combine.svg?raw'
import searchIcon from 'lucide-static/icons/search.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import type { RefObject } from 'preact'
import { libraryInfo, tags } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { Button, IconButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { MenuButton } from '../../ui/menu'
import { TagChip } from '../../ui/tag-dot'
import { filterTag, filterText, isDescending, isTrash, type Sort, SORTS, sort } from './list-state'
import { TagFilter } from './tag-filter'

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  added: 'Date added',
  modified: 'Last changed',
  title: 'Title',
  author: 'Author',
  date: 'Date of publication',
  quotes: 'Number of quotes',
}

/** What each order usually begins with: names with A, everything else with the latest or most. */
const BEGINS_LOW: ReadonlySet<Sort> = new Set<Sort>(['title', 'author'])

export interface ListHeaderProps {
  readonly search: RefObject<HTMLInputElement | null>
  /** The keyboard goes on in the list. */
  readonly onLeave: () => void
}

/** Search, order and filters of the list; in the trash, the way back. */
export function ListHeader({ search, onLeave }: ListHeaderProps) {
  return (
    <header class="list-header">
      {isTrash.value && <TrashHeader onLeave={() => search.current?.focus()} />}
      <div class="list-search">
        <Icon of={searchIcon} />
        <input
          ref={search}
          type="search"
          aria-label={isTrash.value ? 'Search the trash' : 'Search articles'}
          placeholder={isTrash.value ? 'Search the trash' : 'Search articles'}
          autocomplete="off"
          spellcheck={false}
          value={filterText.value}
          onInput={(event) => {
            filterText.value = event.currentTarget.value
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filterText.value) {
              event.preventDefault()
              filterText.value = ''
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              onLeave()
            }
          }}
        />
        <TagFilter />
        <MenuButton
          label="Sort articles"
          items={[
            ...SORTS.map((value) => ({
              label: SORT_NAMES[value],
              checked: sort.value === value,
              run: () => {
                sort.value = value
                isDescending.value = !BEGINS_LOW.has(value)
              },
            })),
            {
              label: 'Ascending',
              checked: !isDescending.value,
              startsGroup: true,
              run: () => {
                isDescending.value = false
              },
            },
            {
              label: 'Descending',
              checked: isDescending.value,
              run: () => {
                isDescending.value = true
              },
            },
          ]}
        >
          <Icon of={sortIcon} />
        </MenuButton>
        {!isTrash.value && (
          <IconButton
            label="Find duplicates"
            icon={duplicatesIcon}
            onClick={() => showDialog({ kind: 'duplicates' })}
          />
        )}
      </div>
      <FilterChip onTakenOff={() => search.current?.focus()} />
    </header>
  )
}

/** Its button goes with it: `onTakenOff` gives the focus a place. */
function FilterChip({ onTakenOff }: { readonly onTakenOff: () => void }) {
  const tag = filterTag.value === undefined ? undefined : tags.value.get(filterTag.value)
  if (!tag) return null
  return (
    <div class="list-chips">
      <TagChip name={tag.name} colour={tag.colour}>
        <IconButton
          label={`Stop filtering by ${tag.name}`}
          icon={x}
          size={12}
          onClick={() => {
            onTakenOff()
            filterTag.value = undefined
          }}
        />
      </TagChip>
    </div>
  )
}

/** It goes with the trash: `onLeave` gives the focus a place. */
function TrashHeader({ onLeave }: { readonly onLeave: () => void }) {
  const count = libraryInfo.value?.counts.trashed ?? 0
  return (
    <div class="trash-header">
      <IconButton
        label="Back to the library"
        icon={arrowLeft}
        onClick={() => {
          onLeave()
          isTrash.value = false
        }}
      />
      <h2>Trash</h2>
      <Button
        tone="quiet"
        disabled={count === 0}
        onClick={() => showDialog({ kind: 'empty-trash' })}
      >
        Empty
      </Button>
    </div>
  )
}
