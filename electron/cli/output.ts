import { writeSync } from 'node:fs'
import type { Failure } from '#domain/result'

// Results go to standard output, everything else to standard error.

/**
 * Writes all of `text` before it returns, also into a pipe that is full: an answer of `apply` is a
 * promise that its change is on the disk, and must not wait in a buffer that a kill empties.
 */
export function print(text: string): void {
  writeAll(1, text)
}

/** One line of a result. */
export function printLine(text: string): void {
  writeAll(1, `${text}\n`)
}

/** One line of JSON. */
export function printJson(value: unknown): void {
  printLine(JSON.stringify(value))
}

/** A diagnostic: `where` is a file, or a file and a line as `file:line`. */
export function printProblem(message: string, where?: string): void {
  writeAll(2, where ? `${where}: ${message}\n` : `${message}\n`)
}

/** The sentence of a failure. */
export function printFailure(failure: Failure): void {
  printProblem(failure.message)
}

function writeAll(descriptor: 1 | 2, text: string): void {
  let bytes = Buffer.from(text)
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // The reader of a pipe is slow: wait a little and go on. One that is gone ends us quietly.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      else if (code === 'EPIPE') process.exit(0)
      else throw error
    }
  }
}
