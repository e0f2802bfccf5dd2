import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '#domain/document/model'
import { runsOf } from '../../../renderer/features/reader/block-runs'

const MARK_KINDS = ['emphasis', 'strong', 'superscript', 'subscript', 'code', 'link'] as const

const anyMark: fc.Arbitrary<Mark> = fc
  .record({
    kind: fc.constantFrom(...MARK_KINDS),
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ kind, start, length }) => ({ kind, start, end: start + length }))

describe('cutting a block into runs', () => {
  it('covers the block exactly, in order, whatever the marks', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 1, max: 40 }),
        fc.array(anyMark, { maxLength: 12 }),
        (start, length, marks) => {
          const end = start + length
          let at = start
          for (const run of runsOf(start, end, marks)) {
            if (run.type !== 'text') continue
            expect(run.start).toBe(at)
            expect(run.end).toBeGreaterThan(run.start)
            at = run.end
          }
          expect(at).toBe(end)
        },
      ),
    )
  })

  it('gives each character exactly the marks that cover it', () => {
    fc.assert(
      fc.property(fc.array(anyMark, { maxLength: 10 }), (marks) => {
        for (const run of runsOf(10, 50, marks)) {
          if (run.type !== 'text') continue
          for (let at = run.start; at < run.end; at++) {
            const covering = marks.filter((mark) => mark.start <= at && at < mark.end)
            expect(new Set(run.marks)).toEqual(new Set(covering))
          }
        }
      }),
    )
  })

  it('puts a link outside the marks within it, and code inside all', () => {
    const marks: Mark[] = [
      { kind: 'code', start: 0, end: 10 },
      { kind: 'emphasis', start: 0, end: 10 },
      { kind: 'link', start: 2, end: 8, href: 'https://example.org' },
    ]
    const inside = runsOf(0, 10, marks).find((run) => run.type === 'text' && run.start === 2)
    expect(inside?.type === 'text' && inside.marks.map((mark) => mark.kind)).toEqual([
      'link',
      'emphasis',
      'code',
    ])
  })

  it('puts a page break where it stands, and one before the block at its head', () => {
    const marks: Mark[] = [
      { kind: 'page-break', start: 8, end: 8, label: '11' },
      { kind: 'page-break', start: 15, end: 15, label: '12' },
    ]
    const runs = runsOf(10, 20, marks, 7)
    expect(runs.map((run) => (run.type === 'text' ? [run.start, run.end] : run.label))).toEqual([
      '11',
      [10, 15],
      '12',
      [15, 20],
    ])
  })

  it('leaves a page break at the end to the block that follows', () => {
    const marks: Mark[] = [{ kind: 'page-break', start: 20, end: 20, label: '3' }]
    expect(runsOf(10, 20, marks).some((run) => run.type === 'page-break')).toBe(false)
    expect(runsOf(20, 30, marks).some((run) => run.type === 'page-break')).toBe(true)
  })
})
