import { useEffect, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import type { RequestOutput } from '#ipc/contract'
import { citationStyle } from '../../state/citation-style'
import { bridge } from '../../bridge'
import { revisionOfLists } from '../../state/library'

export interface CitationTextProps {
  readonly article: Id
  readonly quote?: Id
  /** Shown until the citation has come. */
  readonly meanwhile?: string
}

type Shown = Pick<RequestOutput['citation.copy'], 'text' | 'notice' | 'quotedIn'>

/** How it is cited; asked for again after every change of the library or the style. */
export function useCitation({ article, quote, meanwhile = '' }: CitationTextProps): Shown {
  const [shown, setShown] = useState<Shown>({ text: meanwhile, notice: '' })
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
  return shown
}

/** A citation, and one sentence where the style could not be followed in everything. */
export function CitationText(props: CitationTextProps) {
  return <Citation shown={useCitation(props)} />
}

/** What `useCitation` gave. */
export function Citation({ shown }: { readonly shown: Shown }) {
  return (
    <>
      <p dir="auto">{shown.text}</p>
      {shown.notice && <p class="citation-notice">{shown.notice}</p>}
    </>
  )
}
