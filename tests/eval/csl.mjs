import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packStyles } from '../../scripts/pack-styles.mjs'
import { Missing, projectRoot, run } from '../../scripts/say.mjs'
import { bundleProgram } from '../bench/bundle-program.mjs'

/**
 * `npm run eval:csl [-- --data DIR]`: the cases of the CSL test suite in DIR (default:
 * ../shared/eval/citations/csl-suite beside the project), with the engine alone as it was published
 * and through the citation worker's code with the engine as it is bundled, both with the locales of the style pack. Prints a line of JSON a figure on stdout, and the
 * cases in which the two differ on stderr.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(projectRoot, '../shared/eval/citations/csl-suite') },
    },
  })
  const data = resolve(values.data)
  if (!existsSync(data)) {
    throw new Missing(`There are no cases at ${data}: say where the suite is with --data DIR.`)
  }
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-csl-'))
  const pack = join(folder, 'styles.pack')
  await packStyles({ to: pack, only: ['apa'] })
  const program = await bundleProgram('tests/eval/csl/run-suite.ts')
  const engine = createRequire(import.meta.url).resolve('citeproc')
  try {
    const { status, stdout } = spawnSync(process.execPath, [program, data, pack, engine], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (status !== 0) throw new Error(`the suite ended with ${status}`)
    /** @type {{ id: string, mode: string, engine: boolean, worker: boolean, shared: boolean, differ: boolean }[]} */
    const answers = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    for (const { id, engine, worker, shared } of answers.filter(({ differ }) => differ)) {
      console.error(
        `${id}: the engine alone is ${say(engine)}, the worker is ${say(worker)}, with a helper it is ${say(shared)}`,
      )
    }
    const right = (/** @type {'engine' | 'worker' | 'shared'} */ who) =>
      answers.filter((answer) => answer[who]).length
    print('csl suite: right, the engine alone', right('engine'), '', answers.length)
    print(
      'csl suite: right, through the worker',
      right('worker'),
      `>= ${right('engine')}`,
      answers.length,
    )
    print(
      'csl suite: right, through the worker with a helper',
      right('shared'),
      `>= ${right('engine')}`,
      answers.length,
    )
    return Math.min(right('worker'), right('shared')) >= right('engine') ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(dirname(program), { recursive: true, force: true })
  }
})

/** @param {boolean} isRight */
function say(isRight) {
  return isRight ? 'right' : 'wrong'
}

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, asked, n) {
  console.log(JSON.stringify({ figure, value, unit: 'cases', asked, n }))
}
