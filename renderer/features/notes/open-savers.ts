import type { Id } from '#domain/library/model'
import { execute } from '../../state/execute'
import { NoteSaver, type NoteStore, type NoteTarget, type StoredNote } from './note-saver'

/*
 * Notes whose words may not be on the disk yet live here, not in the page's elements: choosing
 * another quote, closing the inspector or a failed save loses nothing.
 */
const savers = new Map<string, NoteSaver>()

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

/** The saver of one place for a note; the same one as before while its words are not saved. */
export function saverFor(place: string, target: NoteTarget, stored?: StoredNote): NoteSaver {
  const existing = savers.get(place)
  if (existing) {
    existing.follow(stored)
    return existing
  }
  const saver = new NoteSaver(LIBRARY, target, stored)
  savers.set(place, saver)
  return saver
}

/** Saves the words of a place that is no longer shown, and forgets it once they are on the disk. */
export async function leaveSaver(place: string): Promise<void> {
  const saver = savers.get(place)
  if (!saver) return
  await saver.flush()
  if (!saver.isUnsaved && savers.get(place) === saver) savers.delete(place)
}

/** Saves everything: before the window goes. */
export async function flushNotes(): Promise<void> {
  await Promise.all([...savers.values()].map((saver) => saver.flush()))
}

/** Quotes and articles with words that are not on the disk, such as after a failed save. */
export function unsavedTargets(): readonly (Id | undefined)[] {
  return [...savers.values()]
    .filter((saver) => saver.isUnsaved)
    .map(({ target }) => target.quote ?? target.article)
}

/** Saves when the window is hidden or closed. Returns what ends it. */
export function saveNotesOnLeaving(): () => void {
  const onHidden = () => {
    if (document.visibilityState === 'hidden') void flushNotes()
  }
  const onPageHide = () => void flushNotes()
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', onPageHide)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', onPageHide)
  }
}
