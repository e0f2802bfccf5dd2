import { copyCited } from '../../state/citation'
import { showDialog } from '../../state/open-dialog'
import { counted } from '../../ui/counted'
import type { MenuItem } from '../../ui/menu'
import { makeKeys, openRow, restoreAndOpen, restoreSelected, trashSelected } from './list-actions'
import { articleRows, isTrash, selection } from './list-state'

/** What can be done with the chosen articles; `after` gives the focus back where rows go away. */
export function articleMenu(after: (work: Promise<boolean>) => void): MenuItem[] {
  const { active, ids } = selection.value
  const row = articleRows.row(active)
  const many = ids.size > 1
  const what = many ? ` ${counted(ids.size, 'article')}` : ''
  if (isTrash.value) {
    return [
      { label: `Restore${what}`, run: () => after(restoreSelected()) },
      ...(row && !many
        ? [{ label: 'Restore and open', keys: 'Enter', run: () => void restoreAndOpen(row) }]
        : []),
    ]
  }
  return [
    ...(row && !many
      ? [
          { label: 'Open', keys: 'Enter', run: () => void openRow(row) },
          {
            label: 'Edit reference…',
            run: () => showDialog({ kind: 'reference', article: row.id }),
          },
          { label: 'Copy citation', run: () => void copyCited({ article: row.id }, 'citation') },
        ]
      : []),
    {
      label: `Export${what}…`,
      keys: 'Mod+E',
      run: () => showDialog({ kind: 'export' }),
    },
    {
      label: many ? `Make ${ids.size} citation keys anew` : 'Make its citation key anew',
      disabled: ids.size === 0,
      run: () => void makeKeys(),
    },
    ...(many && ids.size <= 20
      ? [
          {
            label: `Merge${what}…`,
            run: () => showDialog({ kind: 'duplicates', articles: [...ids] }),
          },
        ]
      : []),
    {
      label: `Move${what} to the trash`,
      keys: 'Delete',
      startsGroup: true,
      run: () => after(trashSelected()),
    },
  ]
}
