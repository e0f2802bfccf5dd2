import { findDuplicates } from '#domain/citations/duplicates/find-duplicates'
import { identityOf, type MatchEntry } from '#domain/citations/duplicates/match-entry'
import { textOf } from '#domain/citations/reference-values'
import type { Change } from '#domain/library/change'
import { newsOf } from '#domain/library/change-news'
import type { SaidCommand } from '#domain/library/commands'
import type { Article, Id, Quote, Revision } from '#domain/library/model'
import type { MergeCandidate } from '#domain/library/rows'
import { pack } from '#domain/packed'
import type { ArticleView, CommonplaceBridge, LibraryInfo, RequestOutput } from '#ipc/contract'
import { ListAnswers } from '../../electron/main/list-answers'
import { TestLibrary } from '../unit/library/run-on-memory'

type Listener = (event: never) => void

/**
 * The bridge of a window whose library is in memory: commands are the real ones, and events and answers
 * come one after the other as from main. Put it in place before the window's modules are loaded.
 */
export class MemoryBridge {
  readonly library = new TestLibrary()
  readonly asked: string[] = []
  readonly opened: string[] = []
  /** What was put on the clipboard. */
  readonly copied: { readonly text: string }[] = []
  /** What was asked to be cited. */
  readonly cited: unknown[] = []
  /** What commands answer instead, such as a full disk. */
  failure: { code: 'disk-full'; message: string } | undefined
  #sequence = 0
  /** A few quotes are very many here. */
  readonly #longLists = new ListAnswers<Quote>(60)
  readonly #listeners = new Map<string, Set<Listener>>()

  /** Makes it the window's own. */
  install(): this {
    Object.defineProperty(window, 'commonplace', { value: this.bridge, configurable: true })
    return this
  }

  readonly bridge = {
    request: async (name: string, input: unknown) => {
      this.asked.push(name)
      // An answer never comes at once.
      await new Promise((resolve) => setTimeout(resolve, 0))
      return structuredClone(this.#answer(name, input))
    },
    on: (name: string, listener: Listener) => {
      const all = this.#listeners.get(name) ?? new Set()
      this.#listeners.set(name, all.add(listener))
      return () => all.delete(listener)
    },
    pathForFile: () => '',
    platform: 'linux',
    versions: { app: '0', electron: '0', chromium: '0' },
  } as unknown as CommonplaceBridge

  /** The article as main would hand it to the reader; every line of its text is a sentence. */
  view(article: Id): ArticleView {
    const { memory } = this.library
    const record = memory.article(article) as Article
    const revision = memory.revision(article, record.revision) as Revision
    return {
      article: record,
      revision,
      quotes: memory.quotesOf(article).filter((quote) => quote.status !== 'rejected'),
      notes: memory.notesOf(article),
      sentences: revision.blocks.flatMap(({ start, end }) => [start, end]),
      header: { title: record.reference.title ?? '', byline: '', outlet: '', date: '', url: '' },
      citation: 'Somebody (2009). Something.',
    }
  }

  #inParts(view: ArticleView): RequestOutput['article.read'] {
    const { first, rest } = this.#longLists.begin(view.quotes)
    return { packed: pack({ ...view, quotes: first }), ...(rest ? { rest } : {}) }
  }

  #answer(name: string, input: unknown): unknown {
    const { memory } = this.library
    switch (name) {
      case 'library.info':
        return ok(this.#info())
      case 'library.execute':
        return this.#execute(input as SaidCommand)
      case 'library.execute-all':
        return this.#executeAll((input as { commands: readonly SaidCommand[] }).commands)
      case 'library.undo':
        return this.#revert(this.library.undo(), 'nothing-to-undo')
      case 'library.redo':
        return this.#revert(this.library.redo(), 'nothing-to-redo')
      case 'article.read': {
        const { article } = input as { article: Id }
        if (memory.article(article)) return ok(this.#inParts(this.view(article)))
        return { ok: false, error: { code: 'not-found', message: 'It is gone.' } }
      }
      case 'article.read-quotes': {
        const { answer, part } = input as { answer: number; part: number }
        const quotes = this.#longLists.part(answer, part)
        return quotes.ok ? ok(pack(quotes.value)) : quotes
      }
      case 'tags.list':
        return ok(memory.tags().map((tag) => ({ ...tag, quotes: 1 })))
      case 'speakers.list':
        return ok(memory.speakers().map((speaker) => ({ ...speaker, quotes: 1 })))
      case 'quote.versions':
        return ok([])
      case 'citation.copy':
        this.cited.push(input)
        return ok(this.#citation(input as { quote?: Id }))
      case 'clipboard.write':
        this.copied.push(input as { text: string })
        return ok(null)
      case 'citation.preview':
        return ok({ entry: 'Somebody (2009). Something.', citation: '', notice: '' })
      case 'duplicates.list': {
        const groups = findDuplicates(this.#liveArticles().map(entryOf))
        return ok({
          total: groups.length,
          groups: groups.map((group) => ({
            ...group,
            title: memory.article(group.articles[0] ?? '')?.reference.title ?? '',
          })),
        })
      }
      case 'duplicates.read':
        return ok((input as { articles: Id[] }).articles.map((id) => this.#candidate(id)))
      case 'link.open':
        this.opened.push((input as { href: string }).href)
        return ok({ opened: false })
      default:
        throw new Error(`nothing answers ${name} here`)
    }
  }

  /** A quote with a speaker comes second-hand here. */
  #citation({ quote, form }: { readonly quote?: Id; readonly form?: string }): unknown {
    const record = quote === undefined ? undefined : this.library.memory.quote(quote)
    const automatic = record?.speaker === undefined ? undefined : 'Speaker, as cited in'
    const said = record?.quotedIn ?? automatic
    const text = `${said ? `${said} ` : ''}Somebody (2009). Something. para. 2`
    const formed = form === undefined ? text : `${form}: ${text}`
    return {
      text: formed,
      html: formed,
      rtf: `{\\rtf1 ${formed}}`,
      markdown: `*${formed}*`,
      notice: '',
      ...(automatic === undefined ? {} : { quotedIn: automatic }),
    }
  }

  #liveArticles(): Article[] {
    const { memory } = this.library
    return memory
      .articleIds()
      .flatMap((id) => memory.article(id) ?? [])
      .filter((article) => !article.deletedAt)
  }

  #candidate(id: Id): MergeCandidate {
    const { memory } = this.library
    const article = memory.article(id) as Article
    const { text } = memory.revision(id, article.revision) as Revision
    return {
      article,
      characters: text.length,
      beginning: text.slice(0, 80),
      textId: text,
      quotes: memory.quotesOf(id).length,
      notes: memory.notesOf(id).length,
    }
  }

  #execute(command: SaidCommand): unknown {
    if (this.failure) return { ok: false, error: this.failure }
    const before = this.library.changes.length
    const result = this.library.try(command)
    if (!result.ok) return result
    const change = this.library.changes[before]
    this.#announce(change)
    return ok({ sequence: this.#sequence, value: result.value })
  }

  #executeAll(commands: readonly SaidCommand[]): unknown {
    if (this.failure) return { ok: false, error: this.failure }
    const result = this.library.tryAll(commands)
    if (!result.ok) return result
    this.#announce(this.library.changes.at(-1))
    return ok({ sequence: this.#sequence })
  }

  #revert(change: Change | undefined, code: string): unknown {
    if (!change) return { ok: false, error: { code, message: 'Nothing.' } }
    this.#announce(change)
    return ok({ sequence: this.#sequence })
  }

  #announce(change: Change | undefined): void {
    this.#sequence++
    const { memory } = this.library
    const news = newsOf(change ?? { added: [], updated: [], removed: [] }, {
      tag: (id) => memory.tag(id),
      speaker: (id) => memory.speaker(id),
      tagCount: () => 1,
      speakerCount: () => 1,
      linksOfQuote: (id) => memory.quote(id),
      linksInArticle: (article) => memory.quotesOf(article),
    })
    const event = structuredClone({ news, info: this.#info() })
    for (const listener of this.#listeners.get('library-changed') ?? []) listener(event as never)
  }

  #info(): LibraryInfo {
    return {
      folder: '/library',
      name: 'library',
      counts: { articles: 1, quotes: 0, suggestions: 0, trashed: 0 },
      sequence: this.#sequence,
      undoStep: this.#sequence,
      problems: [],
    }
  }
}

function entryOf({ id, reference, distinctFrom }: Article): MatchEntry {
  return {
    id,
    title: reference.title ?? '',
    outlet: textOf(reference, 'container-title'),
    date: '',
    identity: identityOf(reference, distinctFrom),
  }
}

function ok(value: unknown): unknown {
  return { ok: true, value }
}

/** Lets answers come, events be applied and the page be drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Presses a key on what has the focus, as a person would; says whether the page left it to itself. */
export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )
}

/** Types into a field: its value afterwards, as an input event says it. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
