/**
 * @typedef {{ note: string, tags: Set<string> }} ExpectedQuote
 * @typedef {{ ok: boolean, result?: any, code?: string, message?: string }} Answer
 * @typedef {{ articles?: any[], quotes?: any[], notes?: any[] }} Listing what the command line lists;
 *   what is absent was not asked for
 */

/**
 * What must be in a library by all that was answered. What was asked for and not answered may have
 * happened or not: of that nothing is said, but that it did not happen by halves.
 */
export class ExpectedLibrary {
  /** @type {Set<string>} */
  articles = new Set()
  /** @type {Map<string, ExpectedQuote>} */
  quotes = new Map()
  /** @type {Set<string>} quotes that must not be there */
  gone = new Set()
  /** @type {Set<string>} the texts of notes that stand by themselves */
  notes = new Set()
  /** @type {Map<string, { count: number, isAcknowledged: boolean }>} by the mark in their titles */
  imports = new Map()
  round = 0

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder
  }

  /**
   * Takes in a round: its commands and the answers that came, in the same order.
   * @param {any[]} commands
   * @param {Answer[]} answers
   */
  remember(commands, answers) {
    /** @type {(() => void) | undefined} */
    let undo
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) continue
      const command = commands[index]
      if (command.type === 'undo') undo?.()
      else undo = this.#take(command, answer)
    }
    const [next, ...later] = commands.slice(answers.length)
    if (next?.type === 'undo') this.#doubtLast(commands[answers.length - 1], answers.at(-1))
    for (const command of [next, ...later]) {
      if (command?.type === 'quote.delete') this.quotes.delete(command.quote)
    }
  }

  /**
   * @param {any} command
   * @param {Answer} answer
   * @returns {(() => void) | undefined} what undoing it means
   */
  #take(command, { result }) {
    switch (command.type) {
      case 'article.add':
        this.articles.add(result.id)
        break
      case 'quote.add':
        this.quotes.set(result.id, { note: command.note, tags: new Set() })
        return () => {
          this.quotes.delete(result.id)
          this.gone.add(result.id)
        }
      case 'quote.tag':
        this.quotes.get(command.quote)?.tags.add(command.tags[0])
        break
      case 'quote.delete': {
        const quote = this.quotes.get(command.quote)
        this.quotes.delete(command.quote)
        this.gone.add(command.quote)
        return () => {
          if (quote) this.quotes.set(command.quote, quote)
          this.gone.delete(command.quote)
        }
      }
      case 'note.add':
        this.notes.add(command.markdown)
        break
    }
    return undefined
  }

  /**
   * An undo was asked for and not answered: what it undoes may be there or not.
   * @param {any} command
   * @param {Answer | undefined} answer
   */
  #doubtLast(command, answer) {
    if (command?.type === 'quote.add') this.quotes.delete(answer?.result?.id)
    if (command?.type === 'quote.delete') this.gone.delete(command.quote)
  }

  /**
   * What of it is not in a listing.
   * @param {Listing} listing
   * @returns {string[]}
   */
  lost(listing) {
    /** @type {string[]} */
    const lost = []
    const quotes = new Map(listing.quotes?.map((quote) => [quote.id, quote]))
    if (listing.articles) {
      const articles = new Set(listing.articles.map((article) => article.id))
      for (const id of this.articles) if (!articles.has(id)) lost.push(`article ${id}`)
      for (const [mark, { isAcknowledged }] of this.imports) {
        if (isAcknowledged && countOf(listing, mark) === 0) lost.push(`the import ${mark}`)
      }
    }
    if (listing.notes) {
      const notes = new Set(listing.notes.map((note) => note.markdown))
      for (const text of this.notes) if (!notes.has(text)) lost.push(`note “${text}”`)
    }
    if (!listing.quotes) return lost
    for (const id of this.gone) if (quotes.has(id)) lost.push(`the deletion of quote ${id}`)
    for (const [id, { note, tags }] of this.quotes) {
      const quote = quotes.get(id)
      if (!quote) lost.push(`quote ${id}`)
      else if (quote.note !== note) lost.push(`the note of quote ${id}`)
      else
        for (const tag of tags) {
          if (!quote.tags.includes(tag)) lost.push(`tag ${tag} of quote ${id}`)
        }
    }
    return lost
  }

  /**
   * What happened by halves: merges of tags of the last round, and imports.
   * @param {Listing} listing
   * @param {any[]} commands of the last round
   * @param {Answer[]} answers
   * @returns {{ merges: number, imports: number }}
   */
  halves(listing, commands, answers) {
    let imports = 0
    for (const [mark, { count }] of this.imports) {
      const found = countOf(listing, mark)
      if (found !== 0 && found !== count) imports++
    }
    return { merges: this.#halfMerges(listing, commands, answers), imports }
  }

  /**
   * Every quote that had the tag when a merge was answered has the other one now. Those made after it
   * have the one or the other, all alike: a merge that was not answered happened to all or to none.
   * @param {Listing} listing
   * @param {any[]} commands
   * @param {Answer[]} answers
   */
  #halfMerges(listing, commands, answers) {
    const from = `from ${this.round}`
    const into = `into ${this.round}`
    const quotes = new Map(listing.quotes?.map((quote) => [quote.id, quote]))
    const isDone =
      (/** @type {string} */ type) => (/** @type {Answer} */ answer, /** @type {number} */ i) =>
        answer.ok && commands[i].type === type
    const lastMerge = answers.findLastIndex(isDone('tag.merge'))
    let count = 0
    const late = new Set()
    for (const [index, answer] of answers.entries()) {
      if (!isDone('quote.add')(answer, index)) continue
      const tags = quotes.get(answer.result.id)?.tags
      if (!tags) continue
      if (tags.includes(from) === tags.includes(into)) count++
      else if (index < lastMerge && tags.includes(from)) count++
      if (index > lastMerge) late.add(tags.includes(into))
    }
    return count + (late.size > 1 ? 1 : 0)
  }
}

/**
 * How many articles of an import are there.
 * @param {Listing} listing
 * @param {string} mark
 */
function countOf(listing, mark) {
  return listing.articles?.filter((article) => article.title.startsWith(`${mark} `)).length ?? 0
}
