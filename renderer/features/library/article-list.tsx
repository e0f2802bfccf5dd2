import './article-list.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import { registerKeys } from '../../state/keymap'
import { libraryInfo } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { ContextMenu } from '../../ui/menu'
import { type ListControls, VirtualList } from '../../ui/virtual-list'
import { chooseFiles } from '../import/choose-files'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { LIST_KEYS } from './list-keys'
import { ArticleRowView } from './article-row'
import {
  extendTo,
  openRow,
  restoreAndOpen,
  restoreSelected,
  selectAll,
  selectRow,
  toggleRow,
  trashSelected,
} from './list-actions'
import { ListHeader } from './list-header'
import { articleMenu } from './article-menu'
import {
  articleRows,
  filterTag,
  filterText,
  followArticles,
  isTrash,
  selection,
} from './list-state'
import { ChosenBar } from './chosen-bar'
import { TrashLine } from './trash-line'

/** The articles of the library, or of the trash: filtered, sorted, chosen, opened. */
export function ArticleList() {
  const controls = useRef<ListControls>(null) as { current: ListControls }
  const search = useRef<HTMLInputElement>(null)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | undefined>(undefined)
  useEffect(() => followArticles(), [])
  useEffect(() => registerKeys(LIST_KEYS), [])
  const { active, ids } = selection.value
  const focusList = () => controls.current?.focus()
  const focusAfter = (work: Promise<boolean>) => {
    void work.then((done) => done && requestAnimationFrame(focusList))
  }

  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const row = articleRows.row(index)
    const mod = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && row) {
      void (isTrash.value ? restoreAndOpen(row) : openRow(row))
      return true
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      focusAfter(isTrash.value ? Promise.resolve(false) : trashSelected())
      return true
    }
    if (event.key === ' ') {
      toggleRow(index)
      return true
    }
    if (mod && !event.shiftKey && event.key.toLowerCase() === 'a') {
      void selectAll()
      return true
    }
    if (event.key === 'Escape' && ids.size > 1) {
      selectRow(index)
      return true
    }
    return typeToSearch(event, search.current)
  }
  const total = articleRows.total.value
  return (
    <>
      <ListHeader search={search} onLeave={focusList} />
      {total === 0 ? (
        <Nothing onClear={() => search.current?.focus()} />
      ) : (
        <div
          class="list-rows"
          onContextMenu={(event) => {
            const element = (event.target as Element).closest<HTMLElement>('[data-index]')
            if (!element) return
            event.preventDefault()
            const index = Number(element.dataset['index'])
            const row = articleRows.row(index)
            if (row && !ids.has(row.id)) selectRow(index)
            const box = element.getBoundingClientRect()
            // From the keyboard it comes without a place.
            const isPlaced = event.clientX > 0 || event.clientY > 0
            setMenuAt(
              isPlaced
                ? { x: event.clientX, y: event.clientY }
                : { x: box.left + 24, y: box.top + 24 },
            )
          }}
        >
          <VirtualList
            label={isTrash.value ? 'Articles in the trash' : 'Articles'}
            rows={articleRows}
            estimate={66}
            active={active}
            multiple
            isSelected={(row) => ids.has(row.id)}
            draw={(row) => <ArticleRowView row={row} />}
            controls={controls}
            onMove={(index, event) => {
              if (event.shiftKey) void extendTo(index)
              else selectRow(index)
            }}
            onPress={(index, row, event) => {
              if (event.shiftKey) void extendTo(index)
              else if (event.ctrlKey || event.metaKey) toggleRow(index)
              else {
                selectRow(index)
                if (!isTrash.value) void openRow(row)
              }
            }}
            onKey={onKey}
          />
        </div>
      )}
      <ChosenBar
        onDelete={() => focusAfter(trashSelected())}
        onRestore={() => focusAfter(restoreSelected())}
      />
      <TrashLine />
      {menuAt && (
        <ContextMenu
          label="Article"
          {...menuAt}
          items={articleMenu(focusAfter)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </>
  )
}

/** Letters typed on a row go on in the search field. */
function typeToSearch(event: KeyboardEvent, search: HTMLInputElement | null): boolean {
  const isLetter = /^[\p{L}\p{N}]$/u.test(event.key)
  if (!isLetter || event.ctrlKey || event.metaKey || event.altKey || !search) return false
  filterText.value += event.key
  search.focus()
  return true
}

/** One sentence and one action instead of rows. */
function Nothing({ onClear }: { readonly onClear: () => void }) {
  if (isTrash.value) {
    return (
      <EmptyState sentence="The trash is empty.">
        <Button
          onClick={() => {
            isTrash.value = false
          }}
        >
          Back to the library
        </Button>
      </EmptyState>
    )
  }
  if (filterText.value || filterTag.value) {
    return (
      <EmptyState sentence="No article answers this search.">
        <Button
          onClick={() => {
            filterText.value = ''
            filterTag.value = undefined
            onClear()
          }}
        >
          Clear the search
        </Button>
      </EmptyState>
    )
  }
  const trashed = libraryInfo.value?.counts.trashed ?? 0
  return (
    <EmptyState
      sentence={
        trashed > 0 ? 'All articles are in the trash.' : 'There is no article in this library yet.'
      }
    >
      {trashed > 0 ? (
        <Button
          onClick={() => {
            isTrash.value = true
          }}
        >
          Open the trash
        </Button>
      ) : (
        <div class="list-begin">
          <Button onClick={chooseFiles}>Choose files…</Button>
          <Button onClick={() => showDialog({ kind: 'paste' })}>Paste text…</Button>
        </div>
      )}
    </EmptyState>
  )
}
