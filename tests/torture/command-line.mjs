import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { longText } from './mixed-load.mjs'

/** @typedef {import('./expected-library.mjs').Answer} Answer */
/** @typedef {import('./expected-library.mjs').Listing} Listing */

const program = join(import.meta.dirname, '../../out/cli/commonplace.cjs')

/** Ends this process with a sentence where the application is not built. */
export function requireBuild() {
  if (existsSync(program)) return
  console.error('out/ is missing: run "npm run build" first.')
  process.exit(2)
}

/**
 * Runs the command line to its end.
 * @param {string} library
 * @param {string[]} args
 * @param {string} [input]
 */
export function runCommand(library, args, input = '') {
  const run = spawnSync(process.execPath, [program, ...args, '--library', library], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    input,
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/**
 * Makes a library with one long article in it; gives the article's id.
 * @param {string} library
 * @returns {string}
 */
export function makeLibrary(library) {
  const command = JSON.stringify({ type: 'article.add', text: longText })
  const { out, err } = runCommand(library, ['apply'], `${command}\n`)
  const id = out ? JSON.parse(out).result?.id : undefined
  if (!id) throw new Error(`no library could be made: ${out}${err}`)
  return id
}

/**
 * Starts the command line on a library, for somebody who will not let it end.
 * @param {string} library
 * @param {string[]} args
 */
export function startCommand(library, args) {
  return spawn(process.execPath, [program, ...args, '--library', library])
}

/**
 * The answers in what `apply` printed; a line without its end was not wholly said.
 * @param {string} said
 * @returns {Answer[]}
 */
export function answersIn(said) {
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

/**
 * What a library holds, or why it cannot be opened.
 * @param {string} library
 * @param {readonly ('quotes' | 'articles' | 'notes')[]} lists
 * @returns {{ listing: Listing } | { failure: string }}
 */
export function listLibrary(library, lists) {
  /** @type {Listing} */
  const listing = {}
  for (const what of lists) {
    const { code, out, err } = runCommand(library, ['list', what, '--json'])
    if (code !== 0) return { failure: err }
    listing[what] = JSON.parse(out)
  }
  return { listing }
}
