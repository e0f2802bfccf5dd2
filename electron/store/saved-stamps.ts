import { inSlices } from './breathe'
import { isMissing } from './files'
import { replaceFileUnsynced } from './replace-file'
import type { StoreContext } from './store-context'

/** The file in which the stamps outlast a session. */
export class SavedStamps {
  #loading: Promise<void> | undefined
  #isLoaded = false

  constructor(readonly context: Pick<StoreContext, 'files' | 'layout' | 'stamps'>) {}

  /** Takes what was saved about files that nothing is known of yet; the file is read once. */
  load(): Promise<void> {
    this.#loading ??= this.#load()
    return this.#loading
  }

  /**
   * Saves the stamps where there is something new and, as what was saved before is among them, nothing
   * is lost by it. Not synced into its folder: without it, files are compared when they are read.
   */
  async save(): Promise<void> {
    const { files, layout, stamps } = this.context
    if (!this.#isLoaded || !stamps.isDirty) return
    await replaceFileUnsynced(files, layout.stamps, stamps.save())
  }

  async #load(): Promise<void> {
    const { files, layout, stamps } = this.context
    try {
      await inSlices(stamps.addSaved(await files.read(layout.stamps)), () => undefined)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    this.#isLoaded = true
  }
}
