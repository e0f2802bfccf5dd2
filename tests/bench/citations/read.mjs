import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../scripts/say.mjs'

/** @typedef {(figure: string, value: number | null, unit: string, asked: string, n: number) => void} Print */

const ENTRIES = 10_000
const RUNS = 3

/**
 * Reads 10,000 entries of BibTeX and 10,000 records of RIS, each as one program that starts, reads the file,
 * writes what it read and ends.
 * @param {Print} print
 */
export function benchReading(print) {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
  const cli = [process.execPath, join(projectRoot, 'out/cli/commonplace.cjs')]
  try {
    const items = join(folder, 'items.json')
    writeFileSync(items, JSON.stringify(makeItems(ENTRIES)))
    for (const { format, extension, others } of [
      {
        format: 'bibtex',
        extension: 'bib',
        others: [
          ['pandoc', '-f', 'bibtex', '-t', 'csljson'],
          ['bib2xml', '-i', 'utf8'],
        ],
      },
      { format: 'ris', extension: 'ris', others: [['ris2xml', '-i', 'utf8']] },
    ]) {
      const file = join(folder, `entries.${extension}`)
      run([...cli, 'convert', '--from', 'csl-json', '--to', format, '--out', file, items])
      const megabytes = statSync(file).size / 1e6
      const ours = [...cli, 'convert', '--from', format, '--to', 'csl-json', file]
      const names = others.map(([name]) => name).join(' and ')
      const seconds = median(RUNS, () => run(ours))
      print(`reading ${format}, ${ENTRIES} entries`, seconds, 's', `<= ${names}`, RUNS)
      print(`reading ${format}, size of the file`, megabytes, 'MB', '', 1)
      for (const command of others) {
        const isThere = spawnSync(command[0] ?? '', ['--version']).error === undefined
        // pandoc takes long enough to be measured once.
        const runs = command[0] === 'pandoc' ? 1 : RUNS
        const value = isThere ? median(runs, () => run([...command, file])) : null
        print(`reading ${format}, ${command[0]}`, value, 's', 'yardstick', runs)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Runs a program to its end and gives the seconds it took.
 * @param {string[]} command
 */
function run([name = '', ...args]) {
  const start = performance.now()
  const done = spawnSync(name, args, { maxBuffer: 2 ** 30 })
  if (done.error || (done.status !== 0 && done.status !== 3)) {
    throw new Error(`${name} ${args.join(' ')} failed: ${done.error ?? done.stderr}`)
  }
  return (performance.now() - start) / 1000
}

/**
 * @param {number} runs
 * @param {() => number} measure
 */
function median(runs, measure) {
  const times = Array.from({ length: runs }, measure).sort((a, b) => a - b)
  return times[times.length >> 1] ?? Number.NaN
}

/**
 * CSL-JSON items of the kinds that a library of articles has, with accents, braces and long abstracts.
 * @param {number} count
 */
function makeItems(count) {
  const families = [
    'Holm',
    'Østergaard',
    'Müller',
    'García Márquez',
    'O’Neil',
    'Łukasiewicz',
    'van Dyck',
  ]
  const words =
    'Harbours ferries NATO timetables of the {closed} winter & naïve economics 50% Größe'.split(' ')
  const types = ['article-journal', 'article-newspaper', 'book', 'chapter', 'webpage', 'report']
  return Array.from({ length: count }, (_, index) => {
    const pick = (/** @type {readonly string[]} */ list, step = 1) =>
      list[(index * step) % list.length]
    return {
      id: `key-${index}`,
      type: pick(types),
      title: Array.from({ length: 8 }, (_word, at) => pick(words, at + 1)).join(' '),
      author: [1, 2, 3].map((step) => ({ family: pick(families, step), given: 'Ada M.' })),
      'container-title': `Journal of ${pick(words, 3)}`,
      publisher: 'Simon & Schuster',
      'publisher-place': 'New York, NY',
      volume: String(index % 90),
      issue: String(index % 12),
      page: `${index}-${index + 9}`,
      issued: { 'date-parts': [[1950 + (index % 75), 1 + (index % 12), 1 + (index % 28)]] },
      DOI: `10.1000/bench.${index}`,
      URL: `https://example.org/a_${index}?x=1&y=%20`,
      abstract: `${pick(words, 5)} says more than ${pick(words, 7)}. `.repeat(12).trim(),
      keyword: 'ships, timetables, tides',
    }
  })
}
