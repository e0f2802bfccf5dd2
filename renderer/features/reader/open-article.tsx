import './reader.css'
import './highlights.css'
import outside from 'lucide-static/icons/arrow-up-right.svg?raw'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { ArticleView } from '#ipc/contract'
import { Icon } from '../../ui/icon'
import { openClickedLink, OUTSIDE_ADDRESS } from '../../ui/open-link'
import { ReviewStrip } from '../suggestions/review-strip'
import { TagPicker } from '../tags/tag-picker'
import { attachArticle } from './attach-article'
import { beginsWithTitle, planSections } from './draw-plan'
import { FindBar } from './find-bar'
import { SelectionBar } from './selection-bar'

/** The text of an article with what is painted on it, and what lies over it. */
export function OpenArticle({ view }: { view: ArticleView }) {
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
