import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Missing, projectRoot, run, runProgram } from './say.mjs'
import { providePackages } from './setup.mjs'

/**
 * Makes the unpacked application for this system in `dist/`, around the Electron that runs here.
 * @throws {Missing} when electron-builder fails
 */
export async function makePackage() {
  const { findRuntime, provideRuntime } = await import('./runtime.mjs')
  await provideRuntime()
  const runtime = findRuntime()
  const { build, isStale } = await import('./build.mjs')
  if (await isStale()) await build()
  const system = { win32: '--win', darwin: '--mac' }[/** @type {string} */ (process.platform)]
  const code = await runProgram(
    process.execPath,
    [
      join(projectRoot, 'node_modules/electron-builder/cli.js'),
      system ?? '--linux',
      'dir',
      '--publish=never',
      `-c.electronDist=${runtime?.dist}`,
      `-c.electronVersion=${runtime?.version}`,
    ],
    { stdio: ['ignore', 2, 2] },
  )
  if (code !== 0) throw new Missing('The application could not be packaged: see above.')
  // electron-builder leaves this out of an Electron it fetched itself, not out of a given one.
  await rm(join(packagedResources(), 'default_app.asar'), { force: true })
}

/** The executable that `makePackage` leaves in `dist/`. */
export function packagedExecutable() {
  const dist = join(projectRoot, 'dist')
  const arm = process.arch === 'arm64' ? '-arm64' : ''
  if (process.platform === 'win32') return join(dist, `win${arm}-unpacked/Commonplace.exe`)
  if (process.platform === 'darwin') {
    return join(dist, `mac${arm}/Commonplace.app/Contents/MacOS/Commonplace`)
  }
  return join(dist, `linux${arm}-unpacked/commonplace`)
}

/** The folder of `app.asar` in what `makePackage` leaves. */
export function packagedResources() {
  const folder = dirname(packagedExecutable())
  return join(folder, process.platform === 'darwin' ? '../Resources' : 'resources')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(async () => {
    await providePackages()
    await makePackage()
    console.log(packagedExecutable())
  })
}
