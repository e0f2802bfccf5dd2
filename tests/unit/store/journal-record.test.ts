import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checksum } from '../../../electron/store/checksum'
import {
  encodeRecord,
  type JournalEntry,
  parseEntry,
  scanSegment,
} from '../../../electron/store/journal-record'

const header = { format: 1, library: 'a'.repeat(16), after: 0 }

const entries = fc.array(
  fc.record({ command: fc.string({ unit: 'binary' }), markdown: fc.string({ unit: 'grapheme' }) }),
  { minLength: 1, maxLength: 12 },
)

function entryOf(sequence: number, { command, markdown }: { command: string; markdown: string }) {
  const note = { type: 'note', id: 'n', markdown, addedAt: '', modifiedAt: '' } as const
  const entry: JournalEntry = {
    sequence,
    at: '2024-01-01T00:00:00.000Z',
    command,
    change: { added: [note], updated: [], removed: [] },
  }
  return entry
}

function segmentOf(list: readonly { command: string; markdown: string }[]) {
  const written = list.map((one, i) => entryOf(i + 1, one))
  const lines = written.map((entry) => encodeRecord(entry.sequence, entry))
  return { written, lines, bytes: Buffer.concat([encodeRecord(0, header), ...lines]) }
}

const readBack = (bytes: Buffer) =>
  scanSegment(bytes).records.map((place) => parseEntry(bytes, place))

describe('a segment', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const { written, bytes } = segmentOf(list)
        expect(readBack(bytes)).toEqual(written)
        expect(scanSegment(bytes)).toMatchObject({ header, damaged: [], end: bytes.length })
      }),
    )
  })

  test('takes only heads as they are written', () => {
    const lineOf = (sequence: string, length: string) => {
      const head = `${sequence} ${length} `
      return Buffer.from(`${head}${checksum(`${head}{}`)} {}\n`)
    }
    expect(scanSegment(lineOf('7', '2')).records).toEqual([{ sequence: 7, start: 13, end: 15 }])
    const wrong = ['', '07', ' 7', '+7', '7 ', '7.0', '7e0', '-7', '00', '1'.repeat(17)]
    for (const text of wrong) expect(scanSegment(lineOf(text, '2')).records).toEqual([])
    for (const text of ['', '02', '3', '1', '2 ', '9'.repeat(16)]) {
      expect(scanSegment(lineOf('7', text)).records).toEqual([])
    }
    expect(scanSegment(Buffer.from(`7 2 ${checksum('7 2 {}').toUpperCase()}_{}\n`)).end).toBe(0)
  })

  test('cut off anywhere gives back the records that are whole', () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0, max: 1, noNaN: true }), (list, at) => {
        const { written, bytes } = segmentOf(list)
        const cut = bytes.subarray(0, Math.floor(bytes.length * at))
        const read = readBack(cut)
        expect(read).toEqual(written.slice(0, read.length))
        // Nothing that is whole is given up.
        expect(scanSegment(cut).end).toBe(cut.lastIndexOf(0x0a) + 1)
      }),
    )
  })

  test('with a damaged record gives back all others, and says where the damage is', () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (list, n, at, flip) => {
          const { written, lines, bytes } = segmentOf(list)
          const broken = n % lines.length
          const line = lines[broken] ?? Buffer.alloc(1)
          const start = bytes.indexOf(line)
          const place = start + (at % line.length)
          bytes[place] = (bytes[place] ?? 0) ^ flip
          const scan = scanSegment(bytes)
          const read = readBack(bytes)
          // A damaged line end takes the next record with it: the line is not where it should be.
          const isLineEnd = place === start + line.length - 1
          const others = written.filter(
            ({ sequence }) => sequence !== broken + 1 && !(isLineEnd && sequence === broken + 2),
          )
          expect(read).toEqual(others)
          const isTail = broken + (isLineEnd ? 2 : 1) >= lines.length
          if (isTail) expect(scan.end).toBeLessThanOrEqual(start)
          else
            expect(scan.damaged.some(({ start: from, end }) => from <= place && place < end)).toBe(
              true,
            )
        },
      ),
    )
  })

  test('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(scanSegment(Buffer.from(bytes)).records).toEqual([])
      }),
    )
  })
})
