import type { Id } from '#domain/library/model'
import type { ArticleRow } from '#domain/library/rows'
import { showArticle } from '../../state/apply-events'
import { execute, executeAllUndoable, executeUndoable, offerUndo } from '../../state/execute'
import { notify } from '../../state/notifications'
import { focusPane } from '../../state/panes'
import { counted } from '../../ui/counted'
import { OpenArticlePart } from '../reader/reader-pane'
import { rangeTo, selectOne, selectRange, toggleOne } from './list-selection'
import { articleRows, isTrash, selection } from './list-state'

/** How the title of an article is written where it may have none. */
export function titleOf(row: Pick<ArticleRow, 'title'>): string {
  return row.title || 'Untitled'
}

/** Opens the article of a row and puts the focus into the text, where the reading keys work. */
export async function openRow(row: ArticleRow): Promise<void> {
  const [isShown] = await Promise.all([showArticle(row.id), OpenArticlePart.load()])
  if (isShown) requestAnimationFrame(() => focusPane('reader'))
}

/** Chooses one row. */
export function selectRow(index: number): void {
  selection.value = selectOne(index, articleRows.row(index)?.id)
}

/** Adds a row to those chosen, or takes it away. */
export function toggleRow(index: number): void {
  const row = articleRows.row(index)
  if (row) selection.value = toggleOne(selection.value, index, row.id)
}

/** Chooses all rows from where the range began; rows that are not in the window are asked for. */
export async function extendTo(index: number): Promise<void> {
  const before = selection.value
  // The focus moves at once, what it passed follows.
  selection.value = { ...before, active: index }
  const [first, last] = rangeTo(before, index)
  const ids = await idsBetween(first, last)
  if (ids && selection.value.active === index)
    selection.value = selectRange(selection.value, index, ids)
}

/** Chooses every row of the list, as it is filtered. */
export async function selectAll(): Promise<void> {
  const last = (articleRows.total.value ?? 0) - 1
  const ids = await idsBetween(0, last)
  if (ids) selection.value = { active: selection.value.active, anchor: 0, ids: new Set(ids) }
}

async function idsBetween(first: number, last: number): Promise<Id[] | undefined> {
  const known: Id[] = []
  for (let index = first; index <= last; index++) {
    const id = articleRows.row(index)?.id
    if (id === undefined) return (await articleRows.between(first, last))?.map((row) => row.id)
    known.push(id)
  }
  return known
}

/** Moves the chosen articles to the trash; one step of undo brings them back. */
export async function trashSelected(): Promise<boolean> {
  const ids = chosenIds()
  const [only, ...more] = ids
  if (only === undefined) return false
  const row = articleRows.row(selection.value.active)
  const what =
    more.length > 0
      ? counted(ids.length, 'article')
      : `“${row?.id === only ? titleOf(row) : 'the article'}”`
  const moved = await executeAllUndoable(
    ids.map((article) => ({ type: 'article.delete' as const, article })),
    `Moved ${what} to the trash.`,
  )
  if (moved) clampSelection()
  return moved
}

/** Takes the chosen articles out of the trash. */
export async function restoreSelected(): Promise<boolean> {
  const ids = chosenIds()
  if (ids.length === 0) return false
  const restored = await executeAllUndoable(
    ids.map((article) => ({ type: 'trash.restore' as const, article })),
    `Restored ${counted(ids.length, 'article')}.`,
  )
  if (restored) clampSelection()
  return restored
}

/** Removes what is in the trash; even this can be undone. */
export async function emptyTrash(): Promise<void> {
  await executeUndoable({ type: 'trash.empty' }, 'Emptied the trash.')
  isTrash.value = false
}

/** What is chosen; where nothing is, the row with the focus. */
function chosenIds(): Id[] {
  const { ids, active } = selection.value
  if (ids.size > 0) return [...ids]
  const id = articleRows.row(active)?.id
  return id === undefined ? [] : [id]
}

function clampSelection(): void {
  const { active, anchor } = selection.value
  selection.value = selectOne(Math.min(active, anchor), undefined)
}

/** Takes one article out of the trash and opens it. */
export async function restoreAndOpen(row: ArticleRow): Promise<void> {
  const command = { type: 'trash.restore' as const, article: row.id }
  if (!(await executeUndoable(command, `Restored “${titleOf(row)}”.`))) return
  isTrash.value = false
  await openRow(row)
}

/** Makes the citation keys of the chosen articles anew, as one step that can be taken back. */
export async function makeKeys(): Promise<void> {
  const articles = [...selection.peek().ids]
  if (articles.length === 0) return
  const made = await execute({ type: 'article.make-keys', articles })
  if (!made) return
  const { changed } = made.value as { changed: number }
  if (changed === 0) notify({ tone: 'done', message: 'The keys are those that the pattern makes.' })
  else offerUndo(made.sequence, `${counted(changed, 'citation key')} made anew.`)
}
