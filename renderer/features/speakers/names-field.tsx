import close from 'lucide-static/icons/x.svg?raw'
import { foldName } from '#domain/library/find-by-name'
import type { SpeakerRow } from '#ipc/contract'
import { IconButton } from '../../ui/button'
import { Field } from '../../ui/field'
import { useDraft } from '../../ui/use-draft'
import { editSpeaker } from './speakers-state'

/** The other names of a speaker; Enter adds one. */
export function NamesField({ speaker }: { readonly speaker: SpeakerRow }) {
  const { aliases } = speaker
  const draft = useDraft('', async (name) => {
    const known = [speaker.name, ...aliases].map(foldName)
    if (known.includes(foldName(name))) return true
    return editSpeaker(speaker.id, { aliases: [...aliases, name] })
  })
  return (
    <div class="speaker-names">
      <Field
        label="Other names"
        hint={
          speaker.kind === 'person'
            ? 'One with a comma tells the family name, as citations have it: Xi, Jinping.'
            : undefined
        }
      >
        {(ids) => (
          <input
            type="text"
            class="control"
            autocomplete="off"
            placeholder="Add a name…"
            maxLength={500}
            value={draft.text}
            onInput={(event) => draft.type(event.currentTarget.value)}
            onBlur={() => void draft.keep()}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void draft.keep()
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
