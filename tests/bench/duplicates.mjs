// How fast duplicates are found: node tests/bench/duplicates.mjs
// Prints one JSON line a figure; one thread, median of several runs over the same made references.
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleProgram } from './bundle-program.mjs'

const RUNS = 5
/** Articles of each measured library; a hundredth of them are there twice. */
const SIZES = [10_000, 40_000, 100_000]

const WORDS =
  'harbour ferry dispute talks council vote budget school health care study finds climate change water court ruling city minister president says report review policy energy deal oil gas law treaty peace'.split(
    ' ',
  )

const program = await bundleProgram('electron/domain/citations/duplicates/find-duplicates.ts')
try {
  const { findDuplicates } = await import(pathToFileURL(program).href)
  for (const size of SIZES) {
    const entries = makeEntries(size)
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now()
      findDuplicates(entries)
      return performance.now() - start
    }).sort((a, b) => a - b)
    const value = Math.round(times[Math.floor(RUNS / 2)] ?? Number.NaN)
    const figure = `duplicates among ${size} articles`
    const asked = size === 40_000 ? '<= 2000' : 'in proportion'
    console.log(JSON.stringify({ figure, value, unit: 'ms', asked, n: RUNS }))
  }
} finally {
  rmSync(dirname(program), { recursive: true, force: true })
}

/**
 * News as libraries hold it: a few outlets, many articles by one author in one year, addresses.
 * @param {number} size
 */
function makeEntries(size) {
  let state = 1
  const random = (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % below
  }
  return Array.from({ length: size }, (_, number) => {
    const isCopy = number % 100 === 99
    const words = Array.from({ length: 8 }, () => WORDS[random(WORDS.length)]).join(' ')
    const year = 2000 + random(20)
    const address = `url:example.org/${year}/${isCopy ? number - 1 : number}`
    return {
      id: number.toString(36).padStart(16, '0'),
      title: `${words} ${number % 7}`,
      outlet: ['Gazette', 'Herald', 'Courier'][random(3)],
      date: `${year}-0${1 + random(9)}-1${random(9)}`,
      identity: random(5) ? `${address}\nby:author${random(120)}` : address,
    }
  })
}
