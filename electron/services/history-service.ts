import { bringBack } from '#domain/library/bring-back'
import { commandLabel } from '#domain/library/commands'
import { type DescribedRecord, describeChange } from '#domain/library/describe-change'
import type { Id } from '#domain/library/model'
import type { HistoryRow, HistoryRows } from '#domain/library/rows'
import { fail, type Result } from '#domain/result'
import { type HistorySubject, readHistory } from '#store/read-history'
import type { ExecutedCommand, LibraryService } from './library-service'

/** Changes on one page of a history. */
const PAGE = 30
/** Records told of one change: a merge may have touched thousands in an article. */
const MOST_RECORDS = 20

/** What was done to an article or a quote, and getting an earlier state of it back. */
export class HistoryService {
  constructor(readonly library: LibraryService) {}

  /** Changes of an article and everything in it, newest first. */
  ofArticle(article: Id, before?: number): Promise<HistoryRows> {
    return this.#read({ kind: 'article', id: article }, before)
  }

  /** Changes of a quote and of the notes on it, newest first. */
  ofQuote(quote: Id, before?: number): Promise<HistoryRows> {
    const { view } = this.library.store
    const article = view.quote(quote)?.article
    const notes = article === undefined ? [] : view.notesOf(article)
    const ids = notes.filter((note) => note.quote === quote).map(({ id }) => id)
    return this.#read({ kind: 'quote', id: quote, notes: ids }, before)
  }

  /** Gives a record back what the change `sequence` took from it, as a change of its own. */
  async bringBack(sequence: number, record: Id): Promise<Result<ExecutedCommand>> {
    const { store } = this.library
    return this.library.change('history.bring-back', async () => {
      const earlier = await store.readChange(sequence)
      if (!earlier.ok) return earlier
      const back = bringBack(earlier.value, record, store.view, new Date().toISOString())
      if (!back.ok) return back
      const { added, updated } = back.value
      if (added.length + updated.length > 0) return back
      return fail('nothing-to-undo', 'It is like that already; nothing was changed.')
    })
  }

  async #read(subject: HistorySubject, before: number | undefined): Promise<HistoryRows> {
    const { parts } = this.library.store
    const page = await readHistory(parts.context, subject, { before, limit: PAGE })
    const rows: HistoryRow[] = []
    for (const { sequence, at, command, change, undoes } of page.entries) {
      const records: DescribedRecord[] = []
      for (const record of describeChange(change, this.library.store.view)) {
        if (records.length < MOST_RECORDS) records.push(record)
      }
      if (records.length === 0) continue
      rows.push({
        sequence,
        at,
        label: commandLabel(command),
        isUndo: undoes !== undefined,
        records: records.map((record) => ({ ...record, canBringBack: this.#canBringBack(record) })),
      })
    }
    return { rows, ...(page.before === undefined ? {} : { before: page.before }) }
  }

  #canBringBack({ type, id, action }: DescribedRecord): boolean {
    const { view } = this.library.store
    if (type === 'revision') return false
    const isThere = view[type](id) !== undefined
    if (action === 'changed') return isThere
    return action === 'removed' && !isThere && (type === 'quote' || type === 'note')
  }
}
