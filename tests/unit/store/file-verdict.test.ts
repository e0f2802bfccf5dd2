import { expect, test } from 'vitest'
import type { Change } from '#domain/library/change'
import { judgeFile } from '../../../electron/store/file-verdict'
import type { SharedContent } from '../../../electron/store/shared-file'

type Versions = Parameters<typeof judgeFile>[0]

const FILE = { kind: 'note', id: 'n000000000000001' } as const
const NOTHING: Change = { added: [], updated: [], removed: [] }
const SOMETHING: Change = {
  ...NOTHING,
  updated: [{ type: 'note', id: FILE.id, from: { markdown: 'a' }, to: { markdown: 'b' } }],
}
const OURS = { records: [], sequence: 1, isAhead: false }

function versions(parts: Partial<Versions>): Versions {
  return {
    ours: () => OURS,
    isWhatWeWrote: () => false,
    compare: () => ({ change: SOMETHING }),
    ...parts,
  }
}

const theirs = (isIntact: boolean): SharedContent => ({ records: [], sequence: 1, isIntact })

test.each([true, false])('what we wrote is the same, intact or not: %s', (isIntact) => {
  const verdict = judgeFile(versions({ isWhatWeWrote: () => true }), FILE, theirs(isIntact))
  expect(verdict).toEqual({ kind: 'same', isOurs: isIntact })
})

test('what differs in nothing that the library would take is the same, but not in our bytes', () => {
  const verdict = judgeFile(versions({ compare: () => ({ change: NOTHING }) }), FILE, theirs(true))
  expect(verdict).toEqual({ kind: 'same', isOurs: false })
})

test('a difference against which nothing speaks is an edit', () => {
  const verdict = judgeFile(versions({}), FILE, theirs(false))
  expect(verdict).toEqual({ kind: 'edit', change: SOMETHING })
})

test.each([SOMETHING, NOTHING])(
  'where something speaks against it, it is a conflict, even if nothing of it could be taken',
  (change) => {
    const compare = () => ({ change, reason: 'older' as const })
    const verdict = judgeFile(versions({ compare }), FILE, theirs(true))
    expect(verdict).toEqual({ kind: 'conflict', reason: 'older' })
  },
)

test.each([true, false])('what the library does not have is gone, ours or not: %s', (isIntact) => {
  const verdict = judgeFile(versions({ ours: () => undefined }), FILE, theirs(isIntact))
  expect(verdict).toEqual({ kind: 'gone', isOurs: isIntact })
})

test('what cannot be read is never taken for something that is gone', () => {
  expect(judgeFile(versions({}), FILE, undefined)).toEqual({ kind: 'unreadable', isKnown: true })
  expect(judgeFile(versions({ ours: () => undefined }), FILE, undefined)).toEqual({
    kind: 'unreadable',
    isKnown: false,
  })
})
