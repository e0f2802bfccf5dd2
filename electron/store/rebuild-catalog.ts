import { basename, join } from 'node:path'
import type { Id } from '#domain/library/model'
import { type ArticleDocument, LoadedArticle } from './article-document'
import { Catalog } from './catalog'
import { emptyTables } from './catalog-file'
import { isMissing } from './files'
import type { JournalEntry } from './journal-record'
import { DamagedFile, readJsonFileAsync, SCHEMA } from './json-file'
import { documentPath, isId, notePath } from './layout'
import { decodeNoteFile } from './note-file'
import { articleOfOp, idOfOp, type NumberedOp, opsOf, typeOfOp } from './record-op'
import { type Found, isForeignVersion, recoverArticle } from './recover-article'
import { type StoreContext, shownPath } from './store-context'

/** Documents read at once. */
const AT_ONCE = 16

export interface RebuiltCatalog {
  readonly catalog: Catalog
  /** The highest number in any file. */
  readonly last: number
  /** Articles whose file has to be put aside and written again. */
  readonly damaged: readonly Id[]
  /** Articles whose file has another program's version, which is kept. */
  readonly foreign: readonly Id[]
}

/**
 * Makes the catalog from the documents, the note files and the changes that are not in them yet.
 * Reads every document: seconds for ten thousand articles.
 */
export async function rebuildCatalog(
  context: StoreContext,
  entries: Iterable<JournalEntry>,
): Promise<RebuiltCatalog> {
  const catalog = new Catalog(emptyTables())
  const { articles: articleOps, notes: noteOps } = groupOps(entries)
  const damaged: Id[] = []
  const foreign: Id[] = []
  let last = 0
  const ids = new Set([...(await articleIds(context)), ...articleOps.keys()])
  await forEachAtOnce([...ids], AT_ONCE, async (id) => {
    const found = await findDocument(context, id)
    const ops = articleOps.get(id) ?? []
    const loaded = loadOrRecover(context, id, found, ops, damaged, foreign)
    last = Math.max(last, loaded?.sequence ?? 0)
    catalog.replaceArticle(id, loaded?.toDocument())
  })
  for (const id of new Set([...(await noteIds(context)), ...noteOps.keys()])) {
    const sequence = await addNote(context, catalog, id, noteOps.get(id) ?? [])
    last = Math.max(last, sequence)
  }
  return { catalog, last, damaged, foreign }
}

/** Runs `work` over all items, some at once. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}

/** Ids of all articles that have a document. */
export async function articleIds({ files, layout }: StoreContext): Promise<Id[]> {
  const ids: Id[] = []
  for (const shard of await listed(files.list(layout.articles))) {
    if (shard.length !== 2) continue
    for (const name of await listed(files.list(join(layout.articles, shard)))) {
      const id = basename(name, '.json')
      if (name.endsWith('.json') && isId(id) && id.startsWith(shard)) ids.push(id)
    }
  }
  return ids
}

/** Ids of all notes that have a file. */
export async function noteIds({ files, layout }: StoreContext): Promise<Id[]> {
  const names = await listed(files.list(layout.notes))
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => basename(name, '.md'))
    .filter(isId)
}

async function listed(names: Promise<string[]>): Promise<string[]> {
  try {
    return await names
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

async function findDocument({ files, layout }: StoreContext, id: Id): Promise<Found> {
  try {
    const document = await readJsonFileAsync<ArticleDocument>(files, documentPath(layout, id))
    if (document.schema > SCHEMA) return { damage: 'was written by a newer version', document }
    if (document.article?.id !== id) return { damage: 'is the document of another article' }
    return { document }
  } catch (error) {
    if (isMissing(error)) return {}
    if (error instanceof DamagedFile) return { damage: error.why, foreign: error.foreign }
    return {
      damage: `could not be read (${error instanceof Error ? error.message : String(error)})`,
    }
  }
}

function loadOrRecover(
  context: StoreContext,
  id: Id,
  found: Found,
  ops: readonly NumberedOp[],
  damaged: Id[],
  foreign: Id[],
): LoadedArticle | undefined {
  const loaded = new LoadedArticle(found.damage ? undefined : found.document)
  loaded.catchUp(ops)
  // Never made, or removed and its document too.
  if (!found.damage && (loaded.article || found.document || loaded.sequence > 0)) {
    if (loaded.article || found.document || endsRemoved(ops)) return loaded
  }
  const recovered = recoverArticle(context, id, found, ops.at(-1)?.sequence, ops)
  const file = shownPath(context.layout, documentPath(context.layout, id))
  context.problems.add(recovered.action, file, recovered.message)
  const isForeign = recovered.action === 'rebuilt' && isForeignVersion(id, found)
  if (isForeign) foreign.push(id)
  else damaged.push(id)
  return recovered.loaded
}

function endsRemoved(ops: readonly NumberedOp[]): boolean {
  const last = ops.findLast(({ op }) => op.kind !== 'update' && op.record.type === 'article')
  return last?.op.kind === 'remove'
}

function groupOps(entries: Iterable<JournalEntry>): {
  articles: Map<Id, NumberedOp[]>
  notes: Map<Id, NumberedOp[]>
} {
  const articles = new Map<Id, NumberedOp[]>()
  const notes = new Map<Id, NumberedOp[]>()
  for (const { sequence, change } of entries) {
    for (const op of opsOf(change)) {
      const article = articleOfOp(op)
      const owner = article ?? (typeOfOp(op) === 'note' ? idOfOp(op) : undefined)
      if (owner === undefined) continue
      const groups = article ? articles : notes
      const ops = groups.get(owner)
      if (ops) ops.push({ sequence, op })
      else groups.set(owner, [{ sequence, op }])
    }
  }
  return { articles, notes }
}

async function addNote(
  context: StoreContext,
  catalog: Catalog,
  id: Id,
  ops: readonly NumberedOp[],
): Promise<number> {
  const path = notePath(context.layout, id)
  let sequence = 0
  try {
    const { file } = decodeNoteFile(path, await context.files.read(path))
    sequence = file.sequence
    catalog.apply(sequence, { added: [file.note], updated: [], removed: [] })
  } catch {
    // Only in the journal, or damaged: then reading it says so.
  }
  for (const { sequence: number, op } of ops) {
    if (number <= sequence) continue
    catalog.apply(number, {
      added: op.kind === 'add' ? [op.record] : [],
      updated: op.kind === 'update' ? [op.update] : [],
      removed: op.kind === 'remove' ? [op.record] : [],
    })
  }
  return Math.max(sequence, ops.at(-1)?.sequence ?? 0)
}
