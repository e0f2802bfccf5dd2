import type { Id } from '#domain/library/model'
import { tags } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { currentView } from '../../state/view'
import type { MenuItem } from '../../ui/menu'
import { filterTag, filterText, isTrash } from '../library/list-state'
import { showQuotesOfTag } from '../quotes-view/quotes-state'
import { deleteTag, moveOut, naming, setExpanded } from './tags-state'

/** What can be done with a tag; `after` gives the focus back to the tree. */
export function tagMenu(id: Id, after: (work: Promise<unknown>) => void): MenuItem[] {
  const hasParent = tags.value.get(id)?.parent !== undefined
  const canMerge = tags.value.size > 1
  return [
    { label: 'Show its quotes', keys: 'Enter', run: () => showQuotesOfTag(id) },
    { label: 'Show its articles', run: () => showArticlesOfTag(id) },
    {
      label: 'Rename',
      keys: 'F2',
      startsGroup: true,
      run: () => {
        naming.value = { kind: 'rename', tag: id }
      },
    },
    {
      label: 'Add a tag below',
      keys: '+',
      run: () => {
        setExpanded(id, true)
        naming.value = { kind: 'new', parent: id }
      },
    },
    {
      label: 'Move below…',
      disabled: !canMerge,
      run: () => showDialog({ kind: 'move-tag', tag: id }),
    },
    {
      label: 'Move one level up',
      keys: 'Alt+ArrowLeft',
      disabled: !hasParent,
      run: () => after(moveOut(id)),
    },
    {
      label: 'Merge into…',
      disabled: !canMerge,
      run: () => showDialog({ kind: 'merge-tag', tag: id }),
    },
    { label: 'Delete', keys: 'Delete', startsGroup: true, run: () => after(deleteTag(id)) },
  ]
}

/** Shows all articles that have a tag, themselves or in a quote. */
export function showArticlesOfTag(tag: Id): void {
  filterText.value = ''
  isTrash.value = false
  filterTag.value = tag
  currentView.value = 'library'
}
