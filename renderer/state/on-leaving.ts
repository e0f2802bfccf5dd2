/** Saves words that were typed and are not saved yet; resolves when they are, or cannot be. */
type SaveTyped = () => Promise<unknown>

const savers = new Set<SaveTyped>()

/** Has `save` run before the window goes. Returns what ends that. */
export function onLeaving(save: SaveTyped): () => void {
  savers.add(save)
  return () => savers.delete(save)
}

/** Saves everything that is typed anywhere; one that fails keeps no other from being saved. */
export async function saveAllTyped(): Promise<void> {
  await Promise.allSettled([...savers].map((save) => save()))
}
