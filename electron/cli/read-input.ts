import { readFile } from 'node:fs/promises'

/** The bytes of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file !== '-') return readFile(file)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/**
 * The lines of standard input that are not blank, each with its number from 1. A line ends at a line
 * feed only: JSON may hold U+2028 and U+2029 as they are, at which Node's readline would cut it.
 */
export async function* inputLines(): AsyncGenerator<{ line: string; number: number }> {
  let number = 0
  let rest: Buffer[] = []
  for await (const chunk of process.stdin) {
    let bytes = chunk as Buffer
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      rest.push(bytes.subarray(0, end))
      const line = Buffer.concat(rest).toString('utf8')
      rest = []
      bytes = bytes.subarray(end + 1)
      number++
      if (line.trim()) yield { line, number }
    }
    if (bytes.length > 0) rest.push(bytes)
  }
  const last = Buffer.concat(rest).toString('utf8')
  if (last.trim()) yield { line: last, number: number + 1 }
}
