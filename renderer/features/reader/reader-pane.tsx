import './reader.css'
import './highlights.css'
import outside from 'lucide-static/icons/arrow-up-right.svg?raw'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { ArticleView } from '#ipc/contract'
import { registerKeys } from '../../state/keymap'
import { openArticle } from '../../state/library'
import { focusPane } from '../../state/panes'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { openClickedLink, OUTSIDE_ADDRESS } from '../../ui/open-link'
import { ReviewStrip } from '../suggestions/review-strip'
import { TagPicker } from '../tags/tag-picker'
import { attachArticle } from './attach-article'
import { beginsWithTitle, planSections } from './draw-plan'
import { FindBar } from './find-bar'
import { readerKeys } from './reader-keys'
import { announcement } from './reader-state'
import { SelectionBar } from './selection-bar'

/** The middle column: the open article, with the stripes of its quotes beside the text. */
export function ReaderPane() {
  const open = openArticle.value
  useEffect(() => registerKeys(readerKeys()), [])
  return (
    <div class="reader">
      {open ? (
        // Another article, or another text of it, is drawn anew; everything else is painted on it.
        <OpenArticle key={open.revision.id} view={open} />
      ) : (
        <NothingOpen />
      )}
      <Announcements />
    </div>
  )
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

function OpenArticle({ view }: { view: ArticleView }) {
  const scroller = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const { revision, header } = view
  const sections = useMemo(
    () => planSections(revision, view.sentences, header.title),
    // A text never changes, but its view is read anew after every edit of the reference.
    [revision.id, header.title],
  )
  useLayoutEffect(() => {
    if (!root.current || !scroller.current) return undefined
    return attachArticle(root.current, scroller.current, view, sections)
    // The view changes with every quote; what is drawn depends on the text alone.
  }, [sections])
  const title = header.title || 'Untitled'
  return (
    <>
      <FindBar />
      <div
        class="reader-scroll"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={`Text of “${title}”`}
        data-pane-start
      >
        <article aria-label={title} lang={revision.language}>
          <ArticleHeader view={view} withTitle={!beginsWithTitle(sections)} />
          <div class="article-text" ref={root} />
        </article>
      </div>
      <ReviewStrip />
      <SelectionBar />
      <TagPicker />
    </>
  )
}

function ArticleHeader({ view, withTitle }: { view: ArticleView; withTitle: boolean }) {
  const { title, byline, outlet, date, url } = view.header
  const facts = [outlet, date, byline].filter(Boolean)
  return (
    <header class="article-header text-column">
      <p class="article-facts">
        {facts.map((fact, index) => (
          <span key={index} class={fact === outlet ? 'outlet' : ''}>
            {fact}
          </span>
        ))}
        {OUTSIDE_ADDRESS.test(url) && (
          <a href={url} draggable={false} onClick={openClickedLink} onAuxClick={openClickedLink}>
            {hostOf(url)}
            <Icon of={outside} size={12} />
          </a>
        )}
      </p>
      {withTitle && (
        <h1 class="article-title" dir="auto">
          {title || 'Untitled'}
        </h1>
      )}
    </header>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : 'Source'
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
