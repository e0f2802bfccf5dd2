import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CURRENT_SCHEMA, migrateFile, type Migration, MIGRATIONS } from '#store/migrations'

/** Steps that no release has: each says that it was there. */
const STEPS: readonly Migration[] = [2, 3, 4].map((to) => ({
  to,
  what: `step ${to}`,
  migrate: (file) => ({ ...file, steps: [...((file['steps'] as number[]) ?? []), to] }),
}))

test('a file goes through every step after its own version, in order', () => {
  for (const schema of [1, 2, 3, 4]) {
    const migrated = migrateFile({ schema, kept: true }, STEPS)
    expect(migrated).toEqual({
      schema: 4,
      kept: true,
      ...(schema < 4 ? { steps: [2, 3, 4].filter((to) => to > schema) } : {}),
    })
  }
})

test('one of a newer version is left as it is, and migrating twice is migrating once', () => {
  expect(migrateFile({ schema: 9, other: 1 }, STEPS)).toEqual({ schema: 9, other: 1 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.jsonValue(), (schema, content) => {
      const once = migrateFile({ schema, content }, STEPS)
      expect(migrateFile(once, STEPS)).toEqual(once)
      expect(once['content']).toEqual(content)
    }),
  )
})

test('steps that are not one after the other are a mistake of the program', () => {
  const [first, second] = STEPS as [Migration, Migration]
  expect(() => migrateFile({ schema: 1 }, [second, first])).toThrow(RangeError)
})

test('the steps of this version lead to the version that is written', () => {
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, index) => index + 2))
  expect(CURRENT_SCHEMA).toBe(MIGRATIONS.length + 1)
  expect(migrateFile({ schema: 1 }).schema).toBe(CURRENT_SCHEMA)
})
