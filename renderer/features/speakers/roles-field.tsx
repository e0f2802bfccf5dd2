import close from 'lucide-static/icons/x.svg?raw'
import { useRef, useState } from 'preact/hooks'
import type { SpeakerRole } from '#domain/library/model'
import type { SpeakerRow } from '#ipc/contract'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { useOnGoing, useOnLeaving } from '../../ui/use-on-leaving'
import { editSpeaker } from './speakers-state'

/** As the library takes them. */
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/
const DATE_HINT = 'YYYY, YYYY-MM or YYYY-MM-DD'

/** What a speaker was, and when; the form below adds a role. */
export function RolesField({ speaker }: { readonly speaker: SpeakerRow }) {
  const { roles } = speaker
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isAdding = useRef(false)
  const problemOf = (date: string) =>
    date.trim() === '' || DATE.test(date.trim()) ? undefined : DATE_HINT
  const isReady = title.trim() !== '' && !problemOf(from) && !problemOf(to)
  const add = async () => {
    if (!isReady) return
    const role: SpeakerRole = {
      title: title.trim(),
      ...(from.trim() ? { from: from.trim() } : {}),
      ...(to.trim() ? { to: to.trim() } : {}),
    }
    if (isAdding.current) return
    isAdding.current = true
    const isAdded = await editSpeaker(speaker.id, { roles: [...roles, role] })
    isAdding.current = false
    if (!isAdded) return
    setTitle('')
    setFrom('')
    setTo('')
  }
  // What is written is meant, also by whoever goes on to another speaker.
  useOnLeaving(add)
  useOnGoing(add)
  return (
    <div class="speaker-roles">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField label="Role" value={title} placeholder="Foreign minister" onInput={setTitle} />
        <TextField label="From" value={from} problem={problemOf(from)} onInput={setFrom} />
        <TextField label="Until" value={to} problem={problemOf(to)} onInput={setTo} />
        <Button type="submit" disabled={!isReady}>
          Add
        </Button>
      </form>
      {roles.length > 0 && (
        <ul aria-label="Roles">
          {roles.map((role, index) => (
            <li key={`${role.title}-${index}`}>
              <span>{role.title}</span>
              <span class="speaker-soft tabular">{span(role)}</span>
              <IconButton
                label={`Take off the role ${role.title}`}
                icon={close}
                size={12}
                onClick={() =>
                  void editSpeaker(speaker.id, { roles: roles.filter((_, at) => at !== index) })
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function span({ from, to }: SpeakerRole): string {
  if (from && to) return `${from} – ${to}`
  if (from) return `since ${from}`
  return to ? `until ${to}` : ''
}
