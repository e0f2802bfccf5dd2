// The store's figures: npm run bench:store -- [--articles 10000,100000] [--folder DIR]
// Prints one JSON line a figure. Each opening is in a new process. SQLite does the same work in the same
// run, in turns with the store, where Python with its binding is here. The store runs in the application's
// runtime, where that is there: its JavaScript engine is another one than Node's.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { findRuntime } from '../../scripts/runtime.mjs'
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
 * @typedef {object} Figures
 * @property {number[]} times ms
 * @property {number} bytes
 * @property {number} behind ms
 */

/** One of the two that are compared: the store, or SQLite doing the same. */
class Side {
  /**
   * @param {string} command
   * @param {string} program
   * @param {string} folder
   * @param {string} size number of articles
   */
  constructor(command, program, folder, size) {
    this.start = (/** @type {string} */ task) =>
      spawn(command, [program, task, folder, size], {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      })
  }

  /**
   * One task in a new process, and what it printed.
   * @param {string} task
   * @returns {Promise<any>}
   */
  async run(task) {
    const child = this.start(task)
    child.stdin.end()
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    await ended(child, task)
    return output ? JSON.parse(output) : undefined
  }

  /** A process that does one piece of work each time it is asked. */
  takeTurns() {
    const child = this.start('turns')
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const hasEnded = ended(child, 'turns')
    hasEnded.catch(() => undefined)
    return {
      /** @param {string} name @returns {Promise<Figures>} */
      async ask(name) {
        child.stdin.write(`${name}\n`)
        const { value } = await lines.next()
        if (value === undefined) await hasEnded
        return JSON.parse(value)
      },
      async end() {
        child.stdin.end()
        await hasEnded
      },
    }
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} task
 * @returns {Promise<void>}
 */
function ended(child, task) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${task}: ${code}`))))
  })
}

/** Whether SQLite can be measured here. */
const hasYardstick = spawnSync('python3', ['-c', 'import sqlite3']).status === 0

/**
 * @param {string} figure
 * @param {number[]} ours
 * @param {number[]} theirs of SQLite; empty where it could not be measured
 * @param {number} share which quantile
 * @param {string} asked of the ratio
 */
function printBeside(figure, ours, theirs, share, asked) {
  if (theirs.length === 0) return
  const yardstick = quantile(theirs, share)
  print(`SQLite: ${figure}`, yardstick, 'ms', 'a yardstick', theirs.length)
  print(`${figure} / SQLite`, quantile(ours, share) / yardstick, 'x', asked, ours.length)
}

/**
 * Both in new processes, one after the other: opened, the first fifty rows listed, articles and quotes
 * counted. First as closed, then with 10,000 changes that are only in the journal, or SQLite's log.
 * @param {Side} store
 * @param {Side | undefined} sqlite
 * @param {string} size
 */
async function measureOpening(store, sqlite, size) {
  const asked = Number(size) > 10_000 ? '<= 800' : '<= 250'
  for (const name of ['open', 'open, 10,000 records to replay']) {
    if (name !== 'open') await Promise.all([store.run('journal'), sqlite?.run('journal')])
    /** @type {{ [field: string]: number }[]} */
    const ours = []
    /** @type {{ [field: string]: number }[]} */
    const theirs = []
    for (let i = 0; i < 7; i++) {
      ours.push(await store.run('open'))
      if (sqlite) theirs.push(await sqlite.run('open'))
    }
    const list = (/** @type {typeof ours} */ runs, /** @type {string} */ field) =>
      runs.map((one) => one[field] ?? Number.NaN)
    const both = (/** @type {typeof ours} */ runs) =>
      list(runs, 'opened').map((opened, i) => opened + (list(runs, 'rows')[i] ?? 0))
    const n = ours.length
    print(`${name}, ${size} articles`, quantile(list(ours, 'opened'), 0.5), 'ms', asked, n)
    const rows = quantile(list(ours, 'rows'), 0.5)
    print(`first rows after it, ${size} articles`, rows, 'ms', '<= 100', n)
    const memory = quantile(list(ours, 'rss'), 0.5) / 1e6
    print(`memory after it, ${size} articles`, memory, 'MB', '', n)
    printBeside(`${name} and first rows, ${size} articles`, both(ours), both(theirs), 0.5, '<= 1')
  }
}

/**
 * Both at the same work in turns: on a machine that has other things to do, both meet with them.
 * @param {Side} store
 * @param {Side | undefined} sqlite
 * @param {string} size
 */
async function measureWriting(store, sqlite, size) {
  await store.run('settle')
  const [ours, theirs] = [store.takeTurns(), sqlite?.takeTurns()]
  /** @param {string} name @param {number} turns */
  async function inTurns(name, turns) {
    const found = { ours: emptyFigures(), theirs: emptyFigures(), disk: emptyFigures() }
    for (let turn = 0; turn < turns; turn++) {
      addTo(found.ours, await ours.ask(name))
      if (theirs) addTo(found.theirs, await theirs.ask(name))
      if (name === 'change') addTo(found.disk, await ours.ask('disk'))
    }
    return found
  }
  const change = await inTurns('change', 10)
  for (const [name, share, asked] of /** @type {[string, number, string][]} */ ([
    ['p50', 0.5, '<= 1'],
    ['p99', 0.99, '<= 10'],
  ])) {
    const { times } = change.ours
    const disk = quantile(change.disk.times, share)
    print(`append and fdatasync alone ${name}`, disk, 'ms', 'a yardstick', change.disk.times.length)
    const figure = `one change to disk ${name}, ${size} articles`
    print(figure, quantile(times, share), 'ms', asked, times.length)
    printBeside(figure, times, change.theirs.times, share, '<= 1')
  }
  const { length } = change.ours.times
  print(`journal a change, ${size} articles`, change.ours.bytes / length, 'bytes', '', length)
  const behind = change.ours.behind / length
  print(`its document written behind, ${size} articles`, behind, 'ms a change', '', length)

  const merge = await inTurns('merge', 5)
  const merging = `merge over 5,000 quotes, ${size} articles`
  print(merging, quantile(merge.ours.times, 0.5), 'ms', '<= 30', merge.ours.times.length)
  printBeside(merging, merge.ours.times, merge.theirs.times, 0.5, '<= 1')

  const imported = await inTurns('import', 5)
  const importing = `import of 1,000 at once, ${size} articles`
  const rate = 1e6 / quantile(imported.ours.times, 0.5)
  print(importing, rate, 'articles/s', '>= 1000', imported.ours.times.length)
  printBeside(importing, imported.ours.times, imported.theirs.times, 0.5, '')
  const singly = await ours.ask('import one by one')
  const each = 1e6 / (singly.times[0] ?? Number.NaN)
  print(`import of 1,000 one by one, ${size} articles`, each, 'articles/s', '', 1)
  await ours.end()
  await theirs?.end()
}

/** @returns {Figures} */
function emptyFigures() {
  return { times: [], bytes: 0, behind: 0 }
}

/** @param {Figures} sum @param {Partial<Figures>} turn */
function addTo(sum, { times = [], bytes = 0, behind = 0 }) {
  sum.times.push(...times)
  sum.bytes += bytes
  sum.behind += behind
}

const program = await bundleProgram('tests/bench/store/bench-store.ts')
const runtime = findRuntime()?.path ?? process.execPath
const yardstick = join(import.meta.dirname, 'store/sqlite-yardstick.py')
if (!hasYardstick) console.error('SQLite cannot be measured: there is no Python with its binding')
const root = await mkdtemp(join(values.folder, 'commonplace-bench-'))
try {
  for (const size of values.articles.split(',')) {
    const folder = join(root, size)
    console.error(`making a library of ${size} articles`)
    const store = new Side(runtime, program, folder, size)
    const { catalogBytes, rebuilt } = await store.run('make')
    const sqlite = hasYardstick ? new Side('python3', yardstick, folder, size) : undefined
    await sqlite?.run('make')
    print(`catalog made from documents, ${size} articles`, rebuilt, 'ms', '', 1)
    print(`catalog file, ${size} articles`, catalogBytes / 1e6, 'MB', '', 1)
    await measureOpening(store, sqlite, size)
    await measureWriting(store, sqlite, size)
    await rm(folder, { recursive: true, force: true })
  }
} finally {
  await rm(root, { recursive: true, force: true })
  await rm(dirname(program), { recursive: true, force: true })
}
