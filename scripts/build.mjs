import { existsSync } from 'node:fs'
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packStyles, stylePackPath } from './pack-styles.mjs'
import { Missing, projectRoot, run } from './say.mjs'

const sources = [
  'electron',
  'renderer',
  'assets',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'scripts/citeproc-patches.mjs',
  'scripts/pack-styles.mjs',
  'scripts/quicken-citeproc.mjs',
]
/** What the packed styles are made by and of; packing takes seconds, so it is done only after a change. */
const styleSources = ['package-lock.json', 'scripts/pack-styles.mjs']
const outputs = ['main', 'workers', 'cli', 'chunks', 'preload', 'renderer']
const stamp = join(projectRoot, 'out/.built')

/**
 * Newest modification time, in ms, of a file or of anything in a folder; folders count too, so that a
 * deleted file is seen.
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newest(path) {
  const about = await stat(path).catch(() => undefined)
  if (about === undefined) return 0
  if (!about.isDirectory()) return about.mtimeMs
  const inside = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))))
  return Math.max(about.mtimeMs, ...inside)
}

/** Whether `out/` is missing or older than what it is made of. */
export async function isStale() {
  if (!existsSync(stylePackPath)) return true
  return isOlder(stamp, sources)
}

/**
 * Whether a file is missing or older than any of its sources.
 * @param {string} file
 * @param {string[]} of paths inside the project
 */
async function isOlder(file, of) {
  if (!existsSync(file)) return true
  const made = (await stat(file)).mtimeMs
  const times = await Promise.all(of.map((path) => newest(join(projectRoot, path))))
  return Math.max(...times) > made
}

/**
 * Builds everything into `out/`. What an earlier build left and this one did not write is removed.
 * @throws {Missing} with what is wrong in the sources
 */
export async function build() {
  const started = Date.now()
  const { build: buildAll } = await import('electron-vite')
  process.chdir(projectRoot)
  try {
    await buildAll({ logLevel: 'warn' })
  } catch (error) {
    throw new Missing(error instanceof Error ? error.message : String(error))
  }
  if (await isOlder(stylePackPath, styleSources)) await packStyles()
  for (const output of outputs) await removeOlder(join(projectRoot, 'out', output), started)
  // Sources changed while building count as newer.
  await writeFile(stamp, '')
  await utimes(stamp, started / 1000, started / 1000)
  console.error(`built out/ in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/**
 * @param {string} folder
 * @param {number} before ms
 */
async function removeOlder(folder, before) {
  if (!existsSync(folder)) return
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await removeOlder(path, before)
    // File systems round times, some to whole seconds.
    else if ((await stat(path)).mtimeMs < before - 2_000) await rm(path, { force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run(build)
