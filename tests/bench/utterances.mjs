// How fast the same utterance is found among many quotes: node tests/bench/utterances.mjs
// Prints one JSON line a figure; one thread. Most quotes are made of words at random, every tenth is a version of another.
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleProgram } from './bundle-program.mjs'

const WORDS_A_QUOTE = 24
const VOCABULARY = 20_000

const program = await bundleProgram('electron/domain/utterances/group-utterances.ts')
try {
  const { groupUtterances } = await import(pathToFileURL(program).href)
  groupUtterances(makeQuotes(5_000))
  for (const count of [5_000, 100_000, 800_000]) {
    const quotes = makeQuotes(count)
    const start = performance.now()
    const groups = groupUtterances(quotes)
    const milliseconds = performance.now() - start
    print(`utterances among ${count} quotes`, milliseconds / 1000, 's', count)
    print(`groups among ${count} quotes`, groups.length, 'groups', count)
  }
} finally {
  rmSync(dirname(program), { recursive: true, force: true })
}

/**
 * Repeatable: a linear congruential generator (Numerical Recipes' constants).
 *
 * @param {number} count
 */
function makeQuotes(count) {
  let seed = 7
  const next = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed % below
  }
  /** @type {{ id: string, text: string }[]} */
  const quotes = []
  for (let number = 0; number < count; number++) {
    const other = number % 10 === 9 ? quotes[next(quotes.length)]?.text.split(' ') : undefined
    const words = other
      ? [...other.slice(0, 8), '…', ...other.slice(11)]
      : Array.from({ length: WORDS_A_QUOTE }, () => `w${next(VOCABULARY).toString(36)}`)
    quotes.push({ id: `q${number}`, text: words.join(' ') })
  }
  return quotes
}

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} unit
 * @param {number} n
 */
function print(figure, value, unit, n) {
  console.log(
    JSON.stringify({ figure, value: Number(value.toFixed(3)), unit, asked: 'not pairwise', n }),
  )
}
