import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { toItem } from '../../../electron/workers/make-engine'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { CITEPROC_PATCHES } from '../../../scripts/citeproc-patches.mjs'
import { quickCiteproc, quickenCiteproc } from '../../../scripts/quicken-citeproc.mjs'
import { makeReferences } from '../../bench/citations/make-references'
import quick, {
  type Csl,
  citeprocProgram as program,
  loadCiteproc,
  publishedCiteproc as published,
} from '../bundled-citeproc'
import { useStylePack } from '../style-pack-file'

const plain = loadCiteproc(program)

// Years and letters, names added, given names by cite, numbers by place, lists in order of citing, "———",
// in English, German and French.
const STYLES = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'chicago-note-bibliography',
  'harvard-cite-them-right',
  'ieee',
  'nature',
  'din-1505-2',
  'iso690-author-date-fr-no-abstract',
]

const { file } = useStylePack(STYLES)
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

/** Everything that is made of some items: entries in their order, citations alone and together. */
function everything(csl: Csl, style: string, items: readonly CitedItem[]): unknown {
  const references = new Map(items.map((item) => [item.citationKey, item.reference]))
  const engine = new csl.Engine(
    {
      retrieveItem: (id) => {
        const found: Reference | undefined = references.get(id)
        return found && toItem(found, id)
      },
      retrieveLocale: (tag) => pack.readLocale(tag) ?? pack.readLocale('en-US') ?? false,
    },
    structuredClone(pack.readStyle(style)),
  )
  const ids = [...references.keys()]
  engine.updateItems(ids)
  const texts = (['html', 'text', 'rtf'] as const).map((format) => {
    engine.setOutputFormat(format)
    const made = engine.makeBibliography()
    return [made && made[1], ids.map((id) => engine.makeCitationCluster([{ id, locator: '7' }]))]
  })
  return [texts, ids.map((id) => engine.registry.registry[id]?.sortkeys)]
}

/** Few families and years, so that much is ambiguous. */
const crowded = (count: number, seed: number): CitedItem[] =>
  makeReferences(count, seed).map((item, index) => ({
    citationKey: `c-${item.citationKey}`,
    reference: {
      ...item.reference,
      author: [
        {
          family: ['Ahl', "O'Brandt", 'de Costa'][index % 3] ?? '',
          given: ['Ada', 'Jean-Paul', 'A. B.'][index % 4] ?? '',
        },
        ...(index % 4 ? [] : [{ family: 'Dorn', given: 'Eva' }]),
      ],
      issued: { 'date-parts': [[2000 + (index % 3)]] },
      ...(index % 5 ? {} : { language: ['tr', 'de', 'el', 'Lithuanian', '?'][index % 25] ?? 'en' }),
    },
  }))

// What the quick places look for: marks, spaces in front of them, apostrophes, markup, letters above the
// line, letters that some languages fold in ways of their own.
const PARTS = [
  ...['word', 'Title', 'IĞDIR', 'ılık', 'Άσμα', 'J̇', 'և', 'straße', '東京', '2nd', 'pp.', 'I', 'a'],
  ...[
    ' ',
    '  ',
    ' ',
    '’',
    "'",
    "O'",
    ' "',
    '"',
    '«',
    ' »',
    '« ',
    ' :',
    ' ;',
    '?',
    ' !',
    ' - ',
    '–',
  ],
  ...['&', ' & ', '<', '>', '²', '™', ' and ', ', ', '; ', '. ', '[', '(', '\\-', '1', '12-19'],
  ...['<i>', '</i>', '<sup>', '</sup>', '<span class="nocase">', '</span>'],
  '<span style="font-variant: small-caps;">',
]
const text = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 8 })
  .map((of) => of.join(''))
const reference: fc.Arbitrary<Reference> = fc.record({
  type: fc.constantFrom('book', 'article-journal', 'chapter', 'webpage'),
  title: text,
  'container-title': text,
  publisher: text,
  volume: text,
  page: text,
  language: fc.constantFrom('en', 'tr', 'el-GR', 'de', 'az', 'not a language', 'lit', ''),
  author: fc.array(fc.record({ family: text, given: text }), { maxLength: 3 }),
  issued: fc.constantFrom(
    { 'date-parts': [[2001]] as const },
    { 'date-parts': [[2001, 5, 7]] as const },
  ),
})

describe.each(STYLES)('%s', (style) => {
  test('the quick engine gives what the published one gives', () => {
    const items = [...makeReferences(60), ...crowded(40, 7)]
    expect(everything(quick, style, items)).toEqual(everything(plain, style, items))
  })

  test('also of hostile text', () => {
    fc.assert(
      fc.property(fc.array(reference, { minLength: 3, maxLength: 6 }), (references) => {
        const items = references.map((one, index) => ({ citationKey: `k${index}`, reference: one }))
        expect(answer(quick, style, items)).toEqual(answer(plain, style, items))
      }),
      { numRuns: 6 },
    )
  })
})

/** What the published engine throws the quick one throws too. */
function answer(csl: Csl, style: string, items: readonly CitedItem[]): unknown {
  try {
    return everything(csl, style, items)
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`
  }
}

test('a patch that does not find its place, or finds two, is told', () => {
  expect(() => quickenCiteproc(quickenCiteproc(program))).toThrow('0 places')
  const [patch] = CITEPROC_PATCHES
  expect(() =>
    quickenCiteproc(`${program}\n//${patch?.find}`, CITEPROC_PATCHES.slice(0, 1)),
  ).toThrow('2 places, not one')
  for (const { find, put, why } of CITEPROC_PATCHES) {
    expect(program.split(find)).toHaveLength(2)
    expect(put).not.toBe(find)
    expect(why).toMatch(/\w/)
  }
})

test('it is citeproc that is quickened as it is bundled, and nothing else', async () => {
  const plugin = quickCiteproc()
  expect(await plugin.load(published)).toBe(quickenCiteproc(program))
  expect(await plugin.load(import.meta.filename)).toBeNull()
})
