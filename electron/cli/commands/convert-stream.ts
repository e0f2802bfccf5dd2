import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { adaptCitationKey } from '#domain/citations/citation-key'
import type { ReadItem, WriteItem } from '#domain/citations/formats/format'
import {
  BATCH_JOINS,
  BATCHED_FORMATS,
  type BatchedFormat,
  type BatchJoin,
  hasBibLinks,
  RecordBatches,
} from '#domain/citations/formats/record-batches'
import { recogniseReferenceFormat } from '#domain/citations/recognise-reference-format'
import {
  REFERENCE_FORMATS,
  type ReadableFormatName,
  type WritableFormatName,
} from '#domain/citations/reference-formats'
import { writeExport } from '#services/write-export'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { print, printFailure, printProblem } from '../output'

/** Shorter files are converted whole: that is as good, and every format can be. In bytes. */
const SHORTEST = 8 * 1024 * 1024
/** Characters of a batch. */
const BATCH = 1024 * 1024
/** Longest word that the search for links must not lose between two chunks. */
const OVERLAP = 16

/** A conversion that goes a batch at a time. */
export interface StreamedConversion {
  readonly from: BatchedFormat
  readonly to: WritableFormatName
  readonly join: BatchJoin
}

/**
 * Whether a file is converted a batch at a time: a long file in UTF-8 whose records stand for themselves, into a format whose
 * entries follow each other. It is read through once to know.
 */
export async function streamOf(
  file: string,
  from: ReadableFormatName | undefined,
  to: WritableFormatName,
  shortest = SHORTEST,
): Promise<StreamedConversion | undefined> {
  const join = BATCH_JOINS[to]
  const about = file === '-' ? undefined : await stat(file).catch(() => undefined)
  if (!join || !about?.isFile() || about.size < shortest) return undefined
  let format: string | undefined = from
  let tail = ''
  try {
    for await (const chunk of chunksOf(file)) {
      format ??= recogniseReferenceFormat(chunk)
      const isBatched = BATCHED_FORMATS.some((name) => name === format)
      if (!isBatched || chunk.includes('\0')) return undefined
      if (format !== 'ris' && format !== 'csl-json' && hasBibLinks(tail + chunk)) return undefined
      tail = chunk.slice(-OVERLAP)
    }
  } catch {
    // No UTF-8, or no file that can be read: the whole-file way finds out what it is, and says so.
    return undefined
  }
  return { from: format as BatchedFormat, to, join }
}

/** The text of a file in chunks; throws where it is no UTF-8. */
async function* chunksOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for await (const bytes of createReadStream(file, { highWaterMark: 256 * 1024 }))
    yield decoder.decode(bytes as Buffer, { stream: true })
  yield decoder.decode()
}

/** Converts a file a batch at a time; what it says and writes is what `convert` does with the whole. */
export async function convertStreamed(
  conversion: StreamedConversion,
  file: string,
  out: string | undefined,
): Promise<ExitCode> {
  const told = { problems: 0 }
  const parts = convertedParts(conversion, file, told)
  if (out === undefined) for await (const part of parts) print(part)
  else {
    const saved = await writeExport(out, parts)
    if (!saved.ok) {
      printFailure(saved.error)
      return exitCodeOf(saved.error.code)
    }
  }
  return told.problems > 0 ? EXIT.inputErrors : EXIT.done
}

async function* convertedParts(
  { from, to, join }: StreamedConversion,
  file: string,
  told: { problems: number },
): AsyncGenerator<string> {
  const keyed = makeKeyed()
  let isEmpty = true
  for await (const { text, linesBefore } of batchesOf(from, file)) {
    const { items, diagnostics } = REFERENCE_FORMATS[from].read(text)
    told.problems += diagnostics.length
    for (const { line, message } of diagnostics)
      printProblem(message, `${file}:${linesBefore + line}`)
    if (items.length === 0) continue
    const { output, diagnostics: changes } = REFERENCE_FORMATS[to].write(keyed(items))
    for (const { message } of changes) printProblem(message)
    yield join.add(output, isEmpty)
    isEmpty = false
  }
  yield join.end(isEmpty)
}

async function* batchesOf(from: BatchedFormat, file: string) {
  const batches = new RecordBatches(from, BATCH)
  for await (const chunk of chunksOf(file)) yield* batches.push(chunk)
  yield* batches.end()
}

/** Gives references the keys that they came with; made where there is none or it is taken, by an earlier call too. */
export function makeKeyed(): (items: readonly ReadItem[]) => WriteItem[] {
  const taken = new Set<string>()
  return (items) =>
    items.map(({ citationKey, reference }) => {
      const key = adaptCitationKey(citationKey, reference, (lower) => taken.has(lower))
      taken.add(key.toLowerCase())
      return { citationKey: key, reference }
    })
}
