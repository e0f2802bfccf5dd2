import './reader.css'
import { useEffect, useState } from 'preact/hooks'
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
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    void afterFirstPaint().then(() => {
      setPainted(true)
      return OpenArticlePart.load()
    })
  }, [])
  return (
    <div class="reader">
      {open ? (
        // Another article, or another text of it, is drawn anew; everything else is painted on it.
        <OpenArticlePart key={open.revision.id} view={open} />
      ) : (
        <NothingOpen />
      )}
      <Announcements />
      {isPainted && <FontsAhead />}
    </div>
  )
}

/**
 * Blanks in the fonts of a text, its title and the list of its quotes, unseen. Without them the first article is laid
 * out in another font, then again when its own has come, and each time the layout waits for main, which knows the
 * system's fonts and is busy with the article.
 */
function FontsAhead() {
  return (
    <div class="fonts-ahead" aria-hidden="true">
      {BLANK}
      <em>{BLANK}</em>
      <span class="article-title">{BLANK}</span>
      <span class="quote-words">{BLANK}</span>
    </div>
  )
}
/** One that is drawn, and so has a font. */
const BLANK = '\u00a0'

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
