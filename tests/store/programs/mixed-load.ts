import { writeSync } from 'node:fs'
import { type Change, invertChange, isEmptyChange } from '#domain/library/change'
import { parseCommand, runCommands, type SaidCommand } from '#domain/library/commands'
import type { Id } from '#domain/library/model'
import { expectOk } from '#domain/result'
import { newId } from '#services/new-id'
import { type LibraryStore, openLibraryStore } from '#store/library-store'

/**
 * Changes a library without end, of every kind and size, until it is killed. Says on stdout, a line
 * each, what it is about to commit and, after it was acknowledged, its number. What is said before a
 * kill reaches the other end of the pipe.
 */
const [folder = '', seedText = '1'] = process.argv.slice(2)

function say(line: object): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}

let seed = Number(seedText)
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const TAGS = ['war', 'peace', 'energy', 'trade', 'health', 'law']

function article(): SaidCommand {
  const text = `“We will see,” said speaker ${random(9)}, and ${'went on talking '.repeat(random(40))}until ${random(1000)}.`
  return { type: 'article.add', title: `About ${random(1000)}`, text }
}

/** The next commands, which happen together. */
function choose(store: LibraryStore): SaidCommand[] {
  const articles = [...store.catalog.articleIds()]
  const anArticle = (): Id => articles[random(articles.length)] ?? ''
  const page = store.catalog.listQuotes({ offset: random(50), limit: 5 })
  const aQuote = (): Id | undefined => page.rows[random(page.rows.length)]?.id
  const tag = () => TAGS[random(TAGS.length)] ?? ''
  const kind = random(20)
  if (articles.length < 5 || kind === 0) return [article()]
  if (kind === 1) return Array.from({ length: 25 }, article)
  if (kind === 2) return [{ type: 'tag.merge', from: [tag()], into: tag() }]
  if (kind === 3) return [{ type: 'article.delete', article: anArticle() }]
  if (kind === 4 && random(4) === 0) return [{ type: 'trash.empty' }]
  if (kind === 5) return [{ type: 'note.add', markdown: `A note by itself, ${random(1000)}.` }]
  if (kind === 6) return [{ type: 'speaker.merge', from: [`s${random(5)}`], into: `s${random(5)}` }]
  const quote = aQuote()
  if (kind < 10 && quote) return [{ type: 'quote.tag', quote, tags: [tag()] }]
  if (kind === 10 && quote) return [{ type: 'quote.delete', quote }]
  if (kind === 11 && quote) return [{ type: 'note.add', quote, markdown: 'On a quote.' }]
  const start = random(5)
  return [
    {
      type: 'quote.add',
      article: anArticle(),
      start,
      end: start + 5,
      tags: [tag(), tag()],
      speaker: `s${random(5)}`,
    },
  ]
}

async function commit(
  store: LibraryStore,
  entry: { command: string; change: Change; undoes?: number },
): Promise<void> {
  say({ trying: entry.change })
  const { sequence } = expectOk(await store.commit(entry))
  say({ acknowledged: sequence })
}

const limits = {
  segmentBytes: 60_000,
  catalogEntries: 40,
  idleMs: 5,
  waitingEntries: 15,
  historySteps: 50,
}
const store = expectOk(await openLibraryStore(folder, { mode: 'write', limits }))
say({ opened: store.sequence, problems: store.problems })
for (;;) {
  const step = store.history.undo
  if (step && random(15) === 0) {
    const change = invertChange(expectOk(await store.readChange(step.sequence)))
    await commit(store, { command: step.command, change, undoes: step.sequence })
    continue
  }
  const commands = choose(store).map(parseCommand)
  if (commands.some((command) => !command.ok)) continue
  const context = { now: new Date().toISOString(), newId }
  const outcome = runCommands(commands.map(expectOk), store.view, context)
  if (!outcome.ok || isEmptyChange(outcome.value.change)) continue
  await commit(store, { command: 'mixed', change: outcome.value.change })
  // Now and then a pause, in which documents are written.
  if (random(10) === 0) await new Promise((resolve) => setTimeout(resolve, random(25)))
}
