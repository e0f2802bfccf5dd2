import './tags-view.css'
import plus from 'lucide-static/icons/plus.svg?raw'
import { useEffect } from 'preact/hooks'
import { type KeyBinding, registerKeys } from '../../state/keymap'
import { tags } from '../../state/library'
import { Button, IconButton } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { TagDetails } from './tag-details'
import { TagTreeView } from './tag-tree-view'
import { activeTag, currentLines, naming } from './tags-state'

/** The tree takes these itself while it has the focus; here they are for the list of keys. */
const said = (key: string, label: string): KeyBinding => ({
  key,
  label,
  group: 'Lists',
  run: () => false,
})

const TAG_KEYS: readonly KeyBinding[] = [
  said('Enter', 'quotes of the tag'),
  said('F2', 'rename the tag'),
  said('+', 'add a tag below'),
  said('Alt+ArrowRight', 'move the tag below the one above it'),
  said('Alt+ArrowLeft', 'move the tag one level up'),
  said('Delete', 'delete the tag'),
]

/** The codebook: every tag in its place, and what one of them means. */
export function TagsView() {
  useEffect(() => registerKeys(TAG_KEYS), [])
  useEffect(
    () => () => {
      naming.value = undefined
    },
    [],
  )
  const lines = currentLines()
  const active = tags.value.get(activeTag.value ?? '') ?? lines[0]?.tag
  const addTag = () => {
    naming.value = { kind: 'new', parent: undefined }
  }
  const isEmpty = lines.length === 0 && naming.value === undefined
  return (
    <div class="tags-view">
      <section class="tags-pane" aria-label="Codebook" data-pane="list" tabIndex={-1}>
        <header class="tags-header">
          <h1>Tags</h1>
          <IconButton label="Add a tag" icon={plus} onClick={addTag} />
        </header>
        {isEmpty ? (
          <EmptyState sentence="There is no tag yet. Tags are made here, or while you quote.">
            <Button onClick={addTag}>Add a tag</Button>
          </EmptyState>
        ) : (
          <TagTreeView />
        )}
      </section>
      <main
        class="tags-main"
        aria-label="Tag"
        data-pane="reader"
        tabIndex={-1}
        // What is edited here stays here when another tag comes before it.
        onFocusIn={() => {
          activeTag.value ??= active?.id
        }}
      >
        {active && <TagDetails tag={active} />}
      </main>
    </div>
  )
}
