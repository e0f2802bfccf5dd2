import type { Id, Instant, Speaker, Tag } from '#domain/library/model'
import type { SavedHistory } from './history'
import type { Stored } from './json-file'

/** `library.json`: what belongs to the library as a whole. */
export interface LibraryFile extends Stored {
  /** Names the library, so that files of another one are not taken for its own. */
  readonly library: Id
  readonly createdAt: Instant
  readonly tags: readonly Tag[]
  readonly speakers: readonly Speaker[]
}

/**
 * `journal/checkpoint.json`: how far files have been written behind the journal, and the undo stacks
 * at the entry `sequence`. Without it everything is worked out from the whole journal, which is slower.
 */
export interface CheckpointFile extends Stored {
  readonly library: Id
  /** Every change up to here is in the files it belongs to. */
  readonly documents: number
  /** The number that `library.json` had then: one with a lower number was put back from elsewhere. */
  readonly libraryFile: number
  readonly history: SavedHistory
}
