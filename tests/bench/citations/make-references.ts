import type { Name, Reference } from '../../../electron/domain/citations/reference'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'

/** Numbers that are the same in every run: xorshift32. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const SYLLABLES = 'ba den kor lin mar nes ol pe ri sal ten ur vo wex zan hal fir gut jen qui'.split(
  ' ',
)
const GIVEN =
  'Ada Ben Clara David Elif Farid Grace Hugo Ines Jun Karl Lena Mei Noor Omar Paula'.split(' ')
const TOPICS =
  'trade sanctions climate migration water press courts energy schools harbours memory language'.split(
    ' ',
  )
const OUTLETS = [
  'The Daily Example',
  'Journal of Examples',
  'Example Review',
  'Morning Wire',
  'Annals of Instances',
]
const TYPES = [
  'article-newspaper',
  'article-journal',
  'book',
  'chapter',
  'webpage',
  'report',
] as const

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * References as a library of news and research has them: six types, one to five authors of some 1,500
 * families, so that same names, same years and the letters behind them occur; 2 % without a date, 5 % of
 * bodies, 4 % without an author.
 */
export function makeReferences(count: number, seed = 20_091_014): CitedItem[] {
  const random = makeRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const families = Array.from({ length: 1500 }, () =>
    capital(pick(SYLLABLES) + pick(SYLLABLES) + (random(2) ? pick(SYLLABLES) : '')),
  )
  const name = (): Name => ({
    family: pick(families),
    given: random(3) ? pick(GIVEN) : `${pick(GIVEN)} ${pick(GIVEN).charAt(0)}.`,
    ...(random(25) ? {} : { 'non-dropping-particle': 'van der' }),
  })
  return Array.from({ length: count }, (_, index) => {
    const kind = random(100)
    const author: Name[] =
      kind < 5
        ? [{ literal: `Ministry of ${capital(pick(TOPICS))}` }]
        : kind < 9
          ? []
          : Array.from({ length: 1 + random(random(3) ? 2 : 5) }, name)
    const type = pick(TYPES)
    const reference: Reference = {
      type,
      title: `${capital(pick(TOPICS))} and ${pick(TOPICS)} in ${pick(TOPICS)} ${index}`,
      ...(author.length > 0 ? { author } : {}),
      ...(random(50)
        ? { issued: { 'date-parts': [[1990 + random(35), 1 + random(12), 1 + random(28)]] } }
        : {}),
      ...(type === 'book' || type === 'report'
        ? { publisher: `${capital(pick(SYLLABLES))} Press`, 'publisher-place': 'Berlin' }
        : { 'container-title': pick(OUTLETS) }),
      ...(type === 'article-journal'
        ? { volume: String(random(60)), issue: String(random(12)), page: `${index}-${index + 9}` }
        : {}),
      ...(type === 'webpage' || random(2) ? { URL: `https://example.org/${index}` } : {}),
    }
    return { citationKey: `key-${index}`, reference }
  })
}
