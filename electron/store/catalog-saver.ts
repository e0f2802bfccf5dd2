import { dirname } from 'node:path'
import type { Id } from '#domain/library/model'
import { breathe } from './breathe'
import { encodeCatalog } from './catalog-file'
import type { JournalWriter } from './journal-writer'
import type { LibraryState } from './library-state'
import { makeFolderIn } from './library-folder'
import { replaceFile } from './replace-file'
import type { StoreContext } from './store-context'

/** What saving the catalog needs of an open library. */
export interface CatalogSaverParts {
  readonly context: Pick<StoreContext, 'files' | 'layout' | 'limits'>
  readonly state: Pick<LibraryState, 'catalog' | 'tags' | 'speakers' | 'isCatalogRepaired'>
  readonly journal: Pick<JournalWriter, 'written'>
  readonly library: Id
  /** The last number that is in memory. */
  readonly sequence: () => number
  /** The last number that is in the catalog's file; moved on by every save. */
  readonly saved: { catalog: number }
}

/** A slow save lets others work after this time. */
const SLICE_MS = 8

/** A save was overtaken by a change. */
class Overtaken extends Error {}

/**
 * Saves the catalog now and then, so that opening has little journal to replay. What is in its file is
 * always one state: a save that is overtaken by a change is given up, and the file stays as it was.
 */
export class CatalogSaver {
  /** Bytes of journal written when it was last saved. */
  #bytes = 0

  constructor(readonly parts: CatalogSaverParts) {}

  /** Saves it where enough has come since the last time; on closing, less is enough. */
  async saveIfDue(isClosing: boolean): Promise<void> {
    if (this.#isDue(isClosing)) await this.#save()
  }

  #isDue(isClosing: boolean): boolean {
    const { context, state, journal, sequence, saved } = this.parts
    if (state.isCatalogRepaired) return true
    const { limits } = context
    const entries = isClosing ? limits.catalogEntriesOnClose : limits.catalogEntries
    const bytes = isClosing ? limits.catalogBytesOnClose : limits.catalogBytes
    return sequence() - saved.catalog >= entries || journal.written - this.#bytes >= bytes
  }

  async #save(): Promise<void> {
    const { context, state, journal, library, saved } = this.parts
    const { files, layout } = context
    const sequence = this.parts.sequence()
    const parts = encodeCatalog(state.catalog, {
      sequence,
      library,
      tags: [...state.tags.values()],
      speakers: [...state.speakers.values()],
    })
    const version = state.catalog.version
    const { written } = journal
    const isOvertaken = () => state.catalog.version !== version
    await makeFolderIn({ files, layout }, dirname(layout.catalog))
    try {
      await replaceFile(files, layout.catalog, unhurried(parts, isOvertaken))
    } catch (error) {
      // The journal holds what is newer; the next pause is early enough.
      if (error instanceof Overtaken) return
      throw error
    }
    saved.catalog = sequence
    this.#bytes = written
    state.isCatalogRepaired = false
  }
}

async function* unhurried(
  parts: Iterable<Buffer>,
  isOvertaken: () => boolean,
): AsyncIterable<Buffer> {
  let pausedAt = performance.now()
  for (const part of parts) {
    yield part
    if (performance.now() - pausedAt > SLICE_MS) {
      await breathe()
      pausedAt = performance.now()
    }
    if (isOvertaken()) throw new Overtaken()
  }
}
