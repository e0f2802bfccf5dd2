import { applyUpdate } from '#domain/library/change'
import type { Id, Note } from '#domain/library/model'
import type { Catalog } from './catalog'
import { type FileInfo, ifPresent } from './files'
import { layoutOf, notePath } from './layout'
import { decodeNoteFile, type NoteFile } from './note-file'
import { PendingOps } from './pending-ops'
import { invertOp, type NumberedOp, type RecordOp } from './record-op'
import { stampKey } from './shared-file'
import { backupFolders } from './backup-folders'
import { type StoreContext, shownPath } from './store-context'

/** How many notes are kept in memory. */
const CACHED_NOTES = 2_000

interface FoundNote {
  readonly file: NoteFile
  readonly isIntact: boolean
  readonly info: FileInfo
}

interface LoadedNote {
  sequence: number
  note: Note | undefined
}

/** Notes that stand by themselves, each a file; what `Documents` is for articles. */
export class FreeNotes {
  readonly pending = new PendingOps()
  /** A file has another program's version of a note; ours is given, and theirs to be looked at. */
  onForeign: ((note: Id) => void) | undefined
  readonly #cache = new Map<Id, LoadedNote>()

  constructor(
    readonly context: StoreContext,
    readonly catalog: Catalog,
    readonly snapshot: number | undefined,
  ) {}

  apply(note: Id, op: NumberedOp): void {
    this.pending.push(note, op)
  }

  /** The note and the number of its last change; undefined where there is none. */
  load(id: Id): { readonly note: Note; readonly sequence: number } | undefined {
    let loaded = this.#cache.get(id)
    if (!loaded) {
      if (this.catalog.placeOfNote(id) !== 'free') return undefined
      loaded = this.#read(id)
      if (this.#cache.size >= CACHED_NOTES) this.#cache.clear()
      this.#cache.set(id, loaded)
    }
    catchUp(loaded, this.pending.of(id))
    return loaded.note && { note: loaded.note, sequence: loaded.sequence }
  }

  #read(id: Id): LoadedNote {
    const { layout, problems } = this.context
    const path = notePath(layout, id)
    const file = shownPath(layout, path)
    const isCreated = this.pending.of(id).some(({ op }) => op.kind === 'add')
    const found = this.#file(path)
    if (found && found !== 'damaged' && found.file.note.id === id) {
      const ours = this.#oursInstead(id, found)
      if (ours) return ours
      if (found.isIntact) this.context.stamps.set(stampKey({ kind: 'note', id }), found.info, true)
      else {
        problems.add(
          'kept',
          file,
          `The note ${id} was changed by another program; it is used as it is.`,
        )
        this.pending.mark(id)
      }
      const loaded = { sequence: found.file.sequence, note: found.file.note }
      return this.#isAhead(loaded.sequence) ? this.#rewound(id, loaded) : loaded
    }
    if (!found && isCreated) return { sequence: 0, note: undefined }
    if (!found && this.snapshot !== undefined) {
      const loaded = this.#rewound(id, { sequence: 0, note: undefined })
      if (loaded.note) return loaded
    }
    const recovered = this.#recover(id)
    if (recovered.note) {
      problems.add(
        'rebuilt',
        file,
        `The note ${id} was missing or damaged; it was made again from a backup and the journal.`,
      )
      this.pending.mark(id)
    } else {
      problems.add(
        'lost',
        file,
        `The note ${id} is missing or damaged, and neither a backup nor the journal has it.`,
      )
    }
    return recovered
  }

  /** Our own state of a note of which the file has another version; undefined where it is ours. */
  #oursInstead(id: Id, found: FoundNote): LoadedNote | undefined {
    if (this.snapshot !== undefined || !this.onForeign) return undefined
    const file: LoadedNote = { sequence: found.file.sequence, note: found.file.note }
    catchUp(file, this.pending.of(id))
    const isCurrent = file.note?.modifiedAt === this.catalog.noteModifiedAt(id)
    if (found.isIntact && isCurrent) return undefined
    const ours = this.#recover(id)
    if (ours.note?.modifiedAt !== this.catalog.noteModifiedAt(id)) return undefined
    this.onForeign(id)
    return ours
  }

  #file(path: string): FoundNote | 'damaged' | undefined {
    try {
      const { files } = this.context
      const info = ifPresent(() => files.statSync(path))
      const bytes = info && ifPresent(() => files.readSync(path))
      return bytes && { ...decodeNoteFile(path, bytes), info }
    } catch {
      return 'damaged'
    }
  }

  #isAhead(sequence: number): boolean {
    return this.snapshot !== undefined && sequence > this.snapshot
  }

  #rewound(id: Id, loaded: LoadedNote): LoadedNote {
    const state = this.snapshot ?? 0
    const later = this.context.journalIndex.ofNote(id).filter(({ sequence }) => sequence > state)
    const rewound = { ...loaded }
    for (const { op } of [...later].reverse()) applyOp(rewound, invertOp(op))
    return rewound
  }

  #recover(id: Id): LoadedNote {
    let loaded: LoadedNote = { sequence: 0, note: undefined }
    for (const folder of backupFolders(this.context)) {
      const found = this.#file(notePath(layoutOf(folder), id))
      if (!found || found === 'damaged') continue
      loaded = { sequence: found.file.sequence, note: found.file.note }
      break
    }
    catchUp(loaded, this.context.journalIndex.ofNote(id))
    return loaded
  }
}

function catchUp(loaded: LoadedNote, ops: readonly NumberedOp[]): void {
  for (const { sequence, op } of ops) {
    if (sequence <= loaded.sequence) continue
    applyOp(loaded, op)
    loaded.sequence = sequence
  }
}

function applyOp(loaded: LoadedNote, op: RecordOp): void {
  if (op.kind === 'add') loaded.note = op.record as Note
  else if (op.kind === 'remove') loaded.note = undefined
  else if (loaded.note) loaded.note = applyUpdate(loaded.note, op.update)
}
