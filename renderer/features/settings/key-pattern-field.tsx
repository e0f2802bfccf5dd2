import { useEffect, useState } from 'preact/hooks'
import { makeCitationKey } from '#domain/citations/citation-key'
import { parseKeyPattern } from '#domain/citations/key-pattern'
import type { Reference } from '#domain/citations/reference'
import { bridge } from '../../bridge'
import { notifyFailure } from '../../state/notifications'
import { TextField } from '../../ui/field'
import { useDraft } from '../../ui/use-draft'

/** What the example key is made of. */
const EXAMPLE: Reference = {
  type: 'article-newspaper',
  title: 'The Sanctions Will Wait',
  author: [{ family: 'Landler', given: 'Mark' }],
  'container-title': 'The New York Times',
  issued: { 'date-parts': [[2009, 10, 14]] },
}

/** The pattern of citation keys; it is kept when the field is left, if it can be used. */
export function KeyPatternField() {
  const [pattern, setPattern] = useState<string | undefined>(undefined)
  useEffect(() => {
    void bridge.request('keys.pattern').then((result) => {
      if (result.ok) setPattern(result.value.pattern)
    })
  }, [])
  const draft = useDraft(pattern ?? '', async (typed) => {
    if (!parseKeyPattern(typed).ok) return false
    const result = await bridge.request('keys.set-pattern', { pattern: typed })
    if (result.ok) setPattern(typed)
    else notifyFailure(result.error)
    return result.ok
  })
  if (pattern === undefined) return null
  const parsed = parseKeyPattern(draft.text)
  return (
    <TextField
      label="Pattern of citation keys"
      value={draft.text}
      problem={parsed.ok ? undefined : parsed.error.message}
      hint={
        parsed.ok
          ? `As in ${makeCitationKey(EXAMPLE, () => false, parsed.value)}. For new articles; keys that are there stay.`
          : undefined
      }
      onInput={draft.type}
      onDone={() => void draft.keep()}
    />
  )
}
