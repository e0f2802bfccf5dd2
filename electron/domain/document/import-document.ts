import { fail, ok, type Result } from '../result'
import { canonicalText } from './canonical-text'
import { decodeText } from './decode-text'
import { importHtml } from './import-html'
import { importMarkdown } from './import-markdown'
import { importPlainText } from './import-plain-text'
import { type ImportedDocument, MAX_ARTICLE_CHARACTERS } from './imported-document'
import { recogniseFormat, type TextFormat } from './recognise-format'

/** What is brought in: the bytes of a file (preferred, so that its encoding is known), or text. */
export interface DocumentSource {
  readonly bytes?: Uint8Array | undefined
  /** Read when there are no bytes. */
  readonly text?: string | undefined
  readonly fileName?: string | undefined
  /** As a browser or a clipboard names it; its charset is used for bytes that do not say theirs. */
  readonly mediaType?: string | undefined
  /** What a person says the text is; otherwise it is recognised. */
  readonly format?: TextFormat | undefined
}

export interface RecognisedDocument extends ImportedDocument {
  readonly format: TextFormat
}

/**
 * Bytes of a file: more than any text within `MAX_ARTICLE_CHARACTERS` has, a page with embedded pictures
 * included. Decoded, such a file takes 128 MB.
 */
export const MAX_SOURCE_BYTES = 64 * 1024 * 1024

/**
 * Decodes, recognises and reads one document. Fails, with one sentence naming the file, what is the matter and
 * what to do, with `empty-input`, `not-text`, `too-large`, or `unsupported-format` for a file of references
 * or RTF. Never throws. Work is bounded: seconds for the worst input at the limits.
 */
export function importDocument(input: DocumentSource): Result<RecognisedDocument> {
  const name = nameOf(input)
  const decoded = decodeSource(input, name)
  if (!decoded.ok) return decoded
  const { text, notices } = decoded.value
  if (text.length > MAX_SOURCE_BYTES) return tooLarge(name, text.length)
  if (/^\s*\{\\rtf/.test(text.slice(0, 100)))
    return fail(
      'unsupported-format',
      `${name} is an RTF document; save it as plain text or HTML and bring that in.`,
    )

  const format = input.format ?? recogniseFormat(text, input.fileName, input.mediaType)
  if (format !== 'plain-text' && format !== 'markdown' && format !== 'html')
    return fail(
      'unsupported-format',
      `${name} holds references (${format}), not the text of an article; import it as references.`,
    )
  if (format !== 'html' && text.length > MAX_ARTICLE_CHARACTERS) return tooLarge(name, text.length)

  const imported = IMPORTERS[format](text)
  if (!imported.ok) return imported
  const { content, metadata } = imported.value
  if (content.text.length > MAX_ARTICLE_CHARACTERS) return tooLarge(name, content.text.length)
  const title = metadata.title ?? titleOfFileName(input.fileName)
  return ok({
    content,
    metadata: { ...metadata, ...(title === undefined ? {} : { title }) },
    notices: [...notices, ...imported.value.notices],
    format,
  })
}

const IMPORTERS: Readonly<Record<TextFormat, (text: string) => Result<ImportedDocument>>> = {
  'plain-text': importPlainText,
  markdown: importMarkdown,
  html: importHtml,
}

function decodeSource(
  { bytes, text: given, mediaType }: DocumentSource,
  name: string,
): Result<{ text: string; notices: string[] }> {
  if (bytes === undefined) return ok({ text: given ?? '', notices: [] })
  if (bytes.length > MAX_SOURCE_BYTES)
    return fail(
      'too-large',
      `${name} has ${millions(bytes.length / 1.048576)} MB; the largest file that can be read has ${MAX_SOURCE_BYTES / 1024 / 1024} MB. Split it and bring in the parts.`,
    )
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(mediaType ?? '')?.[1]
  const decoded = decodeText(bytes, charset === undefined ? {} : { charset })
  if (!decoded.ok)
    return fail(decoded.error.code, decoded.error.message.replace(/^This file/, name))
  const { text, encoding, unreadable } = decoded.value
  const notices: string[] = []
  if (unreadable > 0)
    notices.push(
      `${unreadable === 1 ? 'One place' : `${unreadable} places`} in the file could not be read and ${unreadable === 1 ? 'stands' : 'stand'} as \uFFFD.`,
    )
  if (encoding === 'windows-1252')
    notices.push('The file does not say how it is encoded; it was read as Windows-1252 (Latin-1).')
  return ok({ text, notices })
}

function nameOf({ fileName, bytes }: DocumentSource): string {
  if (fileName !== undefined && fileName !== '') return `“${fileName.slice(0, 200)}”`
  return bytes === undefined ? 'The pasted text' : 'This file'
}

function tooLarge(name: string, characters: number): Result<never> {
  return fail(
    'too-large',
    `${name} has ${millions(characters)} million characters; an article can have ${MAX_ARTICLE_CHARACTERS / 1e6} million. Split it and bring in the parts.`,
  )
}

function millions(count: number): string {
  return (Math.ceil(count / 1e5) / 10).toFixed(1)
}

/** `minister_talks-2009.txt` → `minister talks-2009`. */
function titleOfFileName(fileName: string | undefined): string | undefined {
  const base = fileName?.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,8}$/i, '')
  const title = canonicalText(base ?? '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  return title === '' ? undefined : title
}
