import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packStyles } from '../../scripts/pack-styles.mjs'
import { run } from '../../scripts/say.mjs'
import { bundleProgram } from '../bench/bundle-program.mjs'

/**
 * `npm run eval:styles [-- --styles N]`: one bibliography of every type and variable, its sort keys and
 * citations of many at once, in every style of the pack, or in N of them, with the engine as it was published
 * and as the citation worker makes it. Prints a line of JSON on stdout, and on stderr the styles in which the
 * two differ. All of them take a quarter of an hour.
 */
await run(async () => {
  const { values } = parseArgs({ options: { styles: { type: 'string', default: '' } } })
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-styles-'))
  const pack = join(folder, 'styles.pack')
  await packStyles({ to: pack })
  const program = await bundleProgram('tests/eval/csl/compare-styles.ts')
  const engine = createRequire(import.meta.url).resolve('citeproc')
  try {
    const { status, stdout } = spawnSync(process.execPath, [program, pack, engine, values.styles], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (status !== 0) throw new Error(`the comparison ended with ${status}`)
    /** @type {{ name: string, isSame: boolean, isMade: boolean }[]} */
    const answers = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    const differ = answers.filter(({ isSame }) => !isSame)
    for (const { name } of differ) console.error(`${name}: the two differ`)
    const n = answers.length
    const print = (/** @type {string} */ figure, /** @type {number} */ value, asked = '') =>
      console.log(JSON.stringify({ figure, value, unit: 'styles', asked, n }))
    print('styles that give the same as the engine alone', n - differ.length, `${n}`)
    print('styles in which neither made one', answers.filter(({ isMade }) => !isMade).length)
    return n > 0 && differ.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(dirname(program), { recursive: true, force: true })
  }
})
