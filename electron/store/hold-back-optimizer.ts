import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8 from compiling with TurboFan, its slowest compiler, until what it returns is called; for work of up
 * to some seconds that is done once, such as opening a library. There TurboFan takes more than it gives: while
 * a bibliography of 10,000 entries was made on two processors, compiling took as much of them as making it, and
 * what was compiled was thrown away and compiled again some hundred times; it took a third of the time to
 * replay 10,000 changes. What Maglev makes, the compiler below it, is fast enough there.
 *
 * It holds for all threads of the process; what they have compiled stays. Where there is no Maglev, as in some
 * versions of Node, nothing would stand in its place, and nothing is held back.
 */
export const holdBackOptimizer =
  process.versions['electron'] === undefined ? () => () => undefined : makeHold(setFlagsFromString)

/** Sets the flag for the first of those who hold back at the same time, and sets it back after the last. */
export function makeHold(setFlags: (flags: string) => void): () => () => void {
  let holders = 0
  return () => {
    if (holders++ === 0) setFlags('--no-turbofan')
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      if (--holders === 0) setFlags('--turbofan')
    }
  }
}
