import type { Note } from '#domain/library/model'
import { checksum } from './checksum'
import { DamagedFile, SCHEMA, type Stored } from './json-file'

/**
 * A note that stands by itself: front matter in YAML that is also JSON value by value, a blank line,
 * then the Markdown as it is. Any editor reads it.
 */
export interface NoteFile extends Stored {
  readonly note: Note
}

/** The bytes of a note's file. */
export function encodeNoteFile(note: Note, sequence: number): Buffer {
  const fields: [string, string | number][] = [
    ['id', note.id],
    ...(note.title === undefined ? [] : [['title', note.title] as [string, string]]),
    ['added', note.addedAt],
    ['modified', note.modifiedAt],
    ['schema', SCHEMA],
    ['sequence', sequence],
  ]
  // Half a surrogate pair cannot be written as UTF-8; then the exact text stands in front too.
  const isExact = Buffer.from(note.markdown).toString() === note.markdown
  if (!isExact) fields.push(['markdown', note.markdown])
  const rest = `${fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join('')}---\n\n${note.markdown}\n`
  // The checksum is of the bytes: of what is read back.
  return Buffer.from(`---\nchecksum: "${checksum(Buffer.from(rest))}"\n${rest}`)
}

/**
 * The note in the bytes. `isIntact` is false where they are readable and not what was written, as
 * after an edit in another program. Throws `DamagedFile` where no note can be read.
 */
export function decodeNoteFile(path: string, bytes: Buffer): { file: NoteFile; isIntact: boolean } {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  const normal = text.startsWith('---\r\n') ? text.replaceAll('\r\n', '\n') : text
  const parts = /^---\n((?:[^\n]*\n)*?)---\n\n?([\s\S]*)$/.exec(normal)
  if (!parts) throw new DamagedFile(path, 'has no front matter')
  const [, head = '', body = ''] = parts
  const fields = new Map<string, unknown>()
  for (const line of head.split('\n')) {
    const colon = line.indexOf(': ')
    if (colon > 0) fields.set(line.slice(0, colon), readValue(line.slice(colon + 2)))
  }
  const id = textField(fields, 'id')
  const sequence = fields.get('sequence')
  if (!id || typeof sequence !== 'number') throw new DamagedFile(path, 'names no note')
  const added = textField(fields, 'added') ?? new Date(0).toISOString()
  const modified = textField(fields, 'modified') ?? added
  if (!INSTANT.test(added) || !INSTANT.test(modified)) {
    throw new DamagedFile(path, 'has no dates that can be read')
  }
  // A title such as 1984 needs no quotation marks in YAML.
  const given = fields.get('title')
  const title = typeof given === 'number' || typeof given === 'boolean' ? `${given}` : given
  const note: Note = {
    type: 'note',
    id,
    ...(typeof title === 'string' ? { title } : {}),
    markdown: textField(fields, 'markdown') ?? body.replace(/\n$/, ''),
    addedAt: added,
    modifiedAt: modified,
  }
  const schema = fields.get('schema')
  const checked = /^---\nchecksum: "([0-9a-f]{8})"\n([\s\S]*)$/.exec(normal)
  return {
    file: { schema: typeof schema === 'number' ? schema : SCHEMA, sequence, note },
    isIntact: checked !== null && checksum(Buffer.from(checked[2] ?? '')) === checked[1],
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** A value in JSON or, as other programs write it, in YAML on one line. */
function readValue(written: string): unknown {
  const text = written.trim()
  // In single quotation marks, one that is doubled stands for itself.
  const quoted = /^'((?:[^']|'')*)'$/.exec(text)?.[1]
  if (quoted !== undefined) return quoted.replaceAll("''", "'")
  try {
    const value: unknown = JSON.parse(text)
    // A number is given as it is written: 007, 1e3, one with more digits than a number has.
    return typeof value === 'number' && String(value) !== text ? text : value
  } catch {
    return text
  }
}

function textField(fields: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = fields.get(name)
  return typeof value === 'string' ? value : undefined
}
