import { readCslItems, toCslItems } from '#domain/citations/formats/csl-json'
import { recogniseReferenceFormat } from '#domain/citations/recognise-reference-format'
import {
  isReadable,
  isWritable,
  READABLE_FORMATS,
  REFERENCE_FORMATS,
  WRITABLE_FORMATS,
} from '#domain/citations/reference-formats'
import { decodeText } from '#domain/document/decode-text'
import { writeExport } from '#services/write-export'
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes'
import { print, printFailure, printJson, printProblem } from '../output'
import { inputLines, readInput } from '../read-input'
import { convertStreamed, makeKeyed, streamOf } from './convert-stream'

export interface ConvertArguments {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly out: string | undefined
  readonly file: string
}

/** Turns references of one format into another; without `--from` the content says what it is. */
export async function convert({ from, to, out, file }: ConvertArguments): Promise<ExitCode> {
  const readable = READABLE_FORMATS.join('|')
  if (!isWritable(to) || (from !== undefined && !isReadable(from))) {
    printProblem(
      `usage: convert [--from ${readable}] --to ${WRITABLE_FORMATS.join('|')} [--out FILE] [FILE]`,
    )
    return EXIT.usage
  }
  const streamed = await streamOf(file, from, to)
  if (streamed) return convertStreamed(streamed, file, out)
  const decoded = decodeText(await readInput(file))
  if (!decoded.ok) {
    printProblem(decoded.error.message, file)
    return EXIT.inputErrors
  }
  const format = from ?? recogniseReferenceFormat(decoded.value.text)
  if (!isReadable(format)) {
    printProblem(
      `The format cannot be told from the content; say it with --from ${readable}.`,
      file,
    )
    return EXIT.inputErrors
  }
  const { items, diagnostics } = REFERENCE_FORMATS[format].read(decoded.value.text)
  const written = REFERENCE_FORMATS[to].write(makeKeyed()(items))
  for (const { line, message } of diagnostics) printProblem(message, `${file}:${line}`)
  for (const { message } of written.diagnostics) printProblem(message)
  if (out === undefined) print(written.output)
  else {
    const saved = await writeExport(out, written.output)
    if (!saved.ok) {
      printFailure(saved.error)
      return exitCodeOf(saved.error.code)
    }
  }
  return diagnostics.length > 0 ? EXIT.inputErrors : EXIT.done
}

/**
 * The same, line by line: `{"id","from","input"}` is answered with CSL-JSON items, `{"id","to","items"}`
 * with text in that format.
 */
export async function convertLines(): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  for await (const { line, number } of inputLines()) {
    const answer = convertLine(line, number)
    if ('error' in answer) code = EXIT.inputErrors
    printJson(answer)
  }
  return code
}

function convertLine(line: string, number: number): object {
  let request: { id?: unknown; from?: unknown; input?: unknown; to?: unknown; items?: unknown }
  try {
    request = JSON.parse(line) as typeof request
  } catch {
    return { error: `Line ${number} is not JSON.` }
  }
  const { id, from, input, to, items } = request ?? {}
  if (typeof input === 'string' && isReadable(from)) {
    const read = REFERENCE_FORMATS[from].read(input)
    return { id, items: toCslItems(read.items), diagnostics: read.diagnostics }
  }
  if (items !== undefined && isWritable(to)) {
    const read = readCslItems(items)
    const { output, diagnostics } = REFERENCE_FORMATS[to].write(makeKeyed()(read.items))
    return { id, output, diagnostics: [...read.diagnostics, ...diagnostics] }
  }
  return {
    id,
    error: `Line ${number} asks for nothing that can be done: it needs "from" (${READABLE_FORMATS.join(', ')}) and "input", or "to" (${WRITABLE_FORMATS.join(', ')}) and "items".`,
  }
}
