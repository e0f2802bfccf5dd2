import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Note } from '#domain/library/model'
import { decodeNoteFile, encodeNoteFile } from '../../../electron/store/note-file'

const notes = fc
  .record({
    title: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    markdown: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('---\n', '\r\n---\r\n', '---\nid: "x"\n---\n', '\ud800', '\n\n', ''),
    ),
  })
  .map(
    ({ title, markdown }): Note => ({
      type: 'note',
      id: 'n000000000000001',
      ...(title === undefined ? {} : { title }),
      markdown,
      addedAt: '2024-01-01T00:00:00.000Z',
      modifiedAt: '2024-02-01T00:00:00.000Z',
    }),
  )

test('a note is read back as it was, whatever is in it', () => {
  fc.assert(
    fc.property(notes, fc.nat(), (note, sequence) => {
      const { file, isIntact } = decodeNoteFile('x.md', encodeNoteFile(note, sequence))
      expect(file).toEqual({ schema: 1, sequence, note })
      expect(isIntact).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('an edit in another program is read, and noticed', () => {
  const note: Note = {
    type: 'note',
    id: 'n000000000000001',
    markdown: 'before',
    addedAt: '2024-01-01T00:00:00.000Z',
    modifiedAt: '2024-01-01T00:00:00.000Z',
  }
  const text = encodeNoteFile(note, 7).toString()
  const edited = decodeNoteFile('x.md', Buffer.from(text.replace('before', 'after')))
  expect(edited.isIntact).toBe(false)
  expect(edited.file.note.markdown).toBe('after')
  // A program that turns line ends round has changed nothing.
  const turned = decodeNoteFile('x.md', Buffer.from(text.replaceAll('\n', '\r\n')))
  expect(turned.file.note.markdown).toBe('before')
  expect(turned.isIntact).toBe(true)
})

test.each([
  ['1984', '1984'],
  ['007', '007'],
  ["'It''s late'", "It's late"],
  ['Plan B', 'Plan B'],
  ['"Plan: B"', 'Plan: B'],
  ['true', 'true'],
])('a title that another program wrote as YAML is read: %s', (written, title) => {
  const note: Note = {
    type: 'note',
    id: 'n000000000000001',
    title: 'Plan',
    markdown: 'text',
    addedAt: '2024-01-01T00:00:00.000Z',
    modifiedAt: '2024-01-01T00:00:00.000Z',
  }
  const text = encodeNoteFile(note, 7)
    .toString()
    .replace('"Plan"', written)
    .replace('"n000000000000001"', "'n000000000000001'")
  expect(decodeNoteFile('x.md', Buffer.from(text)).file.note).toEqual({ ...note, title })
})

test.each(['', 'no front matter', '---\nid: "a"\n', '---\nsequence: 1\n---\n\ntext'])(
  'bytes that are no note are refused: %j',
  (text) => {
    expect(() => decodeNoteFile('x.md', Buffer.from(text))).toThrow('x.md')
  },
)
