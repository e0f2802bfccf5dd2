/** @typedef {import('./expected-library.mjs').ExpectedLibrary} ExpectedLibrary */
/** @typedef {import('./random.mjs').Random} Random */

/** Commands of one round; more than most rounds live to do. */
const COMMANDS = 400
/** References in a file that is imported: one change each, all or nothing. */
const MOST_REFERENCES = 1_000

const sentence = 'One sentence “with words” in it, and then some more of them. '
/** 190 KB. */
export const longText = sentence.repeat(3_000)
/** 0.9 MB: nine of them end a journal segment. */
const hugeText = sentence.repeat(15_000)
const shortText = sentence.repeat(20)

/**
 * The commands of one round, of every kind. Those that name things name what had been acknowledged
 * before, so that nothing depends on an answer that may not come.
 * @param {ExpectedLibrary} expected
 * @param {Random} random
 * @returns {any[]}
 */
export function makeCommands(expected, random) {
  const { round } = expected
  const articles = [...expected.articles]
  const quotes = [...expected.quotes.keys()]
  const commands = []
  for (let index = 0; index < COMMANDS; index++) {
    const article = random.pick(articles)
    const command = chooseCommand(`${round}/${index}`, round, article, quotes, random)
    commands.push(command)
    // Only directly after what certainly made a change: so it is known what is undone.
    const canUndo = command.type === 'quote.add' || command.type === 'quote.delete'
    if (canUndo && random.below(20) === 0) commands.push({ type: 'undo' })
  }
  return commands
}

/**
 * Few commands and much text, so that the documents and the catalog are written when `apply` closes.
 * @param {ExpectedLibrary} expected
 * @param {Random} random
 * @returns {any[]}
 */
export function makeLargeCommands(expected, random) {
  const large = Array.from({ length: 6 }, (_, i) => ({
    type: 'article.add',
    title: `Article ${expected.round}/large ${i}`,
    text: hugeText,
  }))
  return [...large, ...makeCommands(expected, random).slice(0, random.below(40))]
}

/**
 * @param {string} name of the command, unlike any other's
 * @param {number} round
 * @param {string | undefined} article
 * @param {string[]} quotes those that may be named; what is deleted here leaves it
 * @param {Random} random
 */
function chooseCommand(name, round, article, quotes, random) {
  const { below, pick } = random
  const kind = below(100)
  if (article === undefined || kind < 6) {
    return { type: 'article.add', title: `Article ${name}`, text: kind < 2 ? longText : shortText }
  }
  if (kind >= 75 && quotes.length > 0) {
    if (kind < 88) return { type: 'quote.tag', quote: pick(quotes), tags: [`extra ${round}`] }
    if (kind < 91) {
      // Deleted at most once: what is unanswered is not asked for again.
      const quote = pick(quotes) ?? ''
      quotes.splice(quotes.indexOf(quote), 1)
      return { type: 'quote.delete', quote }
    }
    if (kind < 95) return { type: 'tag.merge', from: [`from ${round}`], into: `into ${round}` }
    if (kind < 97) {
      const into = `Speaker ${below(20)}`
      return { type: 'speaker.merge', from: [`Speaker ${below(20)}`], into }
    }
    return { type: 'note.add', markdown: `free ${name}` }
  }
  const start = below(900)
  return {
    type: 'quote.add',
    article,
    start,
    end: start + 1 + below(200),
    note: `note ${name}`,
    tags: [`from ${round}`, 'all'],
    speaker: `Speaker ${below(20)}`,
  }
}

/**
 * A file of references to import, with a mark in every title that no other file has.
 * @param {string} mark
 * @param {Random} random
 */
export function makeReferences(mark, random) {
  const count = 50 + random.below(MOST_REFERENCES - 50)
  const entries = Array.from(
    { length: count },
    (_, i) =>
      `@article{key-${mark}-${i},\n  title = {${mark} ${i}},\n  author = {Author, Given},\n  year = {${1950 + (i % 70)}}\n}\n`,
  )
  return { count, bibtex: entries.join('\n') }
}
