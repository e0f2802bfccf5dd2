import type { CitationCluster, Engine } from 'citeproc'
import type CSLModule from 'citeproc'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Reference } from '../../../electron/domain/citations/reference'
import {
  type BibliographyHelper,
  makeBibliographyHelper,
} from '../../../electron/workers/bibliography-helper'
import { finish, LivingBibliography } from '../../../electron/workers/living-bibliography'
import { makeEngine } from '../../../electron/workers/make-engine'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'

/*
 * Answers every case of the CSL test suite in a folder, with the engine alone, through the citation
 * worker's code, and so with two engines that share the work; prints a line of JSON a case. Arguments: the folder, the style pack, the engine
 * as it was published.
 */

type Input = Reference & { readonly id: string | number }
type ProcessedCitation = [
  CitationCluster & { readonly citationID: string },
  [string, number][],
  [string, number][],
]

interface Case {
  readonly id: string
  readonly MODE: string
  readonly CSL: string
  readonly RESULT: string
  readonly INPUT: readonly Input[]
  readonly 'CITATION-ITEMS'?: readonly CitationCluster['citationItems'][]
  readonly CITATIONS?: readonly ProcessedCitation[]
  readonly BIBENTRIES?: readonly (readonly string[])[]
}

type Make = (reference: (id: string) => Reference | undefined) => Engine

/** What the suite's own runner prints: the citations, the last changed ones marked. */
function processed(engine: Engine, citations: readonly ProcessedCitation[]): string {
  const order: string[] = []
  const texts = new Map<string, string>()
  let changed = new Set<string>()
  for (const [cluster, before, after] of citations) {
    const [, updates] = engine.processCitationCluster(cluster, before, after)
    order.splice(0, order.length, ...before.map(([id]) => id), cluster.citationID)
    order.push(...after.map(([id]) => id))
    changed = new Set(updates.map(([index]) => order[index] ?? ''))
    for (const [index, text] of updates) texts.set(order[index] ?? '', text)
  }
  return order
    .map((id, index) => `${changed.has(id) ? '>>' : '..'}[${index}] ${texts.get(id) ?? ''}`)
    .join('\n')
}

function cited({ INPUT, ...one }: Case, engine: Engine): string {
  const ids = INPUT.map(({ id }) => String(id))
  if (one.CITATIONS) return processed(engine, one.CITATIONS)
  for (const listed of one.BIBENTRIES ?? [ids]) engine.updateItems(listed)
  const clusters = one['CITATION-ITEMS'] ?? [ids.map((id) => ({ id }))]
  return clusters.map((cluster) => engine.makeCitationCluster(cluster)).join('\n')
}

const BODY = ['<div class="csl-bib-body">\n', '</div>'] as const

function alone(one: Case, make: Make, find: (id: string) => Reference | undefined): string {
  const engine = make(find)
  engine.setOutputFormat('html')
  if (one.MODE === 'citation') return cited(one, engine)
  for (const listed of one.BIBENTRIES ?? [one.INPUT.map(({ id }) => String(id))])
    engine.updateItems(listed)
  const made = engine.makeBibliography()
  return made ? BODY[0] + made[1].join('') + BODY[1] : ''
}

/** A helper on this thread. */
function helperOf(make: Make): BibliographyHelper {
  const help = makeBibliographyHelper(make)
  let answered: ReturnType<BibliographyHelper['answer']>
  return {
    ask: (task) => {
      answered = structuredClone(help(structuredClone(task)))
    },
    answer: () => answered,
    close: () => undefined,
  }
}

function throughWorker(
  one: Case,
  make: Make,
  find: (id: string) => Reference | undefined,
  isHelped: boolean,
): string {
  if (one.MODE === 'citation') return alone(one, make, find)
  const living = new LivingBibliography(make, one.CSL.includes('citation-number'), () =>
    isHelped ? [helperOf(make)] : [],
  )
  let entries: readonly { readonly html: string }[] = []
  for (const listed of one.BIBENTRIES ?? [one.INPUT.map(({ id }) => String(id))]) {
    const items = listed.flatMap((id) => {
      const reference = find(id)
      return reference ? [{ citationKey: id, reference }] : []
    })
    entries = finish(living.make(items)).entries
  }
  return BODY[0] + entries.map(({ html }) => `  ${html}\n`).join('') + BODY[1]
}

function answer(make: () => string): string {
  try {
    return make()
  } catch (error) {
    return `threw: ${error instanceof Error ? error.message : String(error)}`
  }
}

const same = (a: string, b: string): boolean => a.trim() === b.trim()

const [folder = '', packPath = '', enginePath = ''] = process.argv.slice(2)
// What is bundled here is quickened.
const CSL = createRequire(import.meta.url)(enginePath) as typeof CSLModule
const opened = openStylePack(packPath)
if (!opened.ok) throw new Error(opened.error.message)
const pack: StylePack = opened.value

// citeproc reports on the console what it then throws or prints.
console.log = () => undefined

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const one = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case
  const items = new Map(one.INPUT.map((item) => [String(item.id), item]))
  const find = (id: string) => items.get(id)
  const bare: Make = (reference) =>
    new CSL.Engine(
      {
        retrieveItem: (id) => ({ ...reference(id), id }),
        retrieveLocale: (tag) => pack.readLocale(tag) ?? pack.readLocale('en-US') ?? false,
      },
      one.CSL,
    )
  const ours: Make = (reference) => makeEngine({ style: one.CSL, pack, reference })
  const engine = answer(() => alone(one, bare, find))
  const worker = answer(() => throughWorker(one, ours, find, false))
  const shared = answer(() => throughWorker(one, ours, find, true))
  process.stdout.write(
    `${JSON.stringify({
      id: one.id,
      mode: one.MODE,
      engine: same(engine, one.RESULT),
      worker: same(worker, one.RESULT),
      shared: same(shared, one.RESULT),
      differ: !same(engine, worker) || !same(worker, shared),
    })}\n`,
  )
}
