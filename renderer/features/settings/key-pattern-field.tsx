import { useEffect, useState } from 'preact/hooks'
import { makeCitationKey } from '#domain/citations/citation-key'
import { parseKeyPattern } from '#domain/citations/key-pattern'
import type { Reference } from '#domain/citations/reference'
import { bridge } from '../../bridge'
import { notifyFailure } from '../../state/notifications'
import { TextField } from '../../ui/field'

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
  const [text, setText] = useState<string | undefined>(undefined)
  useEffect(() => {
    void bridge.request('keys.pattern').then((result) => {
      if (result.ok) setText(result.value.pattern)
    })
  }, [])
  if (text === undefined) return null
  const parsed = parseKeyPattern(text)
  const keep = async () => {
    if (!parsed.ok) return
    const result = await bridge.request('keys.set-pattern', { pattern: text })
    if (!result.ok) notifyFailure(result.error)
  }
  return (
    <TextField
      label="Pattern of citation keys"
      value={text}
      problem={parsed.ok ? undefined : parsed.error.message}
      hint={
        parsed.ok
          ? `As in ${makeCitationKey(EXAMPLE, () => false, parsed.value)}. For new articles; keys that are there stay.`
          : undefined
      }
      onInput={(typed) => setText(typed)}
      onBlur={() => void keep()}
    />
  )
}
