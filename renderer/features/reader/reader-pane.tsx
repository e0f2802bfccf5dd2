import './reader.css'
import { useEffect } from 'preact/hooks'
import type { ArticleView } from '#ipc/contract'
import { registerKeys } from '../../state/keymap'
import { openArticle } from '../../state/library'
import { focusPane } from '../../state/panes'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { afterFirstPaint } from '../../ui/after-first-paint'
import { later } from '../../ui/later'
import { announcement } from './reader-state'

/** The open article; loaded with the first picture of an empty pane. */
export const OpenArticlePart = later<{ readonly view: ArticleView }>(
  async () => (await import('./open-article')).OpenArticle,
)

/** The middle column: the open article, with the stripes of its quotes beside the text. */
export function ReaderPane() {
  const open = openArticle.value
  useEffect(registerReaderKeys, [])
  useEffect(() => void afterFirstPaint().then(OpenArticlePart.load), [])
  return (
    <div class="reader">
      {open ? (
        // Another article, or another text of it, is drawn anew; everything else is painted on it.
        <OpenArticlePart key={open.revision.id} view={open} />
      ) : (
        <NothingOpen />
      )}
      <Announcements />
    </div>
  )
}

/** Returns what takes them away, also where they have not come yet. */
function registerReaderKeys(): () => void {
  let isGone = false
  let remove: (() => void) | undefined
  const load = async () => {
    await afterFirstPaint()
    const { readerKeys } = await import('./reader-keys')
    if (!isGone) remove = registerKeys(readerKeys())
  }
  void load()
  return () => {
    isGone = true
    remove?.()
  }
}

function NothingOpen() {
  return (
    <>
      <h1 class="visually-hidden">Reader</h1>
      <EmptyState sentence="No article is open. Choose one in the list to read it here.">
        <Button onClick={() => focusPane('list')}>Go to the list</Button>
      </EmptyState>
    </>
  )
}

/** Read out by screen readers: the cursor's sentence, what was tagged, what was found. */
function Announcements() {
  const { words, count } = announcement.value
  return (
    <div class="visually-hidden" role="status" aria-label="Reader">
      <span key={count}>{words}</span>
    </div>
  )
}
