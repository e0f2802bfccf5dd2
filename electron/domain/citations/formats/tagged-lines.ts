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
