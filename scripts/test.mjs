import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { countCheck, countTests } from './count-tests.mjs'
import { providePackages, provideSystem } from './setup.mjs'
import { Missing, projectRoot, run, runProgram } from './say.mjs'

/**
 * `npm test [-- STEP…]`: set-up, then every check and every test. A failed step does not stop the others.
 * The last line counts: each vitest test is one, each other step is one, and so is a vitest step which
 * crashed or found nothing to run.
 */

/** @typedef {import('./count-tests.mjs').Count} Count */

/**
 * Runs a program of the packages with the Node that runs us.
 * @param {string} script its file inside node_modules
 * @param {string[]} args
 */
function tool(script, ...args) {
  return runProgram(process.execPath, [join(projectRoot, 'node_modules', script), ...args])
}

/**
 * @param {string} script
 * @param {string[]} args
 * @returns {() => Promise<Count>}
 */
function check(script, ...args) {
  return async () => countCheck((await tool(script, ...args)) === 0)
}

/**
 * @param {string} project of vitest.config.ts
 * @returns {() => Promise<Count>}
 */
function tests(project) {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-test-'))
    try {
      const report = join(folder, 'report.json')
      const code = await tool(
        'vitest/vitest.mjs',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      )
      return countTests(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** @type {{ name: string, heading: string, run: () => Promise<Count> }[]} */
const steps = [
  { name: 'format', heading: 'Format (biome)', run: check('@biomejs/biome/bin/biome', 'format') },
  { name: 'lint', heading: 'Lint (eslint)', run: check('eslint/bin/eslint.js', '.') },
  { name: 'types', heading: 'Types (tsc)', run: check('typescript/bin/tsc', '-b') },
  {
    name: 'deps',
    heading: 'Layers (dependency-cruiser)',
    run: check('dependency-cruiser/bin/dependency-cruise.mjs', 'electron', 'renderer'),
  },
  { name: 'unused', heading: 'Unused code (knip)', run: check('knip/bin/knip.js') },
  {
    name: 'build',
    heading: 'Build',
    run: async () => {
      const { build } = await import('./build.mjs')
      try {
        await build()
        return countCheck(true)
      } catch (error) {
        console.error(error instanceof Missing ? error.message : error)
        return countCheck(false)
      }
    },
  },
  { name: 'unit', heading: 'Unit tests', run: tests('unit') },
  { name: 'store', heading: 'Store tests', run: tests('store') },
  { name: 'components', heading: 'Component tests', run: tests('components') },
  { name: 'e2e', heading: 'End-to-end tests, in Electron', run: tests('e2e') },
]

const seconds = (/** @type {number} */ since) =>
  `${((performance.now() - since) / 1000).toFixed(1)} s`

await run(async () => {
  const asked = process.argv.slice(2)
  const names = steps.map(({ name }) => name)
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown) throw new Missing(`There is no step "${unknown}": choose from ${names.join(', ')}.`)
  const chosen = steps.filter(({ name }) => asked.length === 0 || asked.includes(name))

  const started = performance.now()
  console.log('\n=== Set-up')
  await providePackages()
  const { provideRuntime } = await import('./runtime.mjs')
  await provideSystem(await provideRuntime(), { programs: ['xdotool'] })
  console.log(`--- Set-up: ${seconds(started)}`)

  const total = { passed: 0, failed: 0, skipped: 0 }
  const summary = []
  for (const step of chosen) {
    console.log(`\n=== ${step.heading}`)
    const since = performance.now()
    const count = await step.run()
    const line = `${step.name}: ${count.passed} passed, ${count.failed} failed, ${seconds(since)}`
    console.log(`--- ${line}`)
    summary.push(`${count.failed > 0 ? 'FAILED' : 'ok    '} ${line}`)
    // Said once more at the end: of a long log, often only the end is kept.
    for (const failure of count.failures ?? []) {
      summary.push(`       ${failure.replaceAll(`${projectRoot}${sep}`, '')}`)
    }
    total.passed += count.passed
    total.failed += count.failed
    total.skipped += count.skipped
  }
  console.log(`\n=== Summary, ${seconds(started)}\n${summary.join('\n')}\n`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
  return total.failed > 0 ? 1 : 0
})
