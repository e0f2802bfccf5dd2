import { findAnchor } from '#domain/anchoring/find-anchor'
import * as v from 'valibot'
import { EXIT, type ExitCode } from '../exit-codes'
import { printJson } from '../output'
import { inputLines } from '../read-input'

const REQUEST = v.object({
  id: v.unknown(),
  text: v.string(),
  selector: v.object({
    exact: v.string(),
    prefix: v.optional(v.string(), ''),
    suffix: v.optional(v.string(), ''),
    start: v.number(),
    end: v.number(),
  }),
})

/** Finds passages again, line by line: `{"id","text","selector"}` → its place, or that it is gone. */
export async function anchorLines(): Promise<ExitCode> {
  let code: ExitCode = EXIT.done
  for await (const { line, number } of inputLines()) {
    const request = v.safeParse(REQUEST, parseLine(line))
    if (!request.success) {
      code = EXIT.inputErrors
      printJson({ error: `Line ${number} is no request: it needs "id", "text" and "selector".` })
      continue
    }
    const { id, text, selector } = request.output
    const found = findAnchor(text, selector)
    if ('orphan' in found) printJson({ id, orphan: true })
    else printJson({ id, start: found.start, end: found.end, confidence: found.confidence })
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
