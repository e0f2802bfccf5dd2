import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm run torture [-- KILLS]`: pulls the plug on the real command line, again and again. `apply` runs a
 * mixed load (articles large enough that journal segments are ended, quotes, notes, merges of tags and
 * of speakers, deletions, undo) and is killed with SIGKILL at a random moment, also while it opens or
 * closes. Then the library is opened and compared with what had been answered. Prints one line of JSON
 * a figure, and ends with 1 when anything was lost.
 */

const kills = Number(process.argv[2] ?? 500)
/** A new library after so many kills: comparing reads everything, and would take ever longer. */
const killsPerLibrary = 25
const program = join(import.meta.dirname, '../../out/cli/commonplace.cjs')
if (!existsSync(program)) {
  console.error('out/ is missing: run "npm run build" first.')
  process.exit(2)
}

const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_007)
let state = seed
/** mulberry32: a failing seed can be run again. */
function random() {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = (/** @type {number} */ n) => Math.floor(random() * n)
/** @template T @param {readonly T[]} list */
const pick = (list) => list[below(list.length)]

/** @param {string[]} args @param {string} library */
function list(args, library) {
  const run = spawnSync(process.execPath, [program, ...args, '--library', library], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const count = {
  kills: 0,
  'kills before the first answer': 0,
  'changes acknowledged': 0,
  'changes unanswered': 0,
  'merges acknowledged': 0,
  lost: 0,
  'half-done merges': 0,
  'quotes of nobody': 0,
  'libraries that did not open': 0,
  'libraries with problems': 0,
}

/**
 * What must be in a library. `maybe` holds what was sent and not answered: it may have happened.
 * @typedef {{ folder: string, articles: Set<string>, quotes: Map<string, {note: string, tags: Set<string>}>, deleted: Set<string>, round: number }} Expected
 */

const sentence = 'One sentence “with words” in it, and then some more of them. '
const long = sentence.repeat(3000)
const short = sentence.repeat(20)

/**
 * The commands of one round. Those that name things name what had been acknowledged before, so that
 * nothing depends on an answer that may not come.
 * @param {Expected} expected
 */
function makeCommands(expected) {
  const { round } = expected
  const articles = [...expected.articles]
  const quotes = [...expected.quotes.keys()]
  const commands = []
  for (let index = 0; index < 400; index++) {
    const kind = below(100)
    const article = pick(articles)
    if (article === undefined || kind < 6) {
      const text = kind < 2 ? long : short
      commands.push({ type: 'article.add', title: `Article ${round}/${index}`, text })
    } else if (kind < 75 || quotes.length === 0) {
      const start = below(900)
      const end = start + 1 + below(200)
      const note = `note ${round}/${index}`
      commands.push({
        type: 'quote.add',
        article,
        start,
        end,
        note,
        tags: [`from ${round}`, 'all'],
        speaker: `Speaker ${below(20)}`,
      })
    } else if (kind < 90) {
      commands.push({ type: 'quote.tag', quote: pick(quotes), tags: [`extra ${round}`] })
    } else if (kind < 93) {
      const quote = pick(quotes)
      // Deleted at most once: what is unanswered is not asked for again.
      quotes.splice(quotes.indexOf(quote ?? ''), 1)
      commands.push({ type: 'quote.delete', quote })
    } else if (kind < 96) {
      commands.push({ type: 'tag.merge', from: [`from ${round}`], into: `into ${round}` })
    } else if (kind < 98) {
      const name = `Speaker ${below(20)}`
      commands.push({ type: 'speaker.merge', from: [name], into: `Speaker ${below(20)}` })
    } else {
      commands.push({ type: 'note.add', markdown: `free ${round}/${index}` })
    }
  }
  return commands
}

/**
 * @param {string} library
 * @param {object[]} commands
 * @returns {Promise<{ok: boolean, result?: any, code?: string}[]>} the answers that came
 */
function applyAndKill(library, commands) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'apply', '--library', library])
    let said = ''
    const kill = () => child.kill('SIGKILL')
    // One kill in six comes while the process starts, opens and replays; the others while it works.
    if (below(6) === 0) setTimeout(kill, below(250))
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    child.stdout.on('data', (chunk) => {
      timer ??= setTimeout(kill, random() ** 2 * 400)
      said += chunk
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(commands.map((command) => `${JSON.stringify(command)}\n`).join(''))
    child.on('close', () => {
      clearTimeout(timer)
      // A line without its end was not wholly said.
      const lines = said.split('\n').slice(0, -1)
      resolve(lines.map((line) => JSON.parse(line)))
    })
  })
}

/** @param {Expected} expected @param {any[]} commands @param {any[]} answers */
function remember(expected, commands, answers) {
  for (const [index, answer] of answers.entries()) {
    if (!answer.ok) continue
    count['changes acknowledged']++
    const command = commands[index]
    switch (command.type) {
      case 'article.add':
        expected.articles.add(answer.result.id)
        break
      case 'quote.add':
        expected.quotes.set(answer.result.id, { note: command.note, tags: new Set() })
        break
      case 'quote.tag':
        expected.quotes.get(command.quote)?.tags.add(command.tags[0])
        break
      case 'quote.delete':
        expected.quotes.delete(command.quote)
        expected.deleted.add(command.quote)
        break
      case 'tag.merge':
        count['merges acknowledged']++
        break
    }
  }
  count['changes unanswered'] += commands.length - answers.length
  // What was asked for and not answered may have been deleted: nothing can be said of it.
  for (const command of commands.slice(answers.length)) {
    if (command.type === 'quote.delete') expected.quotes.delete(command.quote)
  }
}

/**
 * Compares the library with what must be in it.
 * @param {Expected} expected @param {any[]} commands @param {any[]} answers
 */
function compare(expected, commands, answers) {
  const { folder, round } = expected
  const listed = list(['list', 'quotes', '--json'], folder)
  const articles = list(['list', 'articles', '--json'], folder)
  if (listed.code !== 0 || articles.code !== 0) {
    count['libraries that did not open']++
    console.error(`seed ${seed}, round ${round}: ${listed.err}${articles.err}`)
    return
  }
  const quotes = new Map(JSON.parse(listed.out).map((/** @type {any} */ q) => [q.id, q]))
  const there = new Set(JSON.parse(articles.out).map((/** @type {any} */ a) => a.id))
  const lose = (/** @type {string} */ what) => {
    count.lost++
    console.error(`seed ${seed}, round ${round}: lost ${what}`)
  }
  for (const id of expected.articles) if (!there.has(id)) lose(`article ${id}`)
  for (const [id, { note, tags }] of expected.quotes) {
    const quote = quotes.get(id)
    if (!quote) lose(`quote ${id}`)
    else if (quote.note !== note) lose(`the note of quote ${id}`)
    else for (const tag of tags) if (!quote.tags.includes(tag)) lose(`tag ${tag} of quote ${id}`)
  }
  for (const id of expected.deleted) if (quotes.has(id)) lose(`the deletion of quote ${id}`)
  for (const quote of quotes.values()) if (!quote.speaker) count['quotes of nobody']++

  // A merge: every quote that had the tag by then has the other one, or none has.
  const lastMerge = answers.findLastIndex(
    (answer, index) => answer.ok && commands[index].type === 'tag.merge',
  )
  const made = answers
    .map((answer, index) => ({ answer, command: commands[index], index }))
    .filter(({ answer, command }) => answer.ok && command.type === 'quote.add')
  for (const { answer, index } of made) {
    const tags = quotes.get(answer.result.id)?.tags
    if (tags && index < lastMerge && tags.includes(`from ${round}`)) count['half-done merges']++
    if (tags && tags.includes(`from ${round}`) === tags.includes(`into ${round}`)) {
      count['half-done merges']++
    }
  }
  // Those made after it: a merge that was not answered happened to all of them or to none.
  const late = new Set(
    made
      .filter(({ index }) => index > lastMerge)
      .map(({ answer }) => quotes.get(answer.result.id)?.tags.includes(`into ${round}`)),
  )
  if (late.size > 1) count['half-done merges']++
}

const started = performance.now()
const home = mkdtempSync(join(tmpdir(), 'commonplace-torture-'))
let exitCode = 0
try {
  /** @type {Expected | undefined} */
  let expected
  for (let round = 0; round < kills; round++) {
    if (!expected || round % killsPerLibrary === 0) {
      if (expected) finish(expected)
      const folder = join(home, `library ${round}`)
      expected = { folder, articles: new Set(), quotes: new Map(), deleted: new Set(), round }
      // The library and its first article are there before the first kill.
      const first = spawnSync(process.execPath, [program, 'apply', '--library', folder], {
        input: `${JSON.stringify({ type: 'article.add', text: long })}\n`,
        encoding: 'utf8',
      })
      expected.articles.add(JSON.parse(first.stdout).result.id)
    }
    expected.round = round
    const commands = makeCommands(expected)
    const answers = await applyAndKill(expected.folder, commands)
    count.kills++
    if (answers.length === 0) count['kills before the first answer']++
    remember(expected, commands, answers)
    compare(expected, commands, answers)
    if (process.stderr.isTTY) process.stderr.write(`\r${round + 1} of ${kills} kills`)
  }
  if (expected) finish(expected)
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** @param {Expected} expected */
function finish({ folder }) {
  const verified = list(['verify'], folder)
  if (verified.code !== 0) {
    count['libraries with problems']++
    console.error(`seed ${seed}: ${verified.out}${verified.err}`)
  }
  rmSync(folder, { recursive: true, force: true })
}

const mustBeZero = new Set([
  'lost',
  'half-done merges',
  'quotes of nobody',
  'libraries that did not open',
  'libraries with problems',
])
for (const [figure, value] of Object.entries(count)) {
  const asked = mustBeZero.has(figure) ? '0' : figure === 'kills' ? `>= ${kills}` : ''
  console.log(JSON.stringify({ figure, value, unit: '', asked, n: kills }))
  if (mustBeZero.has(figure) && value > 0) exitCode = 1
}
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(
  JSON.stringify({ figure: 'torture', value: seconds, unit: 's', asked: '', n: kills, seed }),
)
process.exitCode = exitCode
