import { useEffect, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import { citationStyle } from '../../state/citation-style'
import { bridge } from '../../bridge'
import { revisionOfLists } from '../../state/library'

export interface CitationTextProps {
  readonly article: Id
  readonly quote?: Id
  /** Shown until the citation has come. */
  readonly meanwhile?: string
}

/** How it would be cited; asked for again after every change of the library or the style. */
export function CitationText({ article, quote, meanwhile = '' }: CitationTextProps) {
  const [shown, setShown] = useState({ text: meanwhile, notice: '' })
  const revision = revisionOfLists.value
  const style = citationStyle.value?.name
  useEffect(() => {
    let isGone = false
    const wanted = quote === undefined ? { article } : { article, quote }
    void bridge.request('citation.copy', wanted).then((result) => {
      if (!isGone && result.ok) setShown(result.value)
    })
    return () => {
      isGone = true
    }
  }, [article, quote, revision, style])
  return <p title={shown.notice || undefined}>{shown.text}</p>
}
