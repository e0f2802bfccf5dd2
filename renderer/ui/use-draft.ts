import { useRef, useState } from 'preact/hooks'
import { useOnGoing, useOnLeaving } from './use-on-leaving'

/** The words of a field while they are typed, apart from those that are saved. */
export interface Draft {
  /** What the field shows: what is typed, or else what is saved. */
  readonly text: string
  readonly type: (text: string) => void
  /** Saves what was typed, if it says something else than what is saved. */
  readonly keep: () => Promise<void>
  /** Forgets what was typed. */
  readonly drop: () => void
}

/**
 * Words that somebody types stay as typed, whatever comes from elsewhere meanwhile, until they are saved:
 * by `keep`, when the field goes, and before the window goes. A field in which nothing is typed shows
 * what is saved.
 *
 * @param save gets the words without the spaces around them; false keeps them in the field, unsaved
 */
export function useDraft(saved: string, save: (text: string) => Promise<boolean>): Draft {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  // Keys come faster than drawings: what is typed is known here at once.
  const now = useRef({ typed, saved, save, saving: undefined as string | undefined })
  Object.assign(now.current, { saved, save })

  const type = (text: string | undefined) => {
    now.current.typed = text
    setTyped(text)
  }
  const drop = () => type(undefined)
  const keep = async () => {
    const words = now.current.typed?.trim()
    if (words === undefined || words === now.current.saving) return
    if (words === now.current.saved) return drop()
    now.current.saving = words
    const isSaved = await now.current.save(words)
    if (now.current.saving === words) now.current.saving = undefined
    // What was typed meanwhile is another draft.
    if (isSaved && now.current.typed?.trim() === words) drop()
  }
  useOnLeaving(keep)
  useOnGoing(keep)
  return { text: typed ?? saved, type, keep, drop }
}
