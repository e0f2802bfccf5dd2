import type CSLModule from 'citeproc'
import { createRequire } from 'node:module'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { makeEngine, toItem } from '../../../electron/workers/make-engine'
import { openStylePack } from '../../../electron/workers/style-pack'

/*
 * Makes the same bibliography and citations in every style, or in some of them, with the engine as it was published and with
 * the one that the citation worker makes; prints a line of JSON a style. Arguments: the style pack, the
 * engine as it was published, how many styles.
 */

const TYPES = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book'],
  ...['broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry'],
  ...['entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing'],
  ...['interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture'],
  ...['musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical'],
  ...['personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review'],
  ...['review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage'],
]
const TEXTS = [
  ...['title', 'container-title', 'collection-title', 'title-short', 'container-title-short'],
  ...['publisher', 'publisher-place', 'event-title', 'event-place', 'genre', 'medium', 'status'],
  ...['archive', 'archive_collection', 'archive_location', 'archive-place', 'authority', 'source'],
  ...['jurisdiction', 'references', 'note', 'annote', 'abstract', 'dimensions', 'scale', 'section'],
  ...['original-title', 'original-publisher', 'original-publisher-place', 'reviewed-title'],
  ...['reviewed-genre', 'volume-title', 'part-title', 'division', 'call-number', 'keyword'],
  ...['URL', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'language', 'version'],
]
const NUMBERS = [
  ...['volume', 'issue', 'page', 'number', 'edition', 'chapter-number', 'collection-number'],
  ...[
    'number-of-pages',
    'number-of-volumes',
    'part-number',
    'printing-number',
    'supplement-number',
  ],
]
const NAMES = [
  ...['author', 'editor', 'translator', 'editorial-director', 'collection-editor', 'composer'],
  ...['container-author', 'director', 'illustrator', 'interviewer', 'original-author', 'recipient'],
  ...[
    'reviewed-author',
    'chair',
    'compiler',
    'contributor',
    'curator',
    'guest',
    'host',
    'producer',
  ],
]
const DATES = ['issued', 'accessed', 'event-date', 'original-date', 'submitted', 'available-date']

const SHAPES = 60
const CITED_TOGETHER = 20

/** Numbers that are the same in every run: xorshift32. */
let seed = 20_261_127
function below(limit: number): number {
  seed ^= seed << 13
  seed ^= seed >>> 17
  seed ^= seed << 5
  return (seed >>> 0) % limit
}
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

/** A value of a variable; what it is does not depend on whether others are there. */
function valueOf(variable: string): unknown {
  if (DATES.includes(variable)) {
    const parts = [1990 + below(30), 1 + below(12), 1 + below(28)].slice(0, 1 + below(3))
    const [year = 0, ...more] = parts
    const range = below(6) === 0 ? [parts, [year + 1, ...more]] : [parts]
    return below(8) === 0
      ? { literal: 'in spring' }
      : { 'date-parts': range, ...(below(8) === 0 ? { circa: true } : {}) }
  }
  if (NAMES.includes(variable)) {
    return Array.from({ length: 1 + below(4) }, () =>
      below(6) === 0
        ? { literal: pick(['Reuters', 'Ministry of Trade']) }
        : { family: pick(['Ahl', 'de Costa', "O'Brandt", 'Zan']), given: pick(['Ada', 'J. P.']) },
    )
  }
  if (NUMBERS.includes(variable))
    return pick(['3', '12–19', 'IV', '2nd', 'special issue', '7 and 9'])
  if (variable === 'language') return pick(['en', 'de', 'fr-FR'])
  if (variable === 'URL') return pick(['https://example.org/a', 'https://www.example.com/b/c'])
  return pick(['The words of some', 'an end.', 'Why 2010?', '“Quoted” and more', 'Plain 7'])
}

/** Two of each shape: the same type and variables, other values. */
function makeItems(): [string, Reference][] {
  return Array.from({ length: SHAPES }, (_, shape) => {
    const type = TYPES[shape % TYPES.length]
    const variables = [...TEXTS, ...NUMBERS, ...NAMES, ...DATES].filter(() => below(3) === 0)
    return ['a', 'b'].map((one): [string, Reference] => {
      const values = variables.map((variable) => [variable, valueOf(variable)])
      return [`${one}${shape}`, { type, ...Object.fromEntries(values) } as Reference]
    })
  }).flat()
}

const [packPath = '', enginePath = '', count = ''] = process.argv.slice(2)
// What is bundled here is quickened.
const published = createRequire(import.meta.url)(enginePath) as typeof CSLModule
const pack = expectOk(openStylePack(packPath))
const names = [...pack.styles.keys()]
const asked = count === '' ? names.length : Number(count)
const items = makeItems()
const references = new Map(items)
const ids = [...references.keys()]
const reference = (id: string) => references.get(id)

function entries(make: () => InstanceType<typeof published.Engine>): string {
  try {
    const engine = make()
    engine.updateItems(ids)
    const made = engine.makeBibliography()
    const keys = ids.map((id) => engine.registry.registry[id]?.sortkeys)
    // Citations of several sources are sorted by keys of their own.
    const cited = ids.flatMap((_, at) =>
      at % CITED_TOGETHER === 0
        ? [engine.makeCitationCluster(ids.slice(at, at + CITED_TOGETHER).map((id) => ({ id })))]
        : [],
    )
    return JSON.stringify([made && made[1], keys, cited])
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : String(error)}`
  }
}

// citeproc reports on the console what it then throws or prints.
console.log = () => undefined

for (let i = 0; i < asked; i++) {
  const name = names[Math.floor((i * names.length) / asked)] ?? ''
  const style = pack.readStyle(name)
  if (!style) continue
  const retrieveItem = (id: string) => {
    const found = reference(id)
    return found && toItem(found, id)
  }
  const retrieveLocale = (tag: string) => pack.readLocale(tag) ?? pack.readLocale('en-US') ?? false
  const alone = entries(
    () => new published.Engine({ retrieveItem, retrieveLocale }, structuredClone(style)),
  )
  const ours = entries(() => makeEngine({ style: structuredClone(style), pack, reference }))
  process.stdout.write(
    `${JSON.stringify({ name, isSame: alone === ours, isMade: !alone.startsWith('threw') })}\n`,
  )
}
