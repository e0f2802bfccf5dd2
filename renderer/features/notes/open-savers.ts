import { execute } from '../../state/execute'
import { onLeaving } from '../../state/on-leaving'
import { unsavedNotes } from '../../state/unsaved-notes'
import { NoteSaver, type NoteStore, type NoteTarget, type StoredNote } from './note-saver'

/*
 * Notes whose words may not be on the disk yet live here, not in the page's elements: choosing
 * another quote, closing the inspector or a failed save loses nothing.
 */
const places = new Map<string, { readonly saver: NoteSaver; holders: number }>()

/** Notes in the library, by commands. */
const LIBRARY: NoteStore = {
  async add(target, markdown) {
    const executed = await execute({
      type: 'note.add',
      ...(target.quote === undefined ? { article: target.article } : { quote: target.quote }),
      markdown,
    })
    const value = executed?.value
    return value && 'id' in value ? value.id : undefined
  },
  edit: async (note, markdown) =>
    (await execute({ type: 'note.edit', note, markdown })) !== undefined,
  remove: async (note) => (await execute({ type: 'note.delete', note })) !== undefined,
}

/** The saver of one place for a note; the same one as before while it is held or has unsaved words. */
export function saverFor(place: string, target: NoteTarget, stored?: StoredNote): NoteSaver {
  const existing = places.get(place)
  if (existing) {
    existing.saver.follow(stored)
    return existing.saver
  }
  const saver = new NoteSaver(LIBRARY, target, stored)
  places.set(place, { saver, holders: 0 })
  saver.onChange(countUnsaved)
  return saver
}

/** Those whose saving failed, also where another article is shown by now. */
function countUnsaved(): void {
  unsavedNotes.value = [...places.values()].filter(({ saver }) => saver.state === 'failed').length
}

/**
 * Keeps a place's saver while an editor shows it. The returned function lets go of it: its words are
 * saved, and it is forgotten once they are on the disk and nobody shows it again.
 */
export function holdSaver(place: string): () => void {
  const held = places.get(place)
  if (!held) return () => undefined
  held.holders++
  return () => {
    held.holders--
    void held.saver.flush().then(() => {
      const isDone = held.holders === 0 && !held.saver.isUnsaved
      if (isDone && places.get(place) === held) places.delete(place)
    })
  }
}

onLeaving(saveNotes)

/** Saves everything that is typed in notes. */
async function saveNotes(): Promise<void> {
  await Promise.all([...places.values()].map(({ saver }) => saver.flush()))
}

/** Saves when the window is hidden or closed. Returns what ends it. */
export function saveNotesOnLeaving(): () => void {
  const onHidden = () => {
    if (document.visibilityState === 'hidden') void saveNotes()
  }
  const onPageHide = () => void saveNotes()
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', onPageHide)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', onPageHide)
  }
}
