import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { bundleProgram } from '../bench/bundle-program.mjs'

/**
 * `npm run faults [-- EVERY [FIRST]]`: every system call of opening, a commit, a check-point, a rotation, a backup
 * and a replay goes wrong, one after the other: the process is killed there, the call answers EIO, or
 * ENOSPC where it needs room (strace does it, on Linux). Then on disks that are really full and really
 * become read-only. Afterwards the library must open, hold exactly what was acknowledged, and pass
 * `verify`. Prints counts, a line of JSON each, and ends with 1 when anything was lost or a fault did not
 * come. With `-- 10 3` only each tenth call, beginning with the fourth: a run in parts.
 */
const session = await bundleProgram('tests/faults/session.ts')
const harness = await bundleProgram('tests/faults/run-faults.ts')
try {
  const args = [harness, session, ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  for (const program of [session, harness]) {
    rmSync(dirname(program), { recursive: true, force: true })
  }
}
