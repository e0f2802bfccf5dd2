import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Missing, hasDisplay, hasProgram, npm, projectRoot, runProgram } from './say.mjs'

/** What Electron and a virtual screen need on Debian and Ubuntu. */
const debianPackages = [
  ...['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libcups2', 'libatk-bridge2.0-0'],
  ...['libxkbcommon0', 'libdrm2', 'libxcomposite1', 'libxdamage1', 'libxrandr2'],
  ...['xvfb', 'xauth', 'fonts-liberation'],
]

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Whether node_modules holds what package-lock.json asks for; npm keeps its own record in there. */
function packagesAreThere() {
  const asked = lockedPackages(join(projectRoot, 'package-lock.json'))
  const there = lockedPackages(join(projectRoot, 'node_modules/.package-lock.json'))
  return Object.entries(asked).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || there[path]?.version === entry.version,
  )
}

/**
 * Installs the packages if they are missing or others than the lock file names.
 * @throws {Missing} when npm fails
 */
export async function providePackages() {
  if (packagesAreThere()) return
  console.error('Installing packages …')
  const [command, args, options] = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  const code = await runProgram(command, args, { ...options, stdio: ['ignore', 2, 2] })
  if (code !== 0) {
    throw new Missing('The packages could not be installed: see above, then run "npm ci".')
  }
}

/**
 * Shared libraries the executable needs and the system does not have.
 * @param {string} executable
 */
function missingLibraries(executable) {
  const result = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const lines = (result.stdout ?? '').split('\n').filter((line) => line.includes('not found'))
  return [...new Set(lines.map((line) => line.trim().split(' ')[0] ?? ''))]
}

/**
 * The packages by the names this system has for them: newer systems append `t64` to some.
 * @param {string[]} programs
 */
function aptNames(programs) {
  const names = [...debianPackages, ...programs]
  const { stdout } = spawnSync('apt-cache', ['policy', ...names.map((name) => `${name}t64`)], {
    encoding: 'utf8',
  })
  const renamed = new Set(
    [...(stdout ?? '').matchAll(/^(\S+)t64:\n.*\n.*Candidate: \d/gm)].map((m) => m[1]),
  )
  return names.map((name) => (renamed.has(name) ? `${name}t64` : name))
}

/**
 * Makes sure that windows can open on Linux: shared libraries, and a virtual screen where there is no
 * display. On Debian as root what is missing is installed.
 * @param {string} executable of Electron
 * @param {{ programs?: string[] }} [more] further programs which are needed, named like their package
 * @throws {Missing} with the one line to run
 */
export async function provideSystem(executable, { programs = [] } = {}) {
  if (process.platform !== 'linux') return
  const missing = () => [
    ...missingLibraries(executable),
    ...(hasDisplay() ? [] : ['xvfb-run', 'xauth'].filter((program) => !hasProgram(program))),
    ...programs.filter((program) => !hasProgram(program)),
  ]
  const before = missing()
  if (before.length === 0) return
  const what = `Missing on this system: ${before.join(', ')}`
  if (!hasProgram('apt-get')) {
    throw new Missing(`${what}; install them with your system's package manager and try again.`)
  }
  const install = () => ['install', '-y', '--no-install-recommends', ...aptNames(programs)]
  const line = () => `apt-get ${install().join(' ')}`
  if (process.getuid?.() !== 0) throw new Missing(`${what}; run: sudo ${line()}`)
  console.error(`${what}; installing …`)
  /** @type {import('node:child_process').SpawnOptions} */
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 2],
  }
  await runProgram('apt-get', ['update', '-q'], options)
  await runProgram('apt-get', install(), options)
  const after = missing()
  if (after.length > 0) {
    throw new Missing(`Still missing after installing: ${after.join(', ')}; run: ${line()}`)
  }
}
