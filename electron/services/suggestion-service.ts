import { formatName } from '#domain/citations/format-name'
import { namesOf, textOf } from '#domain/citations/reference-values'
import type { Change } from '#domain/library/change'
import type { SaidCommand } from '#domain/library/commands'
import type { Article, Id, Revision } from '#domain/library/model'
import { notRejected } from '#domain/library/propose-quotes'
import type { Background } from './background'
import { lookalikesOf } from './duplicates-service'
import type { LibraryService } from './library-service'

/** Suggestions of this many articles, or of this much text, are saved as one change. */
const BATCH_ARTICLES = 100
const BATCH_CHARACTERS = 2_000_000

/**
 * Proposes the quotations of articles that arrive or are opened: they are found in the background, one article after the
 * other, and saved quietly as suggestions. An article whose text has been read is not read again.
 */
export class SuggestionService {
  /** Articles to read, the first next. */
  readonly #waiting = new Set<Id>()
  /** Revisions that are being read and whose suggestions are not yet saved. */
  readonly #reading = new Set<Id>()
  readonly #stopListening: () => void
  #working: Promise<void> | undefined
  readonly #closing = new AbortController()

  constructor(
    readonly library: LibraryService,
    readonly background: Pick<Background, 'run'>,
    readonly onBug: (error: unknown) => void,
  ) {
    this.#stopListening = library.onChange((change) => this.#arrived(change))
  }

  /** Reads an article before the others that wait; nothing where it has been read. */
  suggestFor(article: Id): void {
    const read = this.#textToRead(article)
    if (!read || this.#reading.has(read.revision.id)) return
    const others = [...this.#waiting].filter((id) => id !== article)
    this.#waiting.clear()
    for (const id of [article, ...others]) this.#waiting.add(id)
    this.#start()
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#working) await this.#working
  }

  /** Stops; what has not been read is read when it is opened. */
  async close(): Promise<void> {
    this.#closing.abort()
    this.#stopListening()
    this.#waiting.clear()
    await this.#working
  }

  #arrived(change: Change): void {
    for (const record of change.added) {
      if (record.type === 'revision') this.#waiting.add(record.article)
    }
    // An undo may bring back an older text, which has been read or has not.
    for (const update of change.updated) {
      if (update.type === 'article' && 'revision' in update.to) this.#waiting.add(update.id)
    }
    if (this.#waiting.size > 0) this.#start()
  }

  #start(): void {
    if (this.#closing.signal.aborted) return
    this.#working ??= this.#work()
      .catch(this.onBug)
      .finally(() => {
        this.#working = undefined
      })
  }

  async #work(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closing.signal.aborted) {
      const commands: SaidCommand[] = []
      let characters = 0
      for (const id of this.#waiting) {
        this.#waiting.delete(id)
        const read = this.#textToRead(id)
        if (!read || this.#reading.has(read.revision.id)) continue
        this.#reading.add(read.revision.id)
        const { article, revision } = read
        const command = await this.#suggest(article, revision)
        if (command) commands.push(command)
        characters += revision.text.length
        if (commands.length >= BATCH_ARTICLES || characters >= BATCH_CHARACTERS) break
      }
      // What changes from here on is read again.
      this.#reading.clear()
      if (commands.length === 0 || this.#closing.signal.aborted) continue
      const saved = await this.library.executeQuietly(commands)
      // A library that cannot be written to, or an article that has gone meanwhile, is told elsewhere.
      if (!saved.ok && commands.length > 1) {
        for (const command of commands) await this.library.executeQuietly([command])
      }
    }
  }

  #textToRead(id: Id): { article: Article; revision: Revision } | undefined {
    const { view, readOnlyReason } = this.library.store
    const article = view.article(id)
    if (!article || article.deletedAt || readOnlyReason) return undefined
    if (article.detected === article.revision) return undefined
    const revision = view.revision(id, article.revision)
    return revision && { article, revision }
  }

  async #suggest(article: Article, revision: Revision): Promise<SaidCommand | undefined> {
    const { reference } = article
    const outlet = textOf(reference, 'container-title') || textOf(reference, 'publisher')
    const language = revision.language ?? textOf(reference, 'language')
    try {
      const quotes = await this.background.run(
        {
          kind: 'detect-quotes',
          text: revision.text,
          options: {
            blocks: revision.blocks,
            ...(language ? { language } : {}),
            ...(outlet ? { outlet } : {}),
            authors: namesOf(reference, 'author').map(formatName),
          },
        },
        this.#closing.signal,
      )
      const rejected = await this.#rejectedElsewhere(article)
      return {
        type: 'quote.suggest',
        article: article.id,
        revision: revision.id,
        quotes: [...notRejected(quotes, revision.text, rejected)],
      }
    } catch (error) {
      // Too slow, stopped or a bug: this article has no suggestions, and everything else goes on.
      if (!this.#closing.signal.aborted) this.onBug(error)
      return undefined
    }
  }

  /**
   * The words of what was rejected in an article that looks like the same source: who brings a file in
   * again has an article beside the first one, and is not asked again.
   */
  async #rejectedElsewhere(article: Article): Promise<readonly string[]> {
    // One that was read before has its own decisions.
    if (article.detected) return []
    const { store } = this.library
    const found = (await lookalikesOf(store, this.background, [article.id])).get(article.id)
    const others = found?.articles.filter((id) => id !== article.id) ?? []
    return others.flatMap((id) =>
      store.view
        .quotesOf(id)
        .filter(({ status }) => status === 'rejected')
        .map(({ exact }) => exact),
    )
  }
}
