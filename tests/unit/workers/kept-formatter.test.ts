import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import { expectOk } from '../../../electron/domain/result'
import { createCitationFormatter } from '../../../electron/workers/citation-style'
import { finish } from '../../../electron/workers/living-bibliography'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { useStylePack } from '../style-pack-file'

const STYLES = ['harvard-cite-them-right', 'chicago-author-date', 'ieee']
const { file } = useStylePack(STYLES)
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

/** Few names, titles and years, so that much is ambiguous. */
const reference = fc.record({
  type: fc.constantFrom('book' as const, 'article-journal' as const),
  title: fc.constantFrom('One', 'Two', 'Three'),
  author: fc.array(
    fc.record({
      family: fc.constantFrom('Ahl', 'Brandt', 'Costa'),
      given: fc.constantFrom('Ada', 'Ben', 'A.', 'Bea'),
    }),
    { maxLength: 3 },
  ),
  issued: fc.constantFrom(2000, 2001).map((year) => ({ 'date-parts': [[year]] as const })),
})
const items: fc.Arbitrary<CitedItem[]> = fc.uniqueArray(
  fc.record({ citationKey: fc.constantFrom(...'abcdefgh'), reference }),
  { maxLength: 8, selector: ({ citationKey }) => citationKey },
)
const steps = fc.array(
  fc.record({ kind: fc.constantFrom('alone', 'together', 'cited', 'given up'), items }),
  { minLength: 2, maxLength: 5 },
)

test.each(STYLES)('what %s was asked before changes nothing', (style) => {
  const make = () => expectOk(createCitationFormatter({ style, pack }))
  fc.assert(
    fc.property(steps, (list) => {
      const kept = make()
      for (const { kind, items: chosen } of list) {
        if (kind === 'alone') {
          for (const item of chosen) expect(kept.alone(item)).toEqual(make().alone(item))
        } else if (kind === 'given up') {
          const begun = kept.together(chosen, true)
          begun.next()
          begun.return({ citations: [], bibliography: { entries: [], leftOut: [] } })
        } else {
          const isCited = kind === 'cited'
          expect(finish(kept.together(chosen, isCited))).toEqual(
            finish(make().together(chosen, isCited)),
          )
        }
      }
    }),
    { numRuns: 6 },
  )
})
