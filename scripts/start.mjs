import { providePackages, provideSystem } from './setup.mjs'
import { hasDisplay, projectRoot, run, runProgram, sandboxArgs } from './say.mjs'
import { screenSize } from './screen.mjs'

/** `npm start -- [ARGUMENT…]`: everything from a fresh clone to the open window. */
await run(async () => {
  await providePackages()
  const { provideRuntime } = await import('./runtime.mjs')
  const electron = await provideRuntime()
  await provideSystem(electron)
  const { build, isStale } = await import('./build.mjs')
  if (await isStale()) await build()

  const args = [...sandboxArgs, projectRoot, ...process.argv.slice(2)]
  if (hasDisplay()) return runProgram(electron, args)
  console.error('No display here: the window opens on a virtual screen (xvfb-run).')
  // Where there is no screen there is no session bus either, and Chromium's ten errors about it would be
  // the last thing that a new user reads; what ends the program is still said.
  const program = [electron, '--log-level=3', ...args]
  return runProgram('xvfb-run', ['-a', '-s', `-screen 0 ${screenSize}`, ...program])
})
