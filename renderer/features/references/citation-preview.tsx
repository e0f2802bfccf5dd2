import './citation-preview.css'
import { useEffect, useState } from 'preact/hooks'
import type { Reference } from '#domain/citations/reference'
import type { RequestOutput } from '#ipc/contract'
import { bridge } from '../../bridge'

/** A pause in typing after which the citation is made again, in ms. */
const PAUSE = 150

/** How a reference is cited, as it is being written; in the chosen style. */
export function CitationPreview({
  reference,
  citationKey,
}: {
  readonly reference: Reference
  readonly citationKey: string
}) {
  const [shown, setShown] = useState<RequestOutput['citation.preview'] | undefined>(undefined)
  const said = JSON.stringify([reference, citationKey])
  useEffect(() => {
    let isOld = false
    const timer = setTimeout(() => {
      void bridge.request('citation.preview', { reference, citationKey }).then((result) => {
        if (!isOld && result.ok) setShown(result.value)
      })
    }, PAUSE)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [said])
  return (
    <section class="citation-preview" aria-label="Citation preview">
      <h3 class="field-label">Cited as</h3>
      <p class="preview-entry">{shown?.entry ?? '…'}</p>
      {shown && shown.citation !== shown.entry && <p class="preview-cite">{shown.citation}</p>}
      {shown?.notice && <p class="preview-notice">{shown.notice}</p>}
    </section>
  )
}
