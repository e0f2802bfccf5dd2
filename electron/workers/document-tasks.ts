import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type DuplicateGroup, findDuplicates } from '#domain/citations/duplicates/find-duplicates'
import type { MatchEntry } from '#domain/citations/duplicates/match-entry'
import type { QuoteExportRow } from '#domain/citations/quotes-export/quote-export-row'
import { writeQuotesCsv } from '#domain/citations/quotes-export/write-quotes-csv'
import { writeQuotesMarkdown } from '#domain/citations/quotes-export/write-quotes-markdown'
import { writeQuotesNotes } from '#domain/citations/quotes-export/write-quotes-notes'
import type {
  FormatDiagnostic,
  ReadItem,
  WriteItem,
  WriteResult,
} from '#domain/citations/formats/format'
import {
  isReadable,
  REFERENCE_FORMATS,
  type WritableFormatName,
} from '#domain/citations/reference-formats'
import type { QuoteFormat } from '#domain/library/export-formats'
import { decodeText } from '#domain/document/decode-text'
import { importDocument } from '#domain/document/import-document'
import type { ImportedDocument } from '#domain/document/imported-document'
import { recogniseFormat } from '#domain/document/recognise-format'
import { type ProposedQuote, proposedQuotes } from '#domain/library/propose-quotes'
import { type DetectOptions, detectQuotes } from '#domain/quotes/detect-quotes'
import { fail, ok, type Result } from '#domain/result'
import { groupUtterances, type UtteranceText } from '#domain/utterances/group-utterances'

/** Bytes of one file. Larger ones are refused before they are read into memory. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Work that is done off the thread that owns the window and the library. */
export type DocumentTask =
  | { readonly kind: 'read-file'; readonly path: string }
  | { readonly kind: 'read-text'; readonly text: string }
  | {
      readonly kind: 'write-citations'
      readonly format: WritableFormatName
      readonly items: readonly WriteItem[]
    }
  | {
      readonly kind: 'write-quotes'
      readonly format: QuoteFormat
      readonly rows: readonly QuoteExportRow[]
    }
  | { readonly kind: 'find-duplicates'; readonly entries: readonly MatchEntry[] }
  | { readonly kind: 'group-utterances'; readonly quotes: readonly UtteranceText[] }
  | { readonly kind: 'detect-quotes'; readonly text: string; readonly options: DetectOptions }

export interface TaskOutput {
  'read-file': Result<ReadSource>
  'read-text': Result<ReadSource>
  'write-citations': WriteResult
  'write-quotes': string
  'find-duplicates': readonly DuplicateGroup[]
  'detect-quotes': readonly ProposedQuote[]
  'group-utterances': readonly (readonly string[])[]
}

/** What a file holds: the text of one article, or references. */
export type ReadSource =
  | {
      readonly kind: 'article'
      readonly document: ImportedDocument
      readonly mediaType: string
      /** The file as it is; absent for pasted text. */
      readonly bytes?: Uint8Array
    }
  | {
      readonly kind: 'references'
      readonly items: readonly ReadItem[]
      readonly diagnostics: readonly FormatDiagnostic[]
    }

/** Does one task and gives what it is answered with; only a bug rejects. */
export async function runDocumentTask<Task extends DocumentTask>(
  task: Task,
): Promise<TaskOutput[Task['kind']]> {
  return (await run(task)) as TaskOutput[Task['kind']]
}

function run(task: DocumentTask): Promise<TaskOutput[keyof TaskOutput]> {
  switch (task.kind) {
    case 'read-file':
      return readSourceFile(task.path)
    case 'read-text':
      return Promise.resolve(readSource({ text: task.text }))
    case 'write-citations':
      return Promise.resolve(REFERENCE_FORMATS[task.format].write(task.items))
    case 'write-quotes':
      return Promise.resolve(WRITE_QUOTES[task.format](task.rows))
    case 'find-duplicates':
      return Promise.resolve(findDuplicates(task.entries))
    case 'group-utterances':
      return Promise.resolve(groupUtterances(task.quotes))
    case 'detect-quotes':
      return Promise.resolve(proposedQuotes(detectQuotes(task.text, task.options)))
  }
}

const WRITE_QUOTES: Readonly<Record<QuoteFormat, (rows: readonly QuoteExportRow[]) => string>> = {
  markdown: writeQuotesMarkdown,
  'markdown-notes': writeQuotesNotes,
  csv: writeQuotesCsv,
}

async function readSourceFile(path: string): Promise<Result<ReadSource>> {
  const fileName = basename(path)
  let bytes: Uint8Array
  try {
    const about = await stat(path)
    if (about.isDirectory()) {
      return fail('unsupported-format', `“${fileName}” is a folder; choose the files in it.`)
    }
    if (!about.isFile()) {
      return fail('unsupported-format', `“${fileName}” is not a file that can be read.`)
    }
    if (about.size > MAX_FILE_BYTES) {
      const megabytes = Math.ceil(about.size / (1024 * 1024))
      return fail(
        'too-large',
        `“${fileName}” has ${megabytes} MB and the most that can be read is 64 MB; split it and import the parts.`,
      )
    }
    bytes = await readFile(path)
  } catch (error) {
    return fail('unreadable', unreadableSentence(fileName, error as NodeJS.ErrnoException), {
      retry: true,
    })
  }
  return readSource({ bytes, fileName })
}

function unreadableSentence(fileName: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return `“${fileName}” is no longer where it was; choose it again.`
    case 'EACCES':
    case 'EPERM':
      return `“${fileName}” may not be read; change its permissions and try again.`
    default:
      return `“${fileName}” could not be read (${error.code ?? error.message}); copy it to this computer and try again.`
  }
}

function readSource(input: {
  text?: string
  bytes?: Uint8Array
  fileName?: string
}): Result<ReadSource> {
  const decoded =
    input.text === undefined
      ? decodeText(input.bytes ?? new Uint8Array())
      : ok({ text: input.text })
  if (!decoded.ok) return decoded
  const { text } = decoded.value
  const format = recogniseFormat(text, input.fileName)
  if (isReadable(format)) {
    const { items, diagnostics } = REFERENCE_FORMATS[format].read(text)
    if (items.length === 0) {
      const first = diagnostics[0]
      return fail(
        'unreadable',
        `No reference could be read${input.fileName ? ` from “${input.fileName}”` : ''}${first ? `: line ${first.line}: ${first.message}` : ''}.`,
      )
    }
    return ok({ kind: 'references', items, diagnostics })
  }
  // From the bytes where there are some: then it can say what could not be decoded.
  const document = importDocument({
    ...(input.bytes ? { bytes: input.bytes } : { text }),
    ...(input.fileName ? { fileName: input.fileName } : {}),
  })
  if (!document.ok) return document
  return ok({
    kind: 'article',
    document: document.value,
    mediaType: MEDIA_TYPES[format] ?? 'text/plain',
    ...(input.bytes ? { bytes: input.bytes } : {}),
  })
}

const MEDIA_TYPES: { readonly [format: string]: string } = {
  'plain-text': 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
}
