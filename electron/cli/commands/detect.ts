import { importDocument } from '#domain/document/import-document'
import { type DetectedQuote, detectQuotes } from '#domain/quotes/detect-quotes'
import * as v from 'valibot'
import { EXIT, type ExitCode } from '../exit-codes'
import { printFailure, printJson, printLine, printProblem } from '../output'
import { inputLines, readInput } from '../read-input'

const REQUEST = v.object({
  id: v.unknown(),
  text: v.string(),
  language: v.optional(v.string()),
  outlet: v.optional(v.string()),
  authors: v.optional(v.array(v.string())),
})

/**
 * Finds the quotations of one text: a line a quotation for people, or JSON with the text they were found in,
 * because offsets into HTML or Markdown would mean nothing.
 */
export async function detect(file: string, json: boolean): Promise<ExitCode> {
  let bytes: Uint8Array
  try {
    bytes = await readInput(file)
  } catch (error) {
    printProblem(`This file cannot be read: ${(error as Error).message}.`, file)
    return EXIT.inputErrors
  }
  const document = importDocument({ bytes, ...(file !== '-' && { fileName: file }) })
  if (!document.ok) {
    printFailure(document.error)
    return EXIT.inputErrors
  }
  const { text, blocks } = document.value.content
  const quotes = detectQuotes(text, { blocks })
  if (json) printJson({ text, quotes: quotes.map(answer) })
  else for (const quote of quotes) printLine(describe(quote, text))
  return EXIT.done
}

/** Finds quotations line by line: `{"id","text"}` → `{"id","quotes"}`, offsets into the text as it was given. */
export async function detectLines(): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  for await (const { line, number } of inputLines()) {
    const request = v.safeParse(REQUEST, parseLine(line))
    if (!request.success) {
      code = EXIT.inputErrors
      printJson({ error: `Line ${number} is no request: it needs "id" and "text".` })
      continue
    }
    const { id, text, language, outlet, authors } = request.output
    const quotes = detectQuotes(text, {
      ...(language !== undefined && { language }),
      ...(outlet !== undefined && { outlet }),
      ...(authors !== undefined && { authors }),
    })
    printJson({ id, quotes: quotes.map(answer) })
  }
  return code
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

/** A quotation as the command line gives it: names with underscores, parts as pairs. */
function answer(quote: DetectedQuote): object {
  return {
    start: quote.start,
    end: quote.end,
    parts: quote.parts.map(({ start, end }) => [start, end]),
    type: quote.type,
    speaker: quote.speaker,
    speaker_start: quote.speakerStart,
    speaker_end: quote.speakerEnd,
    speaker_ref: quote.speakerRef,
    speaker_kind: quote.speakerKind,
    cue: quote.cue,
    via: quote.via,
    sieve: quote.sieve,
    confidence: quote.confidence,
  }
}

function describe(quote: DetectedQuote, text: string): string {
  const chain = [
    ...quote.via.map(({ speaker }) => speaker),
    quote.speakerRef ?? quote.speaker ?? '?',
  ]
  const words = text.slice(quote.start, quote.end).replaceAll(/\s+/gu, ' ')
  return `${quote.start}-${quote.end}\t${quote.type}\t${Math.round(quote.confidence * 100)} %\t${chain.join(' → ')}\t${words}`
}
