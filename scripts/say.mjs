import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..')

/** One sentence for people that ends a script: what is missing and the command to run. */
export class Missing extends Error {}

/**
 * Runs `main` and turns a `Missing` into its one sentence and exit code 1; other errors are bugs and
 * keep their stack.
 * @param {() => Promise<number | void>} main resolves to the exit code
 */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/**
 * Starts a program with our own input and output and waits for it; termination signals are passed on.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, 1 when a signal ended it or it could not be started
 */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', cwd: projectRoot, ...options })
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGINT', passOn)
    process.on('SIGTERM', passOn)
    const done = (/** @type {number} */ code) => {
      process.off('SIGINT', passOn)
      process.off('SIGTERM', passOn)
      resolve(code)
    }
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      done(1)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/**
 * The command that runs npm with `args`: the npm that started us, or the one on the PATH.
 * @param {string[]} args
 * @returns {[command: string, args: string[], options: { shell: boolean }]}
 */
export function npm(args) {
  const own = process.env['npm_execpath']
  if (own?.endsWith('npm-cli.js')) return [process.execPath, [own, ...args], { shell: false }]
  return ['npm', args, { shell: process.platform === 'win32' }]
}

/**
 * Whether a program is on the PATH (not on Windows, where nothing asks).
 * @param {string} name
 */
export function hasProgram(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0
}

/** Whether windows can be shown: always on Windows and macOS, with a display server on Linux. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Chromium refuses its sandbox to root; only development and tests ever run as root. */
export const sandboxArgs =
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
