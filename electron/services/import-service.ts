import { basename } from 'node:path'
import type { DuplicateReason } from '#domain/citations/duplicates/same-source'
import { parseDate } from '#domain/citations/parse-date'
import { parseName } from '#domain/citations/parse-name'
import type { Name, Reference } from '#domain/citations/reference'
import { adaptCitationKey } from '#domain/citations/citation-key'
import type { SaidCommand } from '#domain/library/commands'
import type { Id } from '#domain/library/model'
import type { DocumentMetadata } from '#domain/document/imported-document'
import { fail, ok, type Result } from '#domain/result'
import { sourceFileName } from '#store/source-file'
import type { ReadSource } from '#workers/document-tasks'
import type { Background } from './background'
import { lookalikesOf } from './duplicates-service'
import type { LibraryService } from './library-service'
import { newId } from './new-id'
import { TaskStopped } from './worker-host'

export interface ImportNotice {
  readonly file: string
  /** 1-based, for references. */
  readonly line?: number
  readonly message: string
}

export interface ImportedArticles {
  readonly articles: readonly Id[]
  readonly notices: readonly ImportNotice[]
  /** Files of which nothing could be imported. */
  readonly failed: number
  readonly cancelled: boolean
}

export interface ImportOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Characters of text that go into one change: enough to write quickly, little enough to be quick. */
const BATCH_CHARACTERS = 2_000_000
const BATCH_ARTICLES = 200

/**
 * Imports files into the library. Each file is imported wholly or not at all; what cannot be read is
 * named in the notices and costs only itself. After a cancel, what is in the library stays there.
 */
export async function importFiles(
  library: LibraryService,
  background: Background,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<Result<ImportedArticles>> {
  const batch = new ImportBatch(library)
  let done = 0
  let failed = 0
  let cancelled = false
  for (const path of paths) {
    const file = basename(path)
    const source = await readOrStop(() =>
      background.run({ kind: 'read-file', path }, options.signal),
    )
    if (source === 'cancelled') {
      cancelled = true
      break
    }
    if (source.ok) {
      const added = await batch.add(source.value, file, undefined)
      if (!added.ok) return added
    } else {
      failed++
      batch.notices.push({ file, message: source.error.message })
    }
    options.onProgress?.(++done, paths.length)
  }
  const flushed = await batch.flush()
  if (!flushed.ok) return flushed
  await batch.noteLookalikes(background)
  return ok({ articles: batch.articles, notices: batch.notices, failed, cancelled })
}

/** Imports one pasted text; `reference` says more about it than the text does. */
export async function importText(
  library: LibraryService,
  background: Background,
  text: string,
  reference: Reference | undefined,
): Promise<Result<ImportedArticles>> {
  const source = await readOrStop(() => background.run({ kind: 'read-text', text }))
  if (source === 'cancelled') return fail('cancelled', 'The import was cancelled.')
  if (!source.ok) return source
  const batch = new ImportBatch(library)
  const added = await batch.add(source.value, 'pasted text', reference)
  if (!added.ok) return added
  const flushed = await batch.flush()
  if (!flushed.ok) return flushed
  await batch.noteLookalikes(background)
  return ok({ articles: batch.articles, notices: batch.notices, failed: 0, cancelled: false })
}

async function readOrStop(
  read: () => Promise<Result<ReadSource>>,
): Promise<Result<ReadSource> | 'cancelled'> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof TaskStopped)) {
      return fail('unreadable', 'The file could not be read; please report it with the details.', {
        details: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    }
    if (error.reason === 'cancelled') return 'cancelled'
    return fail(
      'too-large',
      'Reading the file took longer than a minute and was stopped; split it and import the parts.',
    )
  }
}

/** Collects what was read and commits it in changes of a moderate size. */
class ImportBatch {
  readonly articles: Id[] = []
  readonly notices: ImportNotice[] = []
  readonly #commands: SaidCommand[] = []
  readonly #ids: Id[] = []
  readonly #files = new Map<Id, string>()
  /** Keys chosen for references that are not in the library yet. */
  readonly #keys = new Set<string>()
  #characters = 0

  constructor(readonly library: LibraryService) {}

  async add(
    source: ReadSource,
    file: string,
    reference: Reference | undefined,
  ): Promise<Result<void>> {
    if (source.kind === 'references') {
      for (const { line, message } of source.diagnostics) this.notices.push({ file, line, message })
      for (const item of source.items) this.#addReference(item.reference, item.citationKey, file)
      return this.#flushIfFull()
    }
    return this.#addDocument(source, file, reference)
  }

  async #addDocument(
    source: Extract<ReadSource, { kind: 'article' }>,
    file: string,
    reference: Reference | undefined,
  ): Promise<Result<void>> {
    const { content, metadata, notices } = source.document
    for (const message of notices) this.notices.push({ file, message })
    const id = newId()
    const fileName = sourceFileName(file)
    if (source.bytes) {
      // Before the change that names it: a file without an article is harmless, the other way a loss.
      const saved = await this.library.store.saveSource(id, fileName, source.bytes)
      if (!saved.ok) return saved
    }
    this.#push(id, file, content.text.length, {
      type: 'article.add',
      id,
      text: content.text,
      blocks: [...content.blocks],
      marks: [...content.marks],
      reference: { ...referenceFrom(metadata), ...reference },
      ...(metadata.language ? { language: metadata.language } : {}),
      ...(source.bytes
        ? { source: { fileName, mediaType: source.mediaType, bytes: source.bytes.length } }
        : {}),
    })
    return this.#flushIfFull()
  }

  async flush(): Promise<Result<void>> {
    if (this.#commands.length === 0) return ok(undefined)
    const executed = await this.library.executeAll(this.#commands.splice(0))
    if (!executed.ok) return executed
    this.articles.push(...this.#ids.splice(0))
    this.#characters = 0
    this.#keys.clear()
    return ok(undefined)
  }

  /** Says of each article that looks like one which was there already what the two have in common. */
  async noteLookalikes(background: Background): Promise<void> {
    const { store } = this.library
    // A comparison that cannot be made is no reason to say that the import has failed.
    const found = await lookalikesOf(store, background, this.articles).catch(() => [])
    for (const [id, { like, reason }] of found) {
      const [article, known] = [store.view.article(id), store.view.article(like)]
      if (!article || !known) continue
      const title = article.reference.title ? `“${article.reference.title}”` : 'It'
      this.notices.push({
        file: this.#files.get(id) ?? '',
        message: `${title} looks like an article you already have, ${known.citationKey} (${SAME[reason]}); the list of duplicates merges the two.`,
      })
    }
  }

  #addReference(reference: Reference, wanted: string | undefined, file: string): void {
    const isTaken = (key: string) =>
      this.#keys.has(key.toLowerCase()) || this.library.store.view.articleByKey(key) !== undefined
    const citationKey = adaptCitationKey(wanted, reference, isTaken, this.library.keyPattern)
    if (wanted && citationKey !== wanted) {
      this.notices.push({
        file,
        message: `The citation key “${wanted}” could not be kept; the reference is now “${citationKey}”.`,
      })
    }
    this.#keys.add(citationKey.toLowerCase())
    const id = newId()
    this.#push(id, file, 500, { type: 'article.add', id, text: '', reference, citationKey })
  }

  #push(id: Id, file: string, characters: number, command: SaidCommand): void {
    this.#files.set(id, file)
    this.#commands.push(command)
    this.#ids.push(id)
    this.#characters += characters
  }

  /** Only ever between two files: what one file holds is one change, all of it or nothing. */
  async #flushIfFull(): Promise<Result<void>> {
    const isFull = this.#characters >= BATCH_CHARACTERS || this.#commands.length >= BATCH_ARTICLES
    return isFull ? this.flush() : ok(undefined)
  }
}

/** What two articles have in common, for people. */
const SAME: Readonly<Record<DuplicateReason, string>> = {
  doi: 'the same DOI',
  pmid: 'the same PubMed number',
  arxiv: 'the same arXiv number',
  isbn: 'the same ISBN',
  url: 'the same address',
  title: 'the same title, author and date',
}

/** What a document says of itself, as a reference. */
export function referenceFrom(metadata: DocumentMetadata): Reference {
  const author = (metadata.author ?? [])
    .map(parseName)
    .filter((name): name is Name => name !== undefined)
  const issued = metadata.date ? parseDate(metadata.date) : undefined
  return {
    type: metadata.url ? 'webpage' : 'document',
    ...(metadata.title ? { title: metadata.title } : {}),
    ...(author.length > 0 ? { author } : {}),
    ...(metadata.outlet ? { 'container-title': metadata.outlet } : {}),
    ...(issued ? { issued } : {}),
    ...(metadata.url ? { URL: metadata.url } : {}),
    ...(metadata.language ? { language: metadata.language } : {}),
  }
}
