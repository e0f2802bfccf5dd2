import { useEffect, useRef, useState } from 'preact/hooks'
import type { StyleName } from '#domain/citations/formatted-citation'
import { chooseCitationStyle, citationStyle, findStyles } from '../../state/citation-style'
import { ComboField, type PickedBy } from '../../ui/combo-field'

interface Found {
  /** What these styles were found for. */
  readonly query: string
  readonly styles: readonly StyleName[]
}

/** The citation style, chosen among thousands by typing a part of its name or its initials. */
export function StyleField() {
  // Undefined: nothing has been typed and the field shows what is chosen.
  const [typed, setTyped] = useState<string>()
  const [found, setFound] = useState<Found>({ query: '', styles: [] })
  const input = useRef<HTMLInputElement>(null)
  const chosen = citationStyle.value
  const query = typed ?? ''

  useEffect(() => {
    let isOld = false
    void findStyles(query).then((styles) => {
      if (!isOld) setFound({ query, styles })
    })
    return () => {
      isOld = true
    }
  }, [query])

  const pick = async (name: string, by: PickedBy) => {
    // Typed faster than the list could follow: what was typed is meant, not what is still shown.
    const isBehind = found.query !== query && by !== 'click'
    const meant = isBehind ? (await findStyles(query))[0]?.name : name
    setTyped(undefined)
    if (meant !== undefined) await chooseCitationStyle(meant)
  }
  return (
    <div class="field">
      <span class="field-label">Citation style</span>
      <div class="boxed">
        <ComboField
          label="Citation style"
          placeholder="Type a name: APA, MLA, Chicago…"
          query={typed ?? chosen?.title ?? ''}
          onQuery={setTyped}
          options={found.styles.map(({ name, title }) => ({
            id: name,
            label: title,
            isOn: name === chosen?.name,
          }))}
          onPick={({ id }, by) => void pick(id, by)}
          inputRef={input}
          onFocus={() => input.current?.select()}
          onBlur={() => setTyped(undefined)}
        />
      </div>
    </div>
  )
}
