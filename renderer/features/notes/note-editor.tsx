import '../../ui/field.css'
import './note-editor.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Note } from '#domain/library/model'
import { Button } from '../../ui/button'
import { Markdown } from '../../ui/markdown'
import { hasFormatting } from '../../ui/markdown-markup'
import { noteToFocus } from './note-focus'
import { type NotePlaces, placeNotes } from './note-places'
import type { NoteTarget, SaveState } from './note-saver'
import { holdSaver, saverFor } from './open-savers'

/** The notes on a quote or on an article; one empty editor where there is none. */
export function NotesOf({
  target,
  notes,
  label,
}: {
  readonly target: NoteTarget
  readonly notes: readonly Note[]
  readonly label: string
}) {
  const places = useRef<NotePlaces>([])
  places.current = placeNotes(
    places.current,
    notes.map((note) => note.id),
  )
  return (
    <div class="notes-of">
      {places.current.map((id, index) => (
        <NoteEditor
          key={index}
          place={`${target.quote ?? target.article}:${index}`}
          target={target}
          note={notes.find((note) => note.id === id)}
          label={index === 0 ? label : `${label} ${index + 1}`}
          isFirst={index === 0}
        />
      ))}
    </div>
  )
}

const STATE_WORDS: Readonly<Record<SaveState, string>> = {
  clean: '',
  unsaved: 'Not saved yet',
  saving: 'Saving…',
  saved: 'Saved',
  failed: 'Not saved',
}

interface NoteEditorProps {
  /** Tells editors apart, and finds unsaved words again when this one comes back. */
  readonly place: string
  readonly target: NoteTarget
  readonly note: Note | undefined
  readonly label: string
  readonly isFirst: boolean
}

/**
 * One note in Markdown. It saves by itself: after a pause, on leaving, with Mod+Enter; "Saved" is said
 * when it is on the disk. The preview stands below where it would look different.
 */
export function NoteEditor({ place, target, note, label, isFirst }: NoteEditorProps) {
  const saver = saverFor(place, target, note)
  const field = useRef<HTMLTextAreaElement>(null)
  const [, redraw] = useState(0)
  useEffect(() => saver.onChange(() => redraw((count) => count + 1)), [saver])
  useEffect(() => holdSaver(place), [place, saver])
  const wanted = noteToFocus.value
  useLayoutEffect(() => {
    if (!isFirst || wanted !== (target.quote ?? target.article)) return
    noteToFocus.value = undefined
    field.current?.focus()
    field.current?.scrollIntoView({ block: 'nearest' })
  }, [wanted, isFirst, target.quote, target.article])

  const { text, state } = saver
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      void saver.flush()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      field.current?.blur()
      void saver.flush()
    }
  }
  return (
    <div class="note-editor">
      <textarea
        ref={field}
        class="control"
        aria-label={label}
        placeholder="Write a note in Markdown…"
        rows={2}
        value={text}
        onInput={(event) => saver.type(event.currentTarget.value)}
        onBlur={() => void saver.flush()}
        onKeyDown={onKeyDown}
      />
      <p class="note-state" role="status">
        {STATE_WORDS[state]}
        {state === 'failed' && (
          <Button tone="quiet" onClick={() => void saver.flush()}>
            Try again
          </Button>
        )}
      </p>
      {hasFormatting(text) && (
        <div class="note-preview" role="group" aria-label={`${label}, preview`}>
          <Markdown source={text} />
        </div>
      )}
    </div>
  )
}
