import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedName, foldForSearch, matchName, rankNames } from '../../../renderer/ui/match-names'

describe('names that answer what was typed', () => {
  it('are found by their beginning, by beginnings of their words, or by what is inside', () => {
    expect(matchName('sergei lavrov', 'sergei lavrov')).toBe('exact')
    expect(matchName('sergei lavrov', 'ser')).toBe('prefix')
    expect(matchName('sergei lavrov', 'lav')).toBe('words')
    expect(matchName('sergei lavrov', 'lav se')).toBe('words')
    expect(matchName('sergei lavrov', 'gei l')).toBe('inside')
    expect(matchName('sergei lavrov', 'lav gei')).toBeUndefined()
    expect(matchName('sergei lavrov', 'clinton')).toBeUndefined()
  })

  it('are folded to letters without accents, case and wide spaces', () => {
    expect(foldForSearch('  Ångström\t Éa ')).toBe('angstrom ea')
    expect(foldForSearch('Plain Words')).toBe('plain words')
    expect(foldedName('Ångström')).toBe('angstrom')
    expect(foldedName('Ångström')).toBe('angstrom')
  })

  it('come in the same order whether all are wanted or only the best', () => {
    const candidate = fc.record({
      names: fc.array(fc.constantFrom('ann', 'ann lee', 'bo', 'lee', 'leah ann', ''), {
        minLength: 1,
        maxLength: 2,
      }),
      weight: fc.nat(3),
    })
    fc.assert(
      fc.property(
        fc.array(candidate),
        fc.constantFrom('', 'ann', 'le', 'e', 'lee an'),
        fc.integer({ min: 1, max: 6 }),
        (candidates, query, most) => {
          const all = candidates.map((one, item) => ({ ...one, item }))
          const key = ({ item, match }: { item: number; match: string }) => {
            const { weight, names } = all[item] ?? { weight: 0, names: [] }
            // Everything answers nothing, no matter how.
            return [weight, names[0], query === '' ? '' : match]
          }
          const best = rankNames(all, query, most)
          const sorted = rankNames(all, query).slice(0, most)
          expect(best.map(key)).toEqual(sorted.map(key))
        },
      ),
    )
  })
})
