import { join } from 'node:path'
import type { Id } from '#domain/library/model'
import { fail, ok, type Result } from '#domain/result'
import type { ArticleDocument } from './article-document'
import { breathe } from './breathe'
import { Catalog } from './catalog'
import { emptyTables } from './catalog-file'
import { checkArticle, checkTagTree } from './check-article'
import { compareCatalogs } from './compare-catalogs'
import { keptConflicts } from './conflict-files'
import { isArticleDocument } from './document-schema'
import { ifPresent, nodeFiles, type StoreFiles } from './files'
import { readJsonFile } from './json-file'
import { documentPath } from './layout'
import type { OpenLibrary } from './open-library'
import { openStore } from './open-store'
import { articleIds, noteIds } from './rebuild-catalog'
import { sharedPath } from './shared-file'
import { shownPath } from './store-context'

export interface VerifyProblem {
  /** Path inside the library's folder. */
  readonly file: string
  /** One sentence. */
  readonly message: string
  /** It has been put right, as far as the message says. */
  readonly isRepaired: boolean
}

export interface VerifyReport {
  readonly articles: number
  readonly quotes: number
  readonly notes: number
  readonly problems: readonly VerifyProblem[]
  /** Other programs' versions of files that nobody has decided about: no damage, but in no list either. */
  readonly undecided: readonly { readonly file: string; readonly message: string }[]
}

export interface VerifyOptions {
  /** Make again what is derived, write again what was recovered, list the rest. Takes the lock. */
  readonly repair?: boolean
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
  readonly files?: StoreFiles
}

const PROGRESS_EVERY = 50

/**
 * Checks a library: the checksum of every file, every reference between things, every anchor, and
 * the catalog against the documents; names the conflicts that nobody has decided. Without `repair` nothing is written and no lock is taken.
 */
export async function verifyLibrary(
  folder: string,
  options: VerifyOptions = {},
): Promise<Result<VerifyReport>> {
  const files = options.files ?? nodeFiles
  const opened = await openStore(folder, { mode: options.repair ? 'write' : 'read', files })
  if (!opened.ok) return opened
  const library = opened.value
  if (options.repair && library.readOnlyReason) {
    await library.close()
    return { ok: false, error: library.readOnlyReason }
  }
  const run = new Verification(library, options)
  const report = await run.run()
  const closed = await library.close()
  return report.ok && !closed.ok ? closed : report
}

class Verification {
  readonly #problems: VerifyProblem[] = []
  readonly #fresh = new Catalog(emptyTables())
  #quotes = 0
  #notes = 0

  constructor(
    readonly library: OpenLibrary,
    readonly options: VerifyOptions,
  ) {}

  async run(): Promise<Result<VerifyReport>> {
    const { context, loaded } = this.library
    this.#checkJournal()
    for (const message of checkTagTree(loaded.state)) this.#add('library.json', message)
    const stored = new Set(await articleIds(context))
    const ids = [...new Set([...loaded.state.catalog.articleIds(), ...stored])]
    for (const [done, id] of ids.entries()) {
      if (this.options.signal?.aborted) return fail('cancelled', 'The check was stopped.')
      if (done % PROGRESS_EVERY === 0) {
        this.options.onProgress?.(done, ids.length)
        await breathe()
      }
      this.#checkArticle(id)
    }
    await this.#checkNotes()
    this.#checkCatalog()
    this.options.onProgress?.(ids.length, ids.length)
    if (this.options.repair) {
      // What other programs left is put aside first, and told below.
      await this.library.outside?.settle()
      const written = await this.library.checkpoint()
      if (!written.ok) return written
    }
    // Damage that reading came across, and what became of it.
    for (const { file, message, action } of this.library.problems) {
      const isRepaired = action === 'rebuilt' || action === 'dropped-tail'
      this.#add(file, message, isRepaired && this.options.repair === true)
    }
    return ok({
      articles: ids.length,
      quotes: this.#quotes,
      notes: this.#notes,
      problems: this.#problems,
      undecided: await this.#undecided(),
    })
  }

  #add(file: string, message: string, isRepaired = false): void {
    const isKnown = this.#problems.some((p) => p.file === file && p.message === message)
    if (!isKnown) this.#problems.push({ file, message, isRepaired })
  }

  #checkJournal(): void {
    const { context } = this.library
    const oldest = context.journal.oldest() ?? 1
    const tail = context.journal.tail(oldest - 1)
    for (const { path, start, end } of tail.damaged) {
      const message = `${end - start} bytes at ${start} of the journal cannot be read.`
      this.#add(shownPath(context.layout, path), message)
    }
    for (const { from, to } of tail.gaps) {
      this.#add('journal', `Changes ${from} to ${to} are missing in the journal.`)
    }
  }

  #checkArticle(id: Id): void {
    const { context, loaded } = this.library
    const { state } = loaded
    const file = shownPath(context.layout, documentPath(context.layout, id))
    if (!state.catalog.hasArticle(id)) {
      if (this.#isStray(id)) {
        this.#add(file, `The document of article ${id} is in the folder, but not in the library.`)
      }
      return
    }
    // Not from memory: what lies on the disk is what is checked.
    state.documents.forget(id)
    const article = state.documents.load(id)
    const document = article?.toDocument()
    this.#fresh.replaceArticle(id, document)
    if (!document) return
    if (!isArticleDocument(document)) {
      this.#add(file, `The document of article ${id} has not the form of one.`)
      return
    }
    this.#quotes += document.quotes.length
    this.#notes += document.notes.length
    for (const message of checkArticle(document, state)) this.#add(file, message)
    this.#checkSource(id, document.article.source)
  }

  /** Neither about to be removed nor added by a writer after the state that is checked. */
  #isStray(id: Id): boolean {
    const { context, loaded, sequence } = this.library
    if (loaded.state.documents.pending.has(id)) return false
    try {
      const path = documentPath(context.layout, id)
      const document = readJsonFile<ArticleDocument>(context.files, path)
      return document !== undefined && document.sequence <= sequence
    } catch {
      return true
    }
  }

  #checkSource(id: Id, source: { fileName: string; bytes: number } | undefined): void {
    if (!source) return
    const { files, layout } = this.library.context
    const path = join(layout.sources, id, source.fileName)
    const info = ifPresent(() => files.statSync(path))
    const file = shownPath(layout, path)
    if (!info) this.#add(file, `The original of article ${id} is missing.`)
    else if (info.size !== source.bytes) {
      this.#add(
        file,
        `The original of article ${id} has ${info.size} bytes instead of ${source.bytes}.`,
      )
    }
  }

  async #checkNotes(): Promise<void> {
    const { context, loaded } = this.library
    const { catalog, freeNotes } = loaded.state
    const stored = await noteIds(context)
    for (const id of new Set([...catalog.freeNotes(), ...stored])) {
      const isKnown = catalog.placeOfNote(id) === 'free'
      if (!isKnown) {
        this.#add(`notes/${id}.md`, `The note ${id} is in the folder, but not in the library.`)
        continue
      }
      const found = freeNotes.load(id)
      if (!found) continue
      this.#notes++
      this.#fresh.apply(found.sequence, { added: [found.note], updated: [], removed: [] })
    }
  }

  async #undecided(): Promise<VerifyReport['undecided']> {
    const { context, loaded } = this.library
    return (await keptConflicts(context)).map(({ file, path }) => {
      const title = file.kind === 'article' ? loaded.state.catalog.sourceOf(file.id)?.title : ''
      const what = title
        ? `“${title}”`
        : shownPath(context.layout, sharedPath(context.layout, file))
      const message = `Another program's version of ${what} waits for a decision; make it in the window.`
      return { file: shownPath(context.layout, path), message }
    })
  }

  #checkCatalog(): void {
    const { state } = this.library.loaded
    const isRepaired = this.options.repair === true
    for (const { article, message } of compareCatalogs(state.catalog, this.#fresh)) {
      this.#add('catalog/catalog.bin', message, isRepaired)
      if (!isRepaired) continue
      if (article)
        state.catalog.replaceArticle(article, state.documents.load(article)?.toDocument())
      state.isCatalogRepaired = true
    }
  }
}
