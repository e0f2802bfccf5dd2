/** The values of one tag of a record in a tagged text; line breaks as in the file. */
export interface TaggedField {
  readonly tag: string
  readonly line: number
  readonly lines: readonly string[]
}

/** A tagged record: its fields in the order of the file. */
export class TaggedRecord {
  readonly fields: TaggedField[] = []

  constructor(readonly line: number) {}

  /** Opens a field; `continue` adds lines to the last one. */
  add(tag: string, text: string, line: number): void {
    this.fields.push({ tag, line, lines: [text.trim()] })
  }

  continue(text: string): void {
    const last = this.fields.at(-1)
    if (last) (last.lines as string[]).push(text.trim())
  }

  /** Every value of a tag that says anything, in one line each. */
  values(...tags: readonly string[]): string[] {
    return this.fields
      .filter(({ tag }) => tags.includes(tag))
      .map(({ lines }) => joinLines(lines))
      .filter(Boolean)
  }

  /** The first value of the first of the tags that has one; empty where none has. */
  value(...tags: readonly string[]): string {
    for (const tag of tags) {
      const [first] = this.values(tag)
      if (first) return first
    }
    return ''
  }

  /** The lines of all fields with the tag, where each line is a value. */
  eachLine(...tags: readonly string[]): string[] {
    return this.fields
      .filter(({ tag }) => tags.includes(tag))
      .flatMap(({ lines }) => lines)
      .filter(Boolean)
  }

  get isEmpty(): boolean {
    return this.fields.every(({ lines }) => lines.every((text) => text === ''))
  }
}

const joinLines = (lines: readonly string[]): string =>
  lines.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim()

/** Lines without a byte order mark, whatever ends them. */
export const linesOfText = (input: string): string[] =>
  input.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)

export interface TaggedSyntax {
  /** The tag of a line and its value; undefined for one that has none. */
  readonly tagOf: (line: string) => readonly [tag: string, value: string] | undefined
  /** The tag that begins a record, with or without an empty line before it. */
  readonly first: string
  /** Tags that stand in a record once. */
  readonly single: ReadonlySet<string>
  /** Tags whose text may have empty lines in it. */
  readonly flowing: ReadonlySet<string>
}

/**
 * Records of a text in which an empty line ends one. Text without a tag below an empty line may still go on
 * with the record above, an abstract of two paragraphs, unless what follows it is a record by itself: then
 * it is that record's damaged beginning.
 */
export function splitTaggedRecords(input: string, syntax: TaggedSyntax): TaggedRecord[] {
  const records: TaggedRecord[] = []
  let current: TaggedRecord | undefined
  const begin = (line: number) => {
    current = new TaggedRecord(line)
    records.push(current)
    return current
  }
  for (const { line: start, lines } of chunksOf(linesOfText(input))) {
    const tags = lines.map(syntax.tagOf)
    const goesOn =
      current !== undefined &&
      tags[0] === undefined &&
      syntax.flowing.has(current.fields.at(-1)?.tag ?? '') &&
      !repeats(current, tags, syntax.single)
    if (!goesOn && tags.some((tag) => tag !== undefined)) begin(start)
    let isFirst = !goesOn
    lines.forEach((text, index) => {
      const tag = tags[index]
      if (tag?.[0] === syntax.first && !isFirst) begin(start + index)
      if (tag) {
        current?.add(tag[0], tag[1], start + index)
        isFirst = false
      } else if (goesOn || !isFirst) current?.continue(text)
    })
  }
  return records
}

function repeats(
  record: TaggedRecord,
  tags: readonly (readonly [string, string] | undefined)[],
  single: ReadonlySet<string>,
): boolean {
  const had = new Set(record.fields.map(({ tag }) => tag))
  return tags.some((tag) => tag !== undefined && single.has(tag[0]) && had.has(tag[0]))
}

function chunksOf(all: readonly string[]): { line: number; lines: string[] }[] {
  const chunks: { line: number; lines: string[] }[] = []
  let isAfterBlank = true
  all.forEach((text, index) => {
    if (text.trim() === '') isAfterBlank = true
    else if (isAfterBlank) {
      chunks.push({ line: index + 1, lines: [text] })
      isAfterBlank = false
    } else chunks.at(-1)?.lines.push(text)
  })
  return chunks
}
