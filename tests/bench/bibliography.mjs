// A bibliography of many entries: node tests/bench/bibliography.mjs [--items 10000]
// Prints one JSON line a figure; beside ours pandoc's, on the same items and style in the same run. Ours runs
// in the application's runtime, where that is there: its JavaScript engine is another one than Node's.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packStyles } from '../../scripts/pack-styles.mjs'
import { findRuntime } from '../../scripts/runtime.mjs'
import { bundleProgram } from './bundle-program.mjs'

const { values } = parseArgs({ options: { items: { type: 'string', default: '10000' } } })

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

const folder = await mkdtemp(join(tmpdir(), 'commonplace-bibliography-'))
const program = await bundleProgram('tests/bench/citations/bench-bibliography.ts')
const worker = await bundleProgram('electron/workers/citation-worker.ts')
try {
  const pack = join(folder, 'styles.pack')
  await packStyles({ to: pack, only: ['apa'] })
  const runtime = findRuntime()
  const ours = spawnSync(
    runtime?.path ?? process.execPath,
    [program, folder, worker, pack, values.items],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    },
  )
  if (ours.status !== 0) throw new Error(`the bibliography ended with ${ours.status}`)
  /** @type {{ whole: number, changes: number[], blocked: number }} */
  const { whole, changes, blocked } = JSON.parse(ours.stdout)
  const before = performance.now()
  const pandoc = spawnSync(
    'pandoc',
    ['--citeproc', '--csl', 'apa.csl', '--bibliography', 'items.json', 'all.md', '-t', 'html'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 },
  )
  const theirs = performance.now() - before
  const hasPandoc = pandoc.status === 0
  if (!hasPandoc) console.error('pandoc is not installed: nothing to compare with')
  const n = Number(values.items)
  print(
    `bibliography of ${n} entries in APA`,
    whole / 1000,
    's',
    hasPandoc ? `<= ${(theirs / 1000).toPrecision(4)}` : '',
    1,
  )
  if (hasPandoc) print(`pandoc --citeproc on the same ${n} items`, theirs / 1000, 's', '', 1)
  const sorted = [...changes].sort((a, b) => a - b)
  print(
    `the same after one reference changes p50`,
    sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    'ms',
    '<= 200',
    changes.length,
  )
  print('longest pause of the thread that asks', blocked, 'ms', '<= 50', 1)
} finally {
  for (const gone of [folder, dirname(program), dirname(worker)])
    await rm(gone, { recursive: true, force: true })
}
