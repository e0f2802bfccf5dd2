import fc from 'fast-check'
import type {
  CslDate,
  Name,
  Reference,
  ReferenceType,
} from '../../../electron/domain/citations/reference'

/** Words in several scripts, and every sign that one of the formats gives a meaning to. */
const WORDS = [
  'Sanctions',
  'against',
  'NATO',
  'the',
  'iPhone',
  'Größe',
  'naïve',
  'Łódź',
  'Ørsted',
  'façade',
  'Москва',
  'Αθήνα',
  '制裁',
  'العقوبات',
  'and',
  'of',
  '2009',
  'H₂O',
  'x²',
  'α-helix',
  '50%',
  'R&D',
  'C#',
  'a_b',
  '$5',
  '~home',
  'x^y',
  'back\\slash',
  '{brace}',
  '“quoted”',
  '‘single’',
  'it’s',
  "don't",
  '"straight"',
  'a–b',
  'wait—what',
  'p<0.05',
  'a|b',
  'e@mail.org',
  '[sic]',
  '(1999)',
  'well…',
  'a--b',
  "''twice''",
  '=sum',
  'Q: A',
  'semi;colon',
  'comma,',
]

export const arbitraryText = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '))

const PERSON_WORDS = [
  'Lavrov',
  'O’Neil',
  'Müller',
  'Garcia Marquez',
  'Łukasiewicz',
  'Иванов',
  '王',
  'Nguyễn',
]
const GIVEN = ['Sergei', 'Anna-Maria', 'J. R. R.', 'José', 'Дмитрий', '小明']

export const arbitraryPerson: fc.Arbitrary<Name> = fc
  .record({
    family: fc.constantFrom(...PERSON_WORDS),
    given: fc.constantFrom(...GIVEN),
    suffix: fc.constantFrom(undefined, undefined, undefined, 'Jr.', 'III'),
  })
  .map(({ family, given, suffix }) => ({ family, given, ...(suffix ? { suffix } : {}) }))

export const arbitraryBody: fc.Arbitrary<Name> = fc
  .constantFrom(
    'Reuters',
    'World Health Organization',
    'Simon and Schuster',
    'R&D Office, Ministry of Defence',
  )
  .map((literal) => ({ literal }))

export const arbitraryNames = fc.array(fc.oneof(arbitraryPerson, arbitraryBody), {
  minLength: 1,
  maxLength: 4,
})

const day = fc.record({
  year: fc.integer({ min: 1000, max: 2100 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  depth: fc.integer({ min: 1, max: 3 }),
})

export const arbitraryMoment: fc.Arbitrary<readonly number[]> = day.map((d) =>
  [d.year, d.month, d.day].slice(0, d.depth),
)

export const arbitraryDate: fc.Arbitrary<CslDate> = fc.oneof(
  arbitraryMoment.map((parts) => ({ 'date-parts': [parts] })),
  arbitraryMoment.map((parts) => ({
    'date-parts': [parts, [(parts[0] ?? 0) + 1, ...parts.slice(1)]],
  })),
)

export const arbitraryType: fc.Arbitrary<ReferenceType> = fc.constantFrom(
  'article-newspaper',
  'article-journal',
  'article-magazine',
  'book',
  'chapter',
  'report',
  'thesis',
  'webpage',
  'paper-conference',
)

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** References with the fields that all of the formats can hold for all of the types above. */
export const arbitraryReference: fc.Arbitrary<Reference> = fc
  .record({
    type: arbitraryType,
    title: arbitraryText,
    author: optional(arbitraryNames),
    translator: optional(fc.array(arbitraryPerson, { minLength: 1, maxLength: 2 })),
    issued: optional(arbitraryDate),
    accessed: optional(arbitraryMoment.map((parts) => ({ 'date-parts': [parts] }))),
    volume: optional(fc.constantFrom('12', 'IV', '3–4')),
    URL: optional(
      fc.constantFrom('https://example.org/a_b?x=1&y=%20#top', 'https://example.org/~me/x'),
    ),
    DOI: optional(fc.constantFrom('10.1000/xyz_123', '10.1000/(SICI)1<1::AID-X>3.0.CO;2-A')),
    abstract: optional(arbitraryText),
    note: optional(arbitraryText),
    publisher: optional(arbitraryText),
    'publisher-place': optional(fc.constantFrom('München', 'New York, NY', 'São Paulo')),
  })
  .map((fields) => {
    // RIS has a translator only where its table knows one.
    const { translator, ...others } = fields
    const isTranslated = fields.type === 'book' || fields.type === 'chapter'
    const filled = Object.entries(isTranslated ? { ...others, translator } : others).filter(
      ([, value]) => value !== undefined,
    )
    return Object.fromEntries(filled) as unknown as Reference
  })
