import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/say.mjs'
import { makeLibrary } from './window/make-library.mjs'
import { connectPage, startWindow } from './window/run-window.mjs'

/**
 * How long the window takes from the start of the process until its content is painted, against an
 * empty Electron window, in turns. Chromium's own clock says when: the largest contentful paint, or
 * the page's mark `interactive` where that is later. We look only when the window has long settled, so
 * that looking costs nothing.
 *
 * COMMONPLACE_BENCH_ARTICLES (10,000) and COMMONPLACE_BENCH_RUNS (7) change the size;
 * COMMONPLACE_BENCH_LIBRARY names a folder with a library of that size, so that it is not made again.
 */

const articles = Number(process.env['COMMONPLACE_BENCH_ARTICLES'] ?? 10_000)
const runs = Math.max(5, Number(process.env['COMMONPLACE_BENCH_RUNS'] ?? 7))
/** How many times an empty window's start are allowed. */
const allowed = articles > 10_000 ? 2 : 1.5
/** ms after the load event; by then even a slow window has settled. */
const settling = 1_500

const emptyMain = `
const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})
app.on('window-all-closed', () => app.quit())
`

/** @param {string} folder */
function makeEmptyApp(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }))
  writeFileSync(join(folder, 'main.cjs'), emptyMain)
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Empty</title><p>An empty window.</p>',
  )
}

/**
 * @typedef {object} Start
 * @property {number} ready ms from the start of the process to the painted content
 * @property {number | undefined} memory MB of all its processes together, shared pages counted once;
 *   Linux only
 */

/**
 * Starts an application, measures and ends it.
 * @param {string} home a folder for its settings
 * @param {string[]} args the application's folder and its arguments
 * @returns {Promise<Start>}
 */
async function start(home, args) {
  const running = await startWindow(home, args)
  try {
    await new Promise((resolve) => setTimeout(resolve, settling))
    const memory = memoryOf(running.pid)
    const { browser, page } = await connectPage(running.address)
    const painted = await page.evaluate(async () => {
      const last = await new Promise((resolve) => {
        let time = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) time = Math.max(time, entry.startTime)
          resolve(time)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        setTimeout(() => resolve(time), 3_000)
      })
      const [mark] = performance.getEntriesByName('interactive')
      return performance.timeOrigin + Math.max(Number(last), mark?.startTime ?? 0)
    })
    await browser.close()
    return { ready: painted - running.began, memory }
  } finally {
    await running.end()
  }
}

/**
 * Proportional memory of a process and all below it, in MB.
 * @param {number} root process id
 */
function memoryOf(root) {
  if (process.platform !== 'linux') return undefined
  /** @type {Map<number, number[]>} */
  const children = new Map()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const parent = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It ended meanwhile.
    }
  }
  const kilobytes = (/** @type {number} */ pid) => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      return Number(/^Pss:\s*(\d+)/m.exec(rollup)?.[1] ?? 0)
    } catch {
      return 0
    }
  }
  /** @type {(pid: number) => number} */
  const sum = (pid) =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), kilobytes(pid))
  return sum(root) / 1024
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[half - (sorted.length % 2 === 0 ? 1 : 0)], sorted[half]]
  return (Number(low) + Number(high)) / 2
}

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} unit
 * @param {string} asked
 */
function print(figure, value, unit, asked) {
  const rounded = Math.round(value * 100) / 100
  console.log(JSON.stringify({ figure, value: rounded, unit, asked, n: runs }))
}

const work = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
try {
  const empty = join(work, 'empty')
  makeEmptyApp(empty)
  const given = process.env['COMMONPLACE_BENCH_LIBRARY']
  const large = given || join(work, 'large')
  if (!given) {
    console.error(`making a library of ${articles} articles …`)
    await makeLibrary(large, articles)
  }

  const many = `${articles.toLocaleString('en')} articles`
  /** @type {Record<string, string[]>} */
  const candidates = {
    'an empty window': [empty],
    'an empty library': [projectRoot, '--library', join(work, 'small')],
    [many]: [projectRoot, '--library', large],
  }
  /** @type {Map<string, Start[]>} */
  const measured = new Map(Object.keys(candidates).map((name) => [name, []]))
  // The first round makes settings, caches and the first library, and does not count.
  for (let round = 0; round <= runs; round += 1) {
    console.error(round === 0 ? 'warming up …' : `run ${round} of ${runs} …`)
    const inTurn = Object.entries(candidates)
    if (round % 2 === 1) inTurn.reverse()
    for (const [name, args] of inTurn) {
      const home = join(work, 'home', name)
      const result = await start(home, args)
      if (round > 0) measured.get(name)?.push(result)
    }
  }

  const ready = (/** @type {string} */ name) =>
    median((measured.get(name) ?? []).map((one) => one.ready))
  const memory = (/** @type {string} */ name) =>
    median((measured.get(name) ?? []).map((one) => one.memory ?? Number.NaN))
  const yardstick = 'an empty window'
  for (const name of Object.keys(candidates)) {
    const asked = name === many ? `<= ${allowed} x an empty window` : 'a yardstick'
    print(`start to painted, ${name}`, ready(name), 'ms', asked)
  }
  print(
    `start to painted, ${many} / empty window`,
    ready(many) / ready(yardstick),
    'x',
    `<= ${allowed}`,
  )
  if (process.platform === 'linux') {
    for (const name of Object.keys(candidates)) {
      // Asked of ten thousand only.
      const asked =
        name !== many ? 'a yardstick' : articles > 10_000 ? '' : '<= 1.5 x an empty window'
      print(`memory of all processes, ${name}`, memory(name), 'MB', asked)
    }
    const ratio = memory(many) / memory(yardstick)
    print(
      `memory of all processes, ${many} / empty window`,
      ratio,
      'x',
      articles > 10_000 ? '' : '<= 1.5',
    )
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
