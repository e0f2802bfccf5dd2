// How fast quotations are found: node tests/bench/detect.mjs
// Prints one JSON line a figure; one thread, median of several runs over the same made articles.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleProgram } from './bundle-program.mjs'

const RUNS = 11
const WARM_UP = 4
/** Characters of articles in one run. */
const SIZE = 2_000_000

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const program = await bundleProgram('electron/domain/quotes/detect-quotes.ts')
try {
  const { detectQuotes } = await import(pathToFileURL(program).href)

  const folder = join(root, 'tests/fixtures/quotes')
  const samples = readdirSync(folder)
    .filter((file) => /^(agency|newspaper|blog|chain)\.txt$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const articles = makeArticles(samples)
  const characters = articles.reduce((sum, text) => sum + text.length, 0)
  const speed = perSecond(characters, () => {
    for (const text of articles) detectQuotes(text)
  })
  print('detection, articles', speed / 1e6, 'M characters/s', '>= 2', articles.length)

  const long = articles.join('\n\n').repeat(3).slice(0, 5_000_000)
  const one = perSecond(long.length, () => detectQuotes(long), 3)
  print('detection, one article of 5 MB', one / 1e6, 'M characters/s', 'in proportion', 3)
  const line = 'He said that the harbour is closed, '.repeat(300_000)
  const hostile = perSecond(line.length, () => detectQuotes(line), 3)
  print('detection, one line of 10 MB', hostile / 1e6, 'M characters/s', 'in proportion', 3)
  const marks = '“'.repeat(100_000)
  const opening = perSecond(marks.length, () => detectQuotes(marks), 3)
  print('detection, 100,000 opening marks', opening / 1e6, 'M characters/s', 'in proportion', 3)
} finally {
  rmSync(dirname(program), { recursive: true, force: true })
}

/**
 * Articles of about 5,000 characters from the samples' paragraphs, each with names of its own, so that no run
 * profits from having seen the last.
 * @param {string[]} samples
 */
function makeArticles(samples) {
  const paragraphs = samples.flatMap((text) => text.split('\n\n'))
  const articles = []
  let size = 0
  for (let number = 0; size < SIZE; number += 1) {
    const chosen = []
    for (let index = 0; index < 22; index += 1) {
      const paragraph = paragraphs[(number * 7 + index * 5) % paragraphs.length] ?? ''
      chosen.push(
        paragraph.replaceAll('Solberg', `Sol${number}berg`).replaceAll('Marsh', `Mar${number}sh`),
      )
    }
    const text = chosen.join('\n\n')
    articles.push(text)
    size += text.length
  }
  return articles
}

/**
 * Characters a second: the median of the runs after the warm-up.
 * @param {number} characters
 * @param {() => unknown} work
 */
function perSecond(characters, work, runs = RUNS) {
  for (let run = 0; run < (runs === RUNS ? WARM_UP : 1); run += 1) work()
  const speeds = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    work()
    speeds.push(characters / ((performance.now() - start) / 1000))
  }
  speeds.sort((a, b) => a - b)
  return speeds[Math.floor(speeds.length / 2)] ?? Number.NaN
}

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} unit
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, unit, asked, n) {
  console.log(JSON.stringify({ figure, value: Number(value.toPrecision(3)), unit, asked, n }))
}
