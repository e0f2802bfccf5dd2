// The store's figures: npm run bench:store -- [--articles 10000,100000] [--folder DIR]
// Prints one JSON line a figure. Each part runs in a process of its own, so that openings are cold.
// SQLite does the same work in the same run, where Python with its binding is here.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleProgram } from './bundle-program.mjs'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    /** Where the libraries are made: on the disk that is to be measured. */
    folder: { type: 'string', default: tmpdir() },
  },
})

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} unit
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, unit, asked, n) {
  console.log(JSON.stringify({ figure, value: Number(value.toPrecision(4)), unit, asked, n }))
}

/**
 * @param {number[]} list
 * @param {number} share 0.5: the median
 */
function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/**
 * Runs one part of the benchmark and gives what it printed.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<any>}
 */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output ? JSON.parse(output) : undefined)
      else reject(new Error(`${args[0]} ended with ${code}`))
    })
  })
}

/**
 * @param {string} program
 * @param {string} folder
 * @param {string} size number of articles
 */
async function measureOpening(program, folder, size) {
  const asked = Number(size) > 10_000 ? '<= 800' : '<= 250'
  for (const [name, limit] of [
    ['open', ''],
    ['open, 10,000 records to replay', asked],
  ]) {
    if (limit) await run(program, ['journal', folder, size])
    /** @type {{ [field: string]: number }[]} */
    const runs = []
    for (let i = 0; i < 5; i++) runs.push(await run(program, ['open', folder, size]))
    const of = (/** @type {string} */ field) =>
      quantile(
        runs.map((one) => one[field] ?? Number.NaN),
        0.5,
      )
    print(`${name}, ${size} articles`, of('opened'), 'ms', asked, runs.length)
    if (!limit) measured.set('open', of('opened') + of('rows'))
    print(`first rows after it, ${size} articles`, of('rows'), 'ms', '<= 100', runs.length)
    print(`memory after it, ${size} articles`, of('rss') / 1e6, 'MB', '', runs.length)
  }
}

/**
 * @param {string} program
 * @param {string} folder
 * @param {string} size
 */
async function measureWriting(program, folder, size) {
  await run(program, ['settle', folder, size])
  const { disk, times, merges, bytes } = await run(program, ['change', folder, size])
  measured.set('one change to disk p50', quantile(times, 0.5))
  measured.set('one change to disk p99', quantile(times, 0.99))
  measured.set('merge over 5,000 quotes', quantile(merges, 0.5))
  print('append and fdatasync alone p50', quantile(disk, 0.5), 'ms', '', disk.length)
  print('append and fdatasync alone p99', quantile(disk, 0.99), 'ms', '', disk.length)
  print(
    `one change to disk p50, ${size} articles`,
    quantile(times, 0.5),
    'ms',
    '<= 1',
    times.length,
  )
  print(
    `one change to disk p99, ${size} articles`,
    quantile(times, 0.99),
    'ms',
    '<= 10',
    times.length,
  )
  print(`journal a change, ${size} articles`, bytes / times.length, 'bytes', '', times.length)
  const merge = quantile(merges, 0.5)
  print(`merge over 5,000 quotes, ${size} articles`, merge, 'ms', '<= 30', merges.length)
  const { batches, singly } = await run(program, ['import', folder, size])
  measured.set('import of 1,000 at once', quantile(batches, 0.5))
  const rate = (1000 / quantile(batches, 0.5)) * 1000
  print(`import of 1,000 at once, ${size} articles`, rate, 'articles/s', '>= 1000', batches.length)
  print(`import of 1,000 one by one, ${size} articles`, (1000 / singly) * 1000, 'articles/s', '', 1)
}

/**
 * What was measured of the store, for the yardstick: the median where there are many.
 * @type {Map<string, number>}
 */
const measured = new Map()

/**
 * The same work in SQLite.
 * @param {string} folder
 * @param {string} size
 */
function measureYardstick(folder, size) {
  const script = join(import.meta.dirname, 'store/sqlite-yardstick.py')
  const python = spawnSync('python3', [script, folder, size], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (python.status !== 0) {
    console.error(`SQLite could not be measured: ${python.error?.message ?? python.stderr}`)
    return
  }
  const { opened, times, merges, batches } = JSON.parse(python.stdout)
  /** @type {[string, number][]} */
  const figures = [
    ['open', quantile(opened, 0.5)],
    ['one change to disk p50', quantile(times, 0.5)],
    ['one change to disk p99', quantile(times, 0.99)],
    ['merge over 5,000 quotes', quantile(merges, 0.5)],
    ['import of 1,000 at once', quantile(batches, 0.5)],
  ]
  for (const [name, value] of figures) {
    print(`SQLite: ${name}, ${size} articles`, value, 'ms', 'a yardstick', times.length)
    const ours = measured.get(name)
    const asked = name.startsWith('import') ? '' : '<= 1'
    if (ours) print(`${name} / SQLite, ${size} articles`, ours / value, 'x', asked, 1)
  }
}

const program = await bundleProgram('tests/bench/store/bench-store.ts')
const root = await mkdtemp(join(values.folder, 'commonplace-bench-'))
try {
  for (const size of values.articles.split(',')) {
    const folder = join(root, size)
    console.error(`making a library of ${size} articles`)
    const { catalogBytes, rebuilt } = await run(program, ['make', folder, size])
    print(`catalog made from documents, ${size} articles`, rebuilt, 'ms', '', 1)
    print(`catalog file, ${size} articles`, catalogBytes / 1e6, 'MB', '', 1)
    await measureOpening(program, folder, size)
    await measureWriting(program, folder, size)
    measureYardstick(folder, size)
    await rm(folder, { recursive: true, force: true })
  }
} finally {
  await rm(root, { recursive: true, force: true })
  await rm(dirname(program), { recursive: true, force: true })
}
