import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  answersIn,
  listLibrary,
  makeLibrary,
  requireBuild,
  runCommand,
  startCommand,
} from './command-line.mjs'
import { ExpectedLibrary } from './expected-library.mjs'
import { makeCommands, makeLargeCommands, makeReferences } from './mixed-load.mjs'
import { randomFrom } from './random.mjs'

/** @typedef {import('./expected-library.mjs').Answer} Answer */

/**
 * `npm run torture [-- KILLS [SEED]]`: pulls the plug on the real command line, again and again. `apply`
 * runs a mixed load (articles large enough that journal segments are ended, quotes, notes, merges of
 * tags and of speakers, deletions, undo; with pauses, in which documents are written), or `import` reads
 * a file of references, and is killed with SIGKILL at a random moment, also while it opens or closes. Then
 * the library is opened and compared with what had been answered. Prints one line of JSON a figure, and
 * ends with 1 when anything was lost, or when what is to be interrupted never went on.
 */

const kills = Number(process.argv[2] ?? 500)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_007)
const random = randomFrom(seed)
/** A new library after so many kills: comparing reads everything, and would take ever longer. */
const killsPerLibrary = 25
/** What happens in the rounds, in turn; what is not named is a round of many small commands. */
const turns = 8
const importTurn = 7
const largeTurn = 3
/** Each round asks for quotes; the rest is asked for so often. */
const roundsPerListing = 5

requireBuild()

const count = {
  kills: 0,
  'ended before the kill': 0,
  'kills before the first answer': 0,
  'kills during an import': 0,
  'changes acknowledged': 0,
  'changes unanswered': 0,
  'merges acknowledged': 0,
  'undos acknowledged': 0,
  'check-points seen': 0,
  'rotations seen': 0,
  'catalogs seen': 0,
  lost: 0,
  'half-done merges': 0,
  'half-done imports': 0,
  'quotes of nobody': 0,
  'libraries that did not open': 0,
  'libraries with problems': 0,
}
const mustBeZero = new Set([
  'lost',
  'half-done merges',
  'half-done imports',
  'quotes of nobody',
  'libraries that did not open',
  'libraries with problems',
])

/** @param {string} what */
function complain(what) {
  console.error(`seed ${seed}, round ${expected.round}: ${what}`)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<boolean>} whether it was killed, and had not ended before
 */
async function killed(child) {
  const [, signal] = await once(child, 'close')
  if (signal === 'SIGKILL') count.kills++
  else count['ended before the kill']++
  return signal === 'SIGKILL'
}

/**
 * Lets `apply` work on the commands and kills it.
 * @param {any[]} commands
 * @param {number} longest ms from the first answer
 * @returns {Promise<Answer[]>} the answers that came
 */
async function applyAndKill(commands, longest) {
  const child = startCommand(expected.folder, ['apply'])
  let said = ''
  const kill = () => child.kill('SIGKILL')
  // With pauses the documents are written in between, and the kill comes later.
  const hasPauses = random.below(3) === 0
  const latest = hasPauses ? 2_500 : longest
  // One kill in six comes while the process starts, opens and replays; the others while it works.
  const early = random.below(6) === 0 ? setTimeout(kill, random.below(250)) : undefined
  /** @type {NodeJS.Timeout | undefined} */
  let late
  // Half of them after some answers, however slow the machine is.
  const answers = random.below(2) === 0 ? 1 + random.below(200) : 1
  const jitter = answers > 1 ? random.below(10) : random.next() ** 2 * latest
  let lines = 0
  child.stdout.on('data', (chunk) => {
    said += chunk
    lines += String(chunk).split('\n').length - 1
    if (lines >= answers) late ??= setTimeout(kill, jitter)
  })
  child.stdin.on('error', () => undefined)
  const end = killed(child)
  for (let at = 0; at < commands.length && child.exitCode === null; ) {
    const size = hasPauses ? 1 + random.below(80) : commands.length
    const lines = commands.slice(at, at + size).map((command) => `${JSON.stringify(command)}\n`)
    child.stdin.write(lines.join(''))
    at += size
    if (hasPauses) await Promise.race([wait(random.below(700)), end])
    if (child.signalCode) break
  }
  child.stdin.end()
  await end
  clearTimeout(early)
  clearTimeout(late)
  return answersIn(said)
}

/** Imports a file of references and kills the import. */
async function importAndKill() {
  const mark = `imported-${expected.round}`
  const references = makeReferences(mark, random)
  const file = join(home, `${mark}.bib`)
  writeFileSync(file, references.bibtex)
  const child = startCommand(expected.folder, ['import', file])
  child.stdout.resume()
  const timer = setTimeout(() => child.kill('SIGKILL'), 150 + random.below(1_200))
  const wasKilled = await killed(child)
  clearTimeout(timer)
  if (wasKilled) count['kills during an import']++
  const isAcknowledged = child.exitCode === 0
  if (!wasKilled && !isAcknowledged) complain(`the import ended with ${child.exitCode}`)
  expected.imports.set(mark, { count: references.count, isAcknowledged })
}

/** Files that show what the store did behind the journal. */
function lookAtFiles() {
  const { folder } = expected
  const journal = join(folder, 'journal')
  const checkpoint = join(journal, 'checkpoint.json')
  const catalog = join(folder, 'catalog', 'catalog.bin')
  const segments = readdirSync(journal).filter((name) => name.endsWith('.jsonl'))
  return {
    checkpoint: existsSync(checkpoint) ? readFileSync(checkpoint, 'utf8') : '',
    segment: segments.sort().at(-1),
    catalog: existsSync(catalog) ? statSync(catalog).mtimeMs : 0,
  }
}

/**
 * Compares the library with what must be in it.
 * @param {any[]} commands
 * @param {Answer[]} answers
 */
function compare(commands, answers) {
  const isDue = expected.round % turns === importTurn || expected.round % roundsPerListing === 0
  const listed = listLibrary(expected.folder, isDue ? ['quotes', 'articles', 'notes'] : ['quotes'])
  if ('failure' in listed) {
    count['libraries that did not open']++
    complain(listed.failure)
    return
  }
  const { listing } = listed
  for (const what of expected.lost(listing)) {
    count.lost++
    complain(`lost ${what}`)
  }
  const halves = expected.halves(listing, commands, answers)
  count['half-done merges'] += halves.merges
  count['half-done imports'] += halves.imports
  if (halves.merges + halves.imports > 0) complain('something was done by halves')
  for (const quote of listing.quotes ?? []) if (!quote.speaker) count['quotes of nobody']++
}

function finish() {
  const listed = listLibrary(expected.folder, ['articles', 'notes'])
  for (const what of 'listing' in listed ? expected.lost(listed.listing) : []) {
    count.lost++
    complain(`lost ${what}`)
  }
  const verified = runCommand(expected.folder, ['verify'])
  if (verified.code !== 0) {
    count['libraries with problems']++
    complain(`${verified.out}${verified.err}`)
  }
  rmSync(expected.folder, { recursive: true, force: true })
}

/** @param {number} round */
async function runRound(round) {
  expected.round = round
  const before = lookAtFiles()
  const turn = round % turns
  if (turn === importTurn) {
    await importAndKill()
    compare([], [])
  } else {
    const isLarge = turn === largeTurn
    const commands = (isLarge ? makeLargeCommands : makeCommands)(expected, random)
    const answers = await applyAndKill(commands, isLarge ? 1_500 : 400)
    if (answers.length === 0) count['kills before the first answer']++
    count['changes acknowledged'] += answers.filter(({ ok }) => ok).length
    count['changes unanswered'] += commands.length - answers.length
    for (const [index, { ok }] of answers.entries()) {
      if (ok && commands[index].type === 'tag.merge') count['merges acknowledged']++
      if (ok && commands[index].type === 'undo') count['undos acknowledged']++
    }
    expected.remember(commands, answers)
    compare(commands, answers)
  }
  const after = lookAtFiles()
  if (after.checkpoint !== before.checkpoint) count['check-points seen']++
  if (after.segment !== before.segment) count['rotations seen']++
  if (after.catalog !== before.catalog) count['catalogs seen']++
}

/** Ctrl+C ends the run after the round, with the figures so far. */
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (isStopped = true))

const started = performance.now()
const home = mkdtempSync(join(tmpdir(), 'commonplace-torture-'))
let expected = new ExpectedLibrary('')
try {
  for (let round = 0; count.kills < kills && !isStopped; round++) {
    if (round % killsPerLibrary === 0) {
      if (expected.folder) finish()
      // The library and its first article are there before the first kill.
      expected = new ExpectedLibrary(join(home, `library ${round}`))
      expected.articles.add(makeLibrary(expected.folder))
    }
    await runRound(round)
    if (process.stderr.isTTY) process.stderr.write(`\r${count.kills} of ${kills} kills`)
  }
  finish()
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** What must have gone on for the kills to mean something; a short run may not see it all. */
const mustHappen = new Map([
  ['kills', kills],
  ['changes acknowledged', kills * 10],
  ['merges acknowledged', Math.floor(kills / 5)],
  ['kills during an import', Math.floor(kills / 20)],
  ['undos acknowledged', Math.floor(kills / 10)],
  ['check-points seen', Math.floor(kills / 5)],
  ['rotations seen', Math.floor(kills / 50)],
  ['catalogs seen', Math.floor(kills / 100)],
])
for (const [figure, value] of Object.entries(count)) {
  const least = mustHappen.get(figure)
  const asked = mustBeZero.has(figure) ? '0' : least === undefined ? '' : `>= ${least}`
  console.log(JSON.stringify({ figure, value, unit: '', asked, n: kills }))
  if (mustBeZero.has(figure) && value > 0) process.exitCode = 1
  if (least !== undefined && value < least) process.exitCode = 1
}
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(
  JSON.stringify({ figure: 'torture', value: seconds, unit: 's', asked: '', n: kills, seed }),
)
