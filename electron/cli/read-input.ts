import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** The bytes of a file, or of standard input for `-`. */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file !== '-') return readFile(file)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The lines of standard input that are not blank, each with its number from 1. */
export async function* inputLines(): AsyncGenerator<{ line: string; number: number }> {
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++
    if (line.trim()) yield { line, number }
  }
}
