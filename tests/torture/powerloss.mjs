import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  answersIn,
  listLibrary,
  makeLibrary,
  requireBuild,
  runCommand,
  startCommand,
} from './command-line.mjs'
import { ExpectedLibrary } from './expected-library.mjs'
import { makeCommands } from './mixed-load.mjs'
import { randomFrom } from './random.mjs'

/** @typedef {import('./expected-library.mjs').Answer} Answer */

/**
 * `npm run powerloss [-- ROUNDS [SEED]]`: the library is on a file system of its own, in an image mounted
 * by loop, which is shut down by `xfs_io -x -c shutdown` while `apply` works on a mixed load: what the file
 * system had not been told to make durable is gone, as when the power fails. It is mounted again, and
 * everything acknowledged must be there. On ext4 and XFS in turn. It proves that the store asks for every
 * durability it needs; it says nothing of a disk that lies about its own cache.
 */

const rounds = Number(process.argv[2] ?? 40)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_007)
const random = randomFrom(seed)
/** Bytes of the image; XFS takes no less than 300 MB. */
const imageBytes = 340_000_000
const roundsPerLibrary = 10
const systems = ['ext4', 'xfs']

requireBuild()

/** @param {string} program @param {...string} args */
function run(program, ...args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  return { isOk: status === 0, why: error?.message ?? stderr }
}

const count = {
  'power losses': 0,
  'changes acknowledged before': 0,
  lost: 0,
  'half-done merges': 0,
  'libraries that did not open': 0,
  'libraries with problems': 0,
}
const mustBeZero = new Set([
  'lost',
  'half-done merges',
  'libraries that did not open',
  'libraries with problems',
])

const home = mkdtempSync(join(tmpdir(), 'commonplace-powerloss-'))
const image = join(home, 'image')
const disk = join(home, 'disk')
mkdirSync(disk)

/**
 * Makes a file system in the image and mounts it.
 * @param {string} system
 * @returns {string | undefined} why that cannot be done here
 */
function makeDisk(system) {
  writeFileSync(image, '')
  truncateSync(image, imageBytes)
  const force = system === 'xfs' ? '-f' : '-F'
  const made = run(`mkfs.${system}`, '-q', force, image)
  if (!made.isOk) return made.why
  const mounted = mountDisk()
  return mounted.isOk ? undefined : mounted.why
}

const mountDisk = () => run('mount', '-o', 'loop', image, disk)

/** A disk that stays mounted below the next one would make nonsense of everything. */
async function unmountDisk() {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { isOk, why } = run('umount', disk)
    if (isOk) return
    console.error(why)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${disk} cannot be unmounted`)
}

/**
 * Lets `apply` work, and takes the power away. What is answered later is in doubt: Linux lets an fdatasync
 * that is going on when a file system is shut down end without an error, whether its data is kept or not.
 * @param {ExpectedLibrary} expected
 * @param {any[]} commands
 * @returns {Promise<Answer[]>} what had been answered when the power went
 */
async function applyAndLosePower(expected, commands) {
  const child = startCommand(expected.folder, ['apply'])
  const ended = once(child, 'close')
  let said = ''
  /** @type {string | undefined} */
  let before
  const after = 1 + random.below(120)
  const losePower = () => {
    if (before !== undefined) return
    before = said
    const down = run('xfs_io', '-x', '-c', 'shutdown', disk)
    if (down.isOk) count['power losses']++
    else complain(expected, `the disk was not shut down: ${down.why}`)
    setTimeout(() => child.kill('SIGKILL'), 200)
  }
  // One in four while documents are written: after all commands, and a moment.
  const isLate = random.below(4) === 0
  child.stdout.on('data', (chunk) => {
    said += chunk
    const lines = said.split('\n').length - 1
    if (isLate ? lines >= commands.length : lines >= after) {
      setTimeout(losePower, random.below(isLate ? 300 : 5))
    }
  })
  child.stdin.on('error', () => undefined)
  child.stdin.write(commands.map((command) => `${JSON.stringify(command)}\n`).join(''))
  await ended
  return answersIn(before ?? said)
}

/** @param {ExpectedLibrary} expected @param {string} what */
function complain(expected, what) {
  console.error(`seed ${seed}, ${system} round ${expected.round}: ${what}`)
}

/**
 * @param {ExpectedLibrary} expected
 * @param {any[]} commands
 * @param {Answer[]} answers
 */
function compare(expected, commands, answers) {
  const listed = listLibrary(expected.folder, ['quotes', 'articles', 'notes'])
  if ('failure' in listed) {
    count['libraries that did not open']++
    complain(expected, listed.failure)
    return
  }
  for (const what of expected.lost(listed.listing)) {
    count.lost++
    complain(expected, `lost ${what}`)
  }
  const { merges } = expected.halves(listed.listing, commands, answers)
  count['half-done merges'] += merges
  if (merges > 0) complain(expected, 'a merge was done by halves')
}

async function runRounds() {
  let expected = new ExpectedLibrary('')
  for (let round = 0; round < rounds / systems.length; round++) {
    if (round % roundsPerLibrary === 0) {
      expected = new ExpectedLibrary(join(disk, `library-${round}`))
      expected.articles.add(makeLibrary(expected.folder))
    }
    expected.round = round
    const commands = makeCommands(expected, random)
    const answers = await applyAndLosePower(expected, commands)
    count['changes acknowledged before'] += answers.filter(({ ok }) => ok).length
    expected.remember(commands, answers)
    await unmountDisk()
    const mounted = mountDisk()
    if (!mounted.isOk) throw new Error(`${system} cannot be mounted again: ${mounted.why}`)
    compare(expected, commands, answers)
    if (process.stderr.isTTY) process.stderr.write(`\r${system}: ${round + 1}`)
  }
  const verified = runCommand(expected.folder, ['verify'])
  if (verified.code !== 0) {
    count['libraries with problems']++
    complain(expected, `${verified.out}${verified.err}`)
  }
}

let system = ''
const started = performance.now()
try {
  for (system of systems) {
    const why = run('xfs_io', '-V').isOk ? makeDisk(system) : 'xfs_io (of xfsprogs) is not here'
    if (why) console.error(`No power is lost on ${system} here (root on Linux can): ${why.trim()}`)
    else {
      await runRounds()
      await unmountDisk()
    }
  }
} finally {
  run('umount', disk)
  rmSync(home, { recursive: true, force: true })
}

const losses = count['power losses']
for (const [figure, value] of Object.entries(count)) {
  const asked = mustBeZero.has(figure) ? '0' : figure === 'power losses' ? '>= 20' : ''
  console.log(JSON.stringify({ figure, value, unit: '', asked, n: losses }))
  if (mustBeZero.has(figure) && value > 0) process.exitCode = 1
}
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(
  JSON.stringify({ figure: 'powerloss', value: seconds, unit: 's', asked: '', n: losses, seed }),
)
