import DOMPurify from 'dompurify'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { markdownToMarkup } from './markdown-markup'
import { openClickedLink } from './open-link'
import './markdown.css'

const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code'],
  ...['em', 'strong', 'del', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]

/**
 * A note's Markdown as elements: no scripts, no styles, no pictures, links to the web and mail only.
 * The one place where markup comes from a string; what `marked` makes never reaches the page without
 * DOMPurify.
 */
export function renderMarkdown(source: string): DocumentFragment {
  return DOMPurify.sanitize(markdownToMarkup(source), {
    ALLOWED_TAGS,
    ALLOWED_ATTR: ['href', 'start'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
    RETURN_DOM_FRAGMENT: true,
  })
}

/** Markdown, rendered. Its links open outside, after main has asked. */
export function Markdown({ source }: { source: string }) {
  const container = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    container.current?.replaceChildren(renderMarkdown(source))
  }, [source])
  return (
    <div class="markdown" ref={container} onClick={openClickedLink} onAuxClick={openClickedLink} />
  )
}
