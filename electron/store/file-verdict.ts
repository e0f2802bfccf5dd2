import { type Change, isEmptyChange } from '#domain/library/change'
import type { ConflictReason } from './conflict-files'
import type { FileVersions } from './file-versions'
import type { SharedContent, SharedFile } from './shared-file'

/** What it means that a file is not as we last saw it. */
export type FileVerdict =
  /** It says what the library says; `isOurs`: in the bytes that we write. */
  | { readonly kind: 'same'; readonly isOurs: boolean }
  /** An edit of the state that we wrote, which can be taken in. */
  | { readonly kind: 'edit'; readonly change: Change }
  /** Another version, about which the person has to decide. */
  | { readonly kind: 'conflict'; readonly reason: ConflictReason }
  /** What it holds is not in the library (any more); `isOurs`: and is a version that we wrote. */
  | { readonly kind: 'gone'; readonly isOurs: boolean }
  /** It has not the form of such a file; `isKnown`: the library has what should be in it. */
  | { readonly kind: 'unreadable'; readonly isKnown: boolean }

/**
 * Judges what is in a file's place against what the library has, and changes nothing.
 *
 * @param theirs undefined where it cannot be read
 */
export function judgeFile(
  versions: Pick<FileVersions, 'ours' | 'isWhatWeWrote' | 'compare'>,
  file: SharedFile,
  theirs: SharedContent | undefined,
): FileVerdict {
  const ours = versions.ours(file)
  if (!theirs) return { kind: 'unreadable', isKnown: ours !== undefined }
  if (!ours) return { kind: 'gone', isOurs: theirs.isIntact }
  if (versions.isWhatWeWrote(file, ours, theirs)) return { kind: 'same', isOurs: theirs.isIntact }
  const { change, reason } = versions.compare(file, ours, theirs)
  if (reason) return { kind: 'conflict', reason }
  // What differs is nothing that the library would take.
  return isEmptyChange(change) ? { kind: 'same', isOurs: false } : { kind: 'edit', change }
}
