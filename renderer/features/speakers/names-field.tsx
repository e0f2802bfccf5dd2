import close from 'lucide-static/icons/x.svg?raw'
import { useState } from 'preact/hooks'
import { foldName } from '#domain/library/find-by-name'
import type { SpeakerRow } from '#ipc/contract'
import { IconButton } from '../../ui/button'
import { Field } from '../../ui/field'
import { useOnLeaving } from '../../ui/use-on-leaving'
import { editSpeaker } from './speakers-state'

/** The other names of a speaker; Enter adds one. */
export function NamesField({ speaker }: { readonly speaker: SpeakerRow }) {
  const [typed, setTyped] = useState('')
  const { aliases } = speaker
  const add = async () => {
    const name = typed.trim()
    setTyped('')
    const known = [speaker.name, ...aliases].map(foldName)
    if (name !== '' && !known.includes(foldName(name))) {
      await editSpeaker(speaker.id, { aliases: [...aliases, name] })
    }
  }
  useOnLeaving(add)
  return (
    <div class="speaker-names">
      <Field label="Other names">
        {(ids) => (
          <input
            type="text"
            class="control"
            autocomplete="off"
            placeholder="Add a name…"
            maxLength={500}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => void add()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void add()
            }}
            {...ids}
          />
        )}
      </Field>
      {aliases.length > 0 && (
        <ul aria-label="Other names">
          {aliases.map((alias) => (
            <li key={alias}>
              {alias}
              <IconButton
                label={`Take off the name ${alias}`}
                icon={close}
                size={12}
                onClick={() =>
                  void editSpeaker(speaker.id, {
                    aliases: aliases.filter((other) => other !== alias),
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
