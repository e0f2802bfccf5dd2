import type { Id } from '#domain/library/model'
import { type ArticleDocument, LoadedArticle } from './article-document'
import { backupFolders } from './backup-folders'
import { isArticleDocument } from './document-schema'
import type { FileInfo } from './files'
import type { JournalIndex } from './journal-index'
import { readJsonFile, SCHEMA } from './json-file'
import { documentPath, layoutOf } from './layout'
import type { NumberedOp } from './record-op'
import type { StoreContext } from './store-context'
import type { ProblemAction } from './store-problems'

/** What was found where an article's document should be. */
export interface Found {
  /** Whole by its checksum, if perhaps not of the state it should have. */
  readonly document?: ArticleDocument
  /** Why it cannot be used; undefined where there is no file. */
  readonly damage?: string
  /** Its content where it is JSON. */
  readonly foreign?: unknown
  /** Size and time of the file. */
  readonly info?: FileInfo | undefined
}

export interface Recovered {
  readonly loaded?: LoadedArticle
  readonly action: ProblemAction
  readonly message: string
  /** The file that was found goes to quarantine before anything is written in its place. */
  readonly mustPutAside: boolean
}

interface Attempt {
  readonly loaded: LoadedArticle
  readonly isComplete: boolean
  readonly from: string
}

/**
 * Makes an article again whose document is missing, damaged or too old: from an older document, from
 * backups, newest first, and from nothing, with the journal's changes laid over each; the first that
 * reaches the state it should have is taken. Reads only.
 *
 * @param touched the number of the last change that the article should have in it, where it is known
 */
export function recoverArticle(
  context: StoreContext,
  id: Id,
  found: Found,
  touched: number | undefined,
  pending: readonly NumberedOp[],
): Recovered {
  const name = `The document of article ${id}`
  const why = found.damage ?? (found.document ? 'is older than it should be' : 'is missing')
  const mustPutAside = found.damage !== undefined
  const attempts = [...basesOf(context, id, found)].map((base) =>
    attempt(base, id, context.journalIndex, touched),
  )
  const complete = attempts.find((one) => one.isComplete)
  if (complete) {
    return {
      loaded: complete.loaded,
      action: 'rebuilt',
      message: `${name} ${why}; it was made again in full from ${complete.from}.`,
      mustPutAside,
    }
  }
  const foreign = foreignDocument(id, found)
  if (foreign) {
    const loaded = new LoadedArticle(foreign)
    loaded.catchUp(pending)
    return {
      loaded,
      action: 'kept',
      message: `${name} ${why}; it can be read and is used as it is, so look whether it is right.`,
      mustPutAside,
    }
  }
  const best = attempts
    .filter((one) => one.loaded.article)
    .reduce<Attempt | undefined>(
      (a, b) => (a && a.loaded.sequence >= b.loaded.sequence ? a : b),
      undefined,
    )
  if (best) {
    return {
      loaded: best.loaded,
      action: 'partly-rebuilt',
      message: `${name} ${why}; it was made again from ${best.from}, and later changes may be missing in it.`,
      mustPutAside,
    }
  }
  return {
    action: 'quarantined',
    message: `${name} ${why}, and neither a backup nor the journal has it; ${mustPutAside ? 'the file is kept in the quarantine folder and ' : ''}the article is not in the library.`,
    mustPutAside,
  }
}

function* basesOf(
  context: StoreContext,
  id: Id,
  found: Found,
): Iterable<{ document?: ArticleDocument; from: string }> {
  if (found.document && found.damage === undefined) {
    yield { document: found.document, from: 'what was there and the journal' }
  }
  for (const backup of backupFolders(context)) {
    const path = documentPath(layoutOf(backup), id)
    try {
      const document = readJsonFile<ArticleDocument>(context.files, path)
      if (document?.article?.id === id) yield { document, from: 'a backup and the journal' }
    } catch {
      // This backup does not help; the next one may.
    }
  }
  yield { from: 'the journal' }
}

function attempt(
  base: { document?: ArticleDocument; from: string },
  id: Id,
  journal: JournalIndex,
  touched: number | undefined,
): Attempt {
  const through = touched ?? Number.POSITIVE_INFINITY
  const ops = journal.ofArticle(id).filter(({ sequence }) => sequence <= through)
  const loaded = new LoadedArticle(base.document)
  loaded.catchUp(ops)
  // From its making on, nothing before matters.
  const made = ops.findLast(({ op }) => op.kind === 'add' && op.record.type === 'article')
  const since = Math.max(base.document?.sequence ?? 0, made?.sequence ?? 0)
  const isAsExpected = touched === undefined || loaded.sequence === touched
  const isComplete =
    loaded.article !== undefined && isAsExpected && since > 0 && journal.covers(since + 1, through)
  return { loaded, isComplete, from: base.from }
}

function foreignDocument(id: Id, found: Found): ArticleDocument | undefined {
  const candidate = found.foreign ?? (found.damage ? found.document : undefined)
  if (!isArticleDocument(candidate)) return undefined
  return candidate.article.id === id ? candidate : undefined
}

/**
 * Whether what was found is some version of this article that can be read: an edit, an earlier state,
 * one from another computer. It is not thrown away, whatever we have ourselves.
 */
export function isForeignVersion(id: Id, found: Found): boolean {
  const version = found.document ?? found.foreign
  return isArticleDocument(version) && version.schema <= SCHEMA && version.article.id === id
}
