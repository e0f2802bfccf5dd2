import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Missing, projectRoot, run, runProgram } from './say.mjs'
import { providePackages, provideSystem } from './setup.mjs'

/**
 * `npm run bench [-- NAME…]`: runs the benchmarks of tests/bench, one after the other. Each prints one
 * line of JSON for each figure on stdout; what it is doing goes to stderr.
 */
await run(async () => {
  const folder = join(projectRoot, 'tests/bench')
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => basename(file, '.mjs'))
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown) {
    throw new Missing(`There is no benchmark "${unknown}": choose from ${names.join(', ')}.`)
  }

  await providePackages()
  const { provideRuntime } = await import('./runtime.mjs')
  await provideSystem(await provideRuntime())
  const { build, isStale } = await import('./build.mjs')
  if (await isStale()) await build()
  const { provideDisplay } = await import('./screen.mjs')
  const endDisplay = await provideDisplay()
  try {
    let code = 0
    for (const name of asked.length > 0 ? asked : names) {
      code ||= await runProgram(process.execPath, [join(folder, `${name}.mjs`)])
    }
    return code
  } finally {
    endDisplay()
  }
})
