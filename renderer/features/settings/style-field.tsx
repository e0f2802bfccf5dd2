import './style-field.css'
import star from 'lucide-static/icons/star.svg?raw'
import starred from 'lucide-static/icons/star-off.svg?raw'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { StyleName } from '#domain/citations/formatted-citation'
import { bridge } from '../../bridge'
import {
  chooseCitationStyle,
  citationStyle,
  findStyles,
  installCitationStyle,
  removeCitationStyle,
  starCitationStyle,
} from '../../state/citation-style'
import { Button, IconButton } from '../../ui/button'
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
  const [said, setSaid] = useState('')
  const files = useRef<HTMLInputElement>(null)
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

  // What is starred or installed changes the list.
  const again = async (work: Promise<unknown>) => {
    await work
    setTyped(undefined)
    setFound({ query: '', styles: await findStyles('') })
  }
  const install = async (file: File | undefined) => {
    if (file) setSaid(await installCitationStyle(bridge.pathForFile(file)))
    setFound({ query: '', styles: await findStyles('') })
  }
  const pick = async (name: string, by: PickedBy) => {
    // Typed faster than the list could follow: what was typed is meant, not what is still shown.
    const isBehind = found.query !== query && by !== 'click'
    const meant = isBehind ? (await findStyles(query))[0]?.name : name
    setTyped(undefined)
    setSaid('')
    if (meant !== undefined) await chooseCitationStyle(meant)
  }
  return (
    <div class="field">
      <span class="field-label">Citation style</span>
      <div class="boxed style-box">
        <ComboField
          label="Citation style"
          placeholder="Type a name: APA, MLA, Chicago…"
          query={typed ?? chosen?.title ?? ''}
          onQuery={setTyped}
          options={() =>
            found.styles.map((style) => ({
              id: style.name,
              label: style.title,
              isOn: style.name === chosen?.name,
              ...hintOf(style),
            }))
          }
          onPick={({ id }, by) => void pick(id, by)}
          inputRef={input}
          onFocus={() => typed === undefined && input.current?.select()}
          onBlur={() => setTyped(undefined)}
        />
        {chosen && (
          <IconButton
            label={chosen.starred ? 'Do not list this style first' : 'List this style first'}
            icon={chosen.starred ? starred : star}
            aria-pressed={chosen.starred ?? false}
            onClick={() => void again(starCitationStyle(!chosen.starred))}
          />
        )}
      </div>
      <div class="style-actions">
        <input
          ref={files}
          type="file"
          accept=".csl"
          aria-label="A .csl file"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            void install(file)
            event.currentTarget.value = ''
          }}
        />
        <Button tone="quiet" onClick={() => files.current?.click()}>
          Install a .csl file…
        </Button>
        {chosen?.installed && (
          <Button tone="quiet" onClick={() => void again(removeCitationStyle())}>
            Remove this style
          </Button>
        )}
      </div>
      <p class="style-said" role="status">
        {said}
      </p>
    </div>
  )
}

function hintOf(style: StyleName): { hint?: string } {
  const words = [...(style.starred ? ['★'] : []), ...(style.installed ? ['installed'] : [])]
  return words.length > 0 ? { hint: words.join(' ') } : {}
}
