import { basename } from 'node:path'
import type { Id, LibraryRecord } from '#domain/library/model'
import { documentPath, isId, type Layout, notePath, shardOf } from './layout'
import type { ArticleDocument } from './article-document'
import { isArticleDocument, isLibraryFile } from './document-schema'
import { DamagedFile, decodeJsonFile, SCHEMA } from './json-file'
import { decodeNoteFile } from './note-file'
import type { StampKey } from './file-stamps'

/** A file that people and other programs may change beside us. */
export type SharedFile =
  | { readonly kind: 'article'; readonly id: Id }
  | { readonly kind: 'note'; readonly id: Id }
  | { readonly kind: 'library' }

/** What another program left in a shared file, where it can be read. */
export interface SharedContent {
  readonly records: readonly LibraryRecord[]
  readonly sequence: number
  /** The bytes are those that some version of this program wrote. */
  readonly isIntact: boolean
  /** Articles only. */
  readonly document?: ArticleDocument
}

/** Where a shared file is. */
export function sharedPath(layout: Layout, file: SharedFile): string {
  if (file.kind === 'article') return documentPath(layout, file.id)
  return file.kind === 'note' ? notePath(layout, file.id) : layout.library
}

/**
 * The shared file that has this name in one of the library's folders; undefined for any other name, and for
 * an article's that lies in another folder than its own.
 */
export function sharedFileNamed(
  layout: Layout,
  folder: string,
  name: string,
): SharedFile | undefined {
  if (folder === layout.root) return name === 'library.json' ? { kind: 'library' } : undefined
  const isNote = folder === layout.notes
  const id = basename(name, isNote ? '.md' : '.json')
  if (!isId(id) || id === name) return undefined
  if (isNote) return { kind: 'note', id }
  return folder === shardOf(layout, id) ? { kind: 'article', id } : undefined
}

/** What a catalog says of one thing. */
interface KnownThings {
  hasArticle(id: Id): boolean
  placeOfNote(id: Id): unknown
}

/** Whether what a file holds is in the library. */
export function isKnownFile(catalog: KnownThings, file: SharedFile): boolean {
  if (file.kind === 'library') return true
  if (file.kind === 'article') return catalog.hasArticle(file.id)
  return catalog.placeOfNote(file.id) !== undefined
}

/** The name under which its stamp is kept. */
export function stampKey(file: SharedFile): StampKey {
  return file.kind === 'library' ? 'library.json.....' : `${file.kind[0] ?? ''}${file.id}`
}

/**
 * Reads what is in a file's place, leniently: a checksum that does not fit only says that somebody
 * else wrote it. Undefined where it has not the form of such a file, or was made by a newer program.
 */
export function decodeShared(
  file: SharedFile,
  path: string,
  bytes: Buffer,
  library: Id,
): SharedContent | undefined {
  if (file.kind === 'note') return decodeNote(file.id, path, bytes)
  const { value, isIntact } = decodeJson(path, bytes)
  if (file.kind === 'library') {
    if (!isLibraryFile(value) || value.schema > SCHEMA || value.library !== library) return
    const { tags, speakers, sequence } = value
    return { records: [...tags, ...speakers], sequence, isIntact }
  }
  if (!isArticleDocument(value) || value.schema > SCHEMA || value.article.id !== file.id) return
  return { records: recordsOf(value), sequence: value.sequence, isIntact, document: value }
}

/** Every record of an article's document. */
export function recordsOf({ article, revisions, quotes, notes }: ArticleDocument): LibraryRecord[] {
  return [article, ...revisions, ...quotes, ...notes]
}

function decodeNote(id: Id, path: string, bytes: Buffer): SharedContent | undefined {
  try {
    const { file, isIntact } = decodeNoteFile(path, bytes)
    if (file.note.id !== id || file.schema > SCHEMA) return undefined
    return { records: [file.note], sequence: file.sequence, isIntact }
  } catch (error) {
    if (error instanceof DamagedFile) return undefined
    throw error
  }
}

function decodeJson(path: string, bytes: Buffer): { value: unknown; isIntact: boolean } {
  try {
    return { value: decodeJsonFile(path, bytes), isIntact: true }
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error
    const { checksum: _, ...value } = (error.foreign ?? {}) as { checksum?: unknown }
    return { value, isIntact: false }
  }
}
