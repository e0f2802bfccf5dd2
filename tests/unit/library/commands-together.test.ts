import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invertChange } from '#domain/library/change'
import { type Command, parseCommand, runCommands, type SaidCommand } from '#domain/library/commands'
import { expectOk } from '#domain/result'
import { MemoryLibrary } from './memory-library'
import { cook, recipe, type Recipe } from './random-commands'

/** Without articles and quotes in it, a library refuses most of what comes. */
const FIRST: readonly Recipe[] = [0, 1, 2, 3, 4, 5, 6].map((a) => ({
  kind: a < 3 ? 0 : 2,
  a,
  b: 3 * a,
  name: a % 2 ? 'iran' : 'talks',
}))

/** Runs commands as one change, with ids that go on from a number; undefined where they fail. */
function runAsOne(library: MemoryLibrary, commands: readonly Command[], firstId: number) {
  let ids = firstId
  const outcome = runCommands(commands, library, {
    now: '2024-01-01T00:00:00.000Z',
    newId: () => (ids++).toString(32).padStart(16, '0'),
  })
  if (!outcome.ok) return undefined
  library.apply(outcome.value.change)
  return { ...outcome.value, nextId: ids }
}

test('commands sent as one change do what they do one after the other, and are taken back as one', () => {
  fc.assert(
    fc.property(
      fc.array(recipe, { minLength: 15, maxLength: 40, size: 'max' }),
      fc.nat(40),
      (recipes, apart) => {
        const singly = new MemoryLibrary()
        const commands: Command[] = []
        const values: unknown[] = []
        let nextId = 0
        for (const one of [...FIRST, ...recipes]) {
          const said = cook(one, singly)
          if (!said) continue
          const command = expectOk(parseCommand(said))
          const done = runAsOne(singly, [command], nextId)
          if (!done) continue
          commands.push(command)
          values.push(...done.values)
          nextId = done.nextId
        }

        const together = new MemoryLibrary()
        let id = 0
        const before = commands.slice(0, apart)
        for (const command of before) id = runAsOne(together, [command], id)?.nextId ?? id
        const start = together.snapshot()
        const done = runAsOne(together, commands.slice(apart), id)
        expect(done?.values).toEqual(values.slice(apart))
        expect(together.snapshot()).toEqual(singly.snapshot())
        if (done) together.apply(invertChange(done.change))
        expect(together.snapshot()).toEqual(start)
      },
    ),
    { numRuns: Number(process.env['TOGETHER_RUNS'] ?? 300) },
  )
})

test('a merge of several tags or speakers reads no quote that it does not change', () => {
  const library = new MemoryLibrary()
  let id = 0
  const run = (said: SaidCommand) => {
    const done = runAsOne(library, [expectOk(parseCommand(said))], id)
    id = done?.nextId ?? id
    return done?.values[0] as { id: string }
  }
  const { id: article } = run({ type: 'article.add', title: 'One', text: 'One two three four.' })
  for (const [start, name] of ['one', 'two', 'three', 'four'].entries())
    run({
      type: 'quote.add',
      article,
      start,
      end: start + 3,
      tags: [name],
      speaker: name,
      via: ['Herald'],
    })
  library.quote = (quote) => {
    throw new Error(`${quote} was read`)
  }
  run({ type: 'tag.merge', from: ['one', 'two', 'three'], into: 'four' })
  run({ type: 'speaker.merge', from: ['one', 'two', 'three'], into: 'four' })
  const [quote, ...others] = library.quotesOf(article)
  for (const other of others)
    expect(other).toMatchObject({ tags: quote?.tags, speaker: quote?.speaker })
  expect(quote?.tags).toHaveLength(1)
})
