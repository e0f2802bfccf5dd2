import type { Id } from '#domain/library/model'
import { type ArticleDocument, LoadedArticle } from './article-document'
import type { Catalog } from './catalog'
import { stampKey } from './shared-file'
import { ifPresent } from './files'
import { DamagedFile, readJsonFile, SCHEMA } from './json-file'
import { documentPath } from './layout'
import { PendingOps } from './pending-ops'
import { invertOp, type NumberedOp, type RecordOp } from './record-op'
import { type Found, isForeignVersion, recoverArticle } from './recover-article'
import { type StoreContext, shownPath } from './store-context'

/** Characters of text kept in memory; documents that were not read for longest go first. */
const CACHE_CHARACTERS = 16_000_000

interface Cached {
  readonly loaded: LoadedArticle
  readonly weight: number
}

/**
 * Article documents as the library stands now: read from their files when they are asked for, with
 * the changes that are still only in the journal laid over them.
 */
export class Documents {
  readonly pending = new PendingOps()
  /** Files to be put aside before their article is written again. */
  readonly damagedFiles = new Set<Id>()
  /** A file has another program's version of an article; ours is given, and theirs to be looked at. */
  onForeign: ((article: Id) => void) | undefined
  readonly #cache = new Map<Id, Cached>()
  /** Articles whose file the disk did not give; not asked for again and again. */
  readonly #unreadable = new Set<Id>()
  #weight = 0

  constructor(
    readonly context: StoreContext,
    readonly catalog: Catalog,
    /** For a reader: the state it sees. A writer always sees the last one. */
    readonly snapshot: number | undefined,
    /** Something was found that the catalog does not say; called outside of any reading. */
    readonly onRepaired: (article: Id) => void,
  ) {}

  /** Notes an op of a durable change. Nothing is read or written. */
  apply(article: Id, op: NumberedOp): void {
    this.pending.push(article, op)
    this.#unreadable.delete(article)
  }

  /** The article as it is now; undefined where it does not exist or its file is lost. */
  load(id: Id): LoadedArticle | undefined {
    const cached = this.#cache.get(id)
    if (cached) {
      this.#cache.delete(id)
      this.#cache.set(id, cached)
      cached.loaded.catchUp(this.pending.of(id))
      return cached.loaded.article && cached.loaded
    }
    if (!this.catalog.hasArticle(id) || this.#unreadable.has(id)) return undefined
    const loaded = this.#read(id)
    if (loaded?.article) this.#keep(id, loaded)
    return loaded?.article && loaded
  }

  /** Forgets what is cached of an article, so that it is read from its file again. */
  forget(id: Id): void {
    const cached = this.#cache.get(id)
    if (!cached) return
    this.#cache.delete(id)
    this.#weight -= cached.weight
  }

  #read(id: Id): LoadedArticle | undefined {
    const found = this.#find(id)
    if (found === 'unreadable') return undefined
    const touched = this.catalog.touchedAt(id) ?? 0
    const isCreated = this.pending.of(id).some(({ op }) => isArticleAdded(op))
    if (found.document || (isCreated && !found.damage)) {
      const loaded = new LoadedArticle(found.document)
      loaded.catchUp(this.pending.of(id))
      if (loaded.sequence === touched) {
        if (found.info) this.context.stamps.set(stampKey({ kind: 'article', id }), found.info, true)
        return loaded
      }
      if (loaded.sequence > touched) return this.#fromTheFuture(id, loaded)
    } else if (!found.damage && this.snapshot !== undefined) {
      // The writer has removed the article meanwhile; the journal has it whole.
      const loaded = this.#rewound(id, new LoadedArticle())
      if (loaded.article) return loaded
    }
    return this.#recover(id, found, touched)
  }

  #find(id: Id): Found | 'unreadable' {
    const { files, layout, problems } = this.context
    const path = documentPath(layout, id)
    try {
      // Before reading: what is written between the two is noticed as newer than this.
      const info = ifPresent(() => files.statSync(path))
      const document = info && readJsonFile<ArticleDocument>(files, path)
      if (!document) return {}
      if (document.schema > SCHEMA) return { damage: 'was written by a newer version', document }
      if (document.article?.id !== id) return { damage: 'is the document of another article' }
      return { document, info }
    } catch (error) {
      if (error instanceof DamagedFile) return { damage: error.why, foreign: error.foreign }
      // The disk does not give it now: nothing is wrong with what is on it, as far as we know.
      this.#unreadable.add(id)
      const reason = error instanceof Error ? error.message : String(error)
      problems.add('failed', shownPath(layout, path), `An article could not be read: ${reason}.`)
      return 'unreadable'
    }
  }

  /** A document that is ahead of the state we see: another process wrote, or journal was lost. */
  #fromTheFuture(id: Id, loaded: LoadedArticle): LoadedArticle {
    if (this.snapshot !== undefined && loaded.sequence > this.snapshot) {
      return this.#rewound(id, loaded)
    }
    // Written by a library that had come further, such as on another computer: numbers go on from ours.
    loaded.rewind([], this.catalog.touchedAt(id) ?? 0)
    if (this.snapshot === undefined) this.pending.mark(id)
    setImmediate(() => this.onRepaired(id))
    return loaded
  }

  /** The article as it was at the reader's state, by taking later changes back. */
  #rewound(id: Id, loaded: LoadedArticle): LoadedArticle {
    const state = this.snapshot ?? 0
    const through = loaded.article ? loaded.sequence : Number.POSITIVE_INFINITY
    const later = this.context.journalIndex
      .ofArticle(id)
      .filter(({ sequence }) => sequence > state && sequence <= through)
      .map(({ op }) => invertOp(op))
    loaded.rewind(later.reverse(), state)
    return loaded
  }

  #recover(id: Id, found: Found, touched: number): LoadedArticle | undefined {
    const { context } = this
    const file = shownPath(context.layout, documentPath(context.layout, id))
    const recovered = recoverArticle(context, id, found, touched, this.pending.of(id))
    const isOurs = recovered.action === 'rebuilt' && this.snapshot === undefined
    if (isOurs && this.onForeign && isForeignVersion(id, found)) {
      this.onForeign(id)
      return recovered.loaded
    }
    context.problems.add(recovered.action, file, recovered.message)
    if (this.snapshot === undefined) {
      if (recovered.mustPutAside) this.damagedFiles.add(id)
      this.pending.mark(id)
    }
    if (!recovered.loaded) this.#unreadable.add(id)
    setImmediate(() => this.onRepaired(id))
    return recovered.loaded
  }

  #keep(id: Id, loaded: LoadedArticle): void {
    const texts = loaded.revisions().reduce((sum, revision) => sum + revision.text.length, 0)
    const weight = 2_000 + texts + loaded.quotes().length * 1_000
    this.#cache.set(id, { loaded, weight })
    this.#weight += weight
    for (const oldest of this.#cache.keys()) {
      if (this.#weight <= CACHE_CHARACTERS || oldest === id) return
      this.forget(oldest)
    }
  }
}

function isArticleAdded(op: RecordOp): boolean {
  return op.kind === 'add' && op.record.type === 'article'
}
