import { useEffect, useState } from 'preact/hooks'
import type { Quote } from '#domain/library/model'
import type { UtteranceGroup } from '#ipc/contract'
import { bridge } from '../../bridge'
import { revisionOfLists } from '../../state/library'
import { counted } from '../../ui/counted'
import { Versions } from './versions'

/** Where else the words of a quote stand; nothing where they stand nowhere else. */
export function OtherVersions({ quote }: { readonly quote: Quote }) {
  const [group, setGroup] = useState<UtteranceGroup>([])
  const revision = revisionOfLists.value
  const isAsked = quote.status === 'accepted' && quote.speaker !== undefined
  useEffect(() => {
    let isGone = false
    if (isAsked) {
      void bridge.request('quote.versions', { quote: quote.id }).then((result) => {
        // Without an answer there is nothing to show, and nothing is lost.
        if (!isGone) setGroup(result.ok ? result.value : [])
      })
    } else setGroup([])
    return () => {
      isGone = true
    }
  }, [quote.id, isAsked, quote.speaker, revision])
  const articles = new Set(group.map(({ article }) => article))
  articles.delete(quote.article)
  if (articles.size === 0) return null
  return (
    <div class="details-row">
      <span>Also in</span>
      <details class="other-versions">
        <summary>{counted(articles.size, 'other article')}</summary>
        <Versions group={group} />
      </details>
    </div>
  )
}
