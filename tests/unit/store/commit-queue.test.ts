import { expect, test } from 'vitest'
import type { Change } from '#domain/library/change'
import { type Failure, fail, ok, type Result } from '#domain/result'
import { CommitQueue } from '../../../electron/store/commit-queue'
import type { JournalEntry } from '../../../electron/store/journal-record'
import { adding, makeArticle } from '../../store/make-records'

const FULL = fail('disk-full', 'The disk is full.')

/** A queue on a disk and a memory of lists, where each append ends when it is let. */
class Bench {
  readonly appends: JournalEntry[][] = []
  readonly memory: JournalEntry[] = []
  readonly stops: Failure[] = []
  readonly #ends: ((result: Result<void>) => void)[] = []
  misfit: (change: Change) => string | undefined = () => undefined
  apply = (entry: JournalEntry): void => void this.memory.push(entry)
  refusal: Result<never> | undefined
  changes = 0
  runs = 0
  runError: Error | undefined
  unwrittenBytes = 0

  readonly queue: CommitQueue

  constructor(sequence = 0, next = sequence + 1) {
    this.queue = new CommitQueue(
      {
        clock: () => '2024-01-01T00:00:00.000Z',
        state: {
          misfit: (change) => this.misfit(change),
          apply: (entry) => this.apply(entry),
          history: { allows: () => true },
        },
        journal: {
          broken: undefined,
          append: (entries) => {
            this.appends.push([...entries])
            return new Promise((resolve) => this.#ends.push(resolve))
          },
        },
        checkpointer: this.#checkpointer(),
        refusal: () => this.refusal,
        stop: (reason) => void this.stops.push(reason),
      },
      sequence,
      next,
    )
  }

  add(number: number, more: { undoes?: number } = {}) {
    return this.queue.add({ command: 'article.add', change: articleAdded(number), ...more })
  }

  /** Lets the append that is going on end, and what follows from that happen. */
  async end(result: Result<void> = ok(undefined)): Promise<void> {
    this.#ends.shift()?.(result)
    await new Promise((resolve) => setImmediate(resolve))
  }

  get sequences(): number[][] {
    return this.appends.map((entries) => entries.map(({ sequence }) => sequence))
  }

  #checkpointer() {
    const unwritten = () => this.unwrittenBytes
    return {
      get unwrittenBytes() {
        return unwritten()
      },
      run: () => {
        this.runs++
        return this.runError ? Promise.reject(this.runError) : Promise.resolve(ok(undefined))
      },
      changed: () => void this.changes++,
    }
  }
}

const articleAdded = (number: number): Change => adding(makeArticle(number))

test('a change is in memory only after it is on the disk', async () => {
  const bench = new Bench(4)
  const saved = bench.add(1)
  expect(bench.sequences).toEqual([[5]])
  expect(bench.memory).toEqual([])
  expect(bench.queue.sequence).toBe(4)
  await bench.end()
  expect(await saved).toEqual(ok({ sequence: 5, at: '2024-01-01T00:00:00.000Z' }))
  expect(bench.memory).toHaveLength(1)
  expect(bench.queue.sequence).toBe(5)
  expect(bench.changes).toBe(1)
})

test('what gathers while one is written is written together, in the order in which it came', async () => {
  const bench = new Bench()
  const saved = [1, 2, 3, 4].map((number) => bench.add(number))
  expect(bench.sequences).toEqual([[1]])
  await bench.end()
  expect(bench.sequences).toEqual([[1], [2, 3, 4]])
  await bench.end()
  const results = await Promise.all(saved)
  expect(results.map((result) => result.ok && result.value.sequence)).toEqual([1, 2, 3, 4])
  expect(bench.memory.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
})

test('one that builds on another waits until that one is in memory, and is judged then', async () => {
  const bench = new Bench()
  bench.misfit = () => (bench.memory.length > 1 ? 'it is there' : undefined)
  const saved = [1, 2, 2, 3].map((number) => bench.add(number))
  await bench.end()
  expect(bench.sequences).toEqual([[1], [2]])
  await bench.end()
  await bench.queue.settle()
  const results = await Promise.all(saved)
  expect(results.map((result) => result.ok || result.error.code)).toEqual([
    true,
    true,
    'not-found',
    'not-found',
  ])
  expect(bench.sequences).toEqual([[1], [2]])
})

test('a step of undo is written by itself', async () => {
  const bench = new Bench()
  void bench.add(1)
  void bench.add(2)
  void bench.add(3, { undoes: 1 })
  void bench.add(4)
  for (let append = 0; append < 4; append++) await bench.end()
  expect(bench.sequences).toEqual([[1], [2], [3], [4]])
})

test('what the disk refuses has changed nothing, and its numbers are given again', async () => {
  const bench = new Bench()
  const first = bench.add(1)
  const others = [bench.add(2), bench.add(3)]
  await bench.end(FULL)
  expect(await first).toEqual(FULL)
  await bench.end(FULL)
  expect(await Promise.all(others)).toEqual([FULL, FULL])
  expect(bench.memory).toEqual([])
  expect(bench.queue.sequence).toBe(0)
  expect(bench.changes).toBe(0)
  const again = bench.add(4)
  await bench.end()
  expect(await again).toMatchObject({ ok: true, value: { sequence: 1 } })
  expect(bench.stops).toEqual([])
})

test('a saved change that memory could not take stops the library', async () => {
  const bench = new Bench()
  bench.apply = () => {
    throw new Error('a mistake')
  }
  const saved = expect(bench.add(1)).rejects.toThrow('a mistake')
  await bench.end()
  await saved
  expect(bench.queue.sequence).toBe(1)
  expect(bench.stops).toMatchObject([{ code: 'bug' }])
})

test('what waits when the library stops is refused', async () => {
  const bench = new Bench()
  void bench.add(1)
  const second = bench.add(2)
  bench.refusal = fail('read-only', 'The library can only be read.')
  await bench.end()
  expect(await second).toEqual(bench.refusal)
  expect(bench.sequences).toEqual([[1]])
})

test('numbers that are left out are never given', async () => {
  const bench = new Bench(3, 1_000)
  expect(bench.queue.sequence).toBe(3)
  const saved = bench.add(1)
  await bench.end()
  expect(await saved).toMatchObject({ ok: true, value: { sequence: 1_000 } })
  expect(bench.queue.next).toBe(1_001)
})

test('where far too much journal is in front of the documents, they are written first', async () => {
  const bench = new Bench()
  bench.unwrittenBytes = 1_000_000_000
  void bench.add(1)
  expect([bench.runs, bench.appends.length]).toEqual([1, 0])
  await bench.end()
  expect(bench.sequences).toEqual([[1]])
})

test('where a mistake keeps the documents from being written, those that wait are told', async () => {
  const bench = new Bench()
  bench.unwrittenBytes = 300_000_000
  bench.runError = new Error('a mistake')
  const added = Promise.allSettled([bench.add(1), bench.add(2)])
  expect((await added).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(bench.appends).toEqual([])
  bench.runError = undefined
  const later = bench.add(3)
  await bench.end()
  await bench.end()
  expect(await later).toMatchObject({ ok: true })
})

test('one that is added as soon as the last one is answered is answered too', async () => {
  const bench = new Bench()
  const second = bench.add(1).then(() => bench.add(2))
  await bench.end()
  await bench.end()
  expect(bench.sequences).toEqual([[1], [2]])
  expect(await second).toMatchObject({ ok: true })
  bench.refusal = FULL
  const refused = bench.add(3).then(() => bench.add(4))
  expect(await refused).toEqual(FULL)
})
