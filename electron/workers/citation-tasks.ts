import type { CitationParts } from '#domain/citations/copied-citation'
import type {
  CitedItem,
  FormattedBibliography,
  FormattedCitation,
  InstalledStyle,
  StyleName,
} from '#domain/citations/formatted-citation'
import { nearStyles, searchStyles } from '#domain/citations/search-styles'
import { applyListDelta, type ListDelta, listDelta } from '#domain/library/list-delta'
import { fail, ok, type Result } from '#domain/result'
import {
  type CitationFormatter,
  type CitedTogether,
  createCitationFormatter,
  type StartHelpers,
} from './citation-style'
import { installStyle, removeStyle, withInstalledStyles } from './installed-styles'
import type { BibliographyProgress } from './living-bibliography'
import { openStylePack, type StylePack } from './style-pack'

interface InStyle {
  readonly style: string
  /** BCP 47; without it the style's own. */
  readonly locale?: string
  readonly items: readonly CitedItem[]
}

/** What the citation thread can be asked. */
export type CitationTask =
  | {
      readonly kind: 'list-styles'
      readonly query: string
      readonly limit: number
      /** Those that come first. */
      readonly starred?: readonly string[]
    }
  /** Takes a `.csl` file in, after having cited with it. */
  | { readonly kind: 'install-style'; readonly path: string }
  | { readonly kind: 'remove-style'; readonly name: string }
  | { readonly kind: 'find-style'; readonly name: string }
  /** Each item by itself: its citation and its entry in a bibliography. */
  | ({ readonly kind: 'cite' } & InStyle)
  /**
   * More items for a bibliography that is to be made, told by those of the last one that was done;
   * `isFirst` forgets those of one given up.
   */
  | ({
      readonly kind: 'collect'
      readonly isFirst: boolean
      /** The number of the last one, by which the items are told; none where all are given. */
      readonly base: number | undefined
      readonly items: ListDelta<CitedItem>
    } & Omit<InStyle, 'items'>)
  /** Goes on with what is made of what was collected, for a while. */
  | ({
      readonly kind: 'compile'
      /** The number that it gets when it is done. */
      readonly made: number
      /** The citations of the items too, as in one text: ambiguous ones are told apart. */
      readonly isCited?: boolean
    } & Omit<InStyle, 'items'>)
  /** Gives up what is being made. */
  | { readonly kind: 'abandon' }
  /** Entries of the bibliography that is done, from a number on, told by those of the one before. */
  | { readonly kind: 'fetch'; readonly from: number; readonly count: number }
  /** Citations of what is done, from a number on. */
  | { readonly kind: 'fetch-citations'; readonly from: number; readonly count: number }

export interface CitationOutput {
  'list-styles': Result<readonly StyleName[]>
  'install-style': Result<InstalledStyle>
  'remove-style': Result<null>
  'find-style': Result<StyleName>
  cite: Result<readonly CitedAlone[]>
  /** Whether the base is still known; if not, all items have to be given. */
  collect: Result<boolean>
  compile: Result<BibliographyProgress | CompiledBibliography>
  abandon: Result<null>
  fetch: Result<ListDelta<BibliographyEntry>>
  'fetch-citations': Result<readonly FormattedCitation[]>
}

/** A bibliography that is done, without its entries, which are fetched a few at a time. */
export interface CompiledBibliography extends Omit<FormattedBibliography, 'entries'> {
  readonly count: number
}

export type BibliographyEntry = FormattedBibliography['entries'][number]

export type CitedAlone = CitationParts

/** Engines kept; one holds some megabytes. */
const MOST_ENGINES = 4
/** Items after which an engine is made anew: it never forgets what it has read. */
const MOST_ITEMS = 5000

interface Done {
  readonly made: number
  readonly items: readonly CitedItem[]
  readonly cited: CitedTogether
  /** Where an entry stood among those before; undefined for one that is new or has changed. */
  readonly whereBefore: (entry: BibliographyEntry) => number | undefined
}

/**
 * Does citation tasks with one warm engine a style; the pack is opened with the first one. A task is
 * answered as `CitationOutput` says for its kind.
 */
export function makeCitationRunner(
  packPath: string,
  installedFolder?: string,
  startHelpers?: StartHelpers,
): (task: CitationTask) => Result<unknown> {
  let packed: Result<StylePack> | undefined
  let withOwn: StylePack | undefined
  const engines = new Map<string, { formatter: CitationFormatter; items: number }>()

  /** What is being made: one at a time. */
  let compiling: { items: CitedItem[]; steps?: ReturnType<CitationFormatter['together']> } = {
    items: [],
  }
  /** Its helpers end with it. */
  const abandon = () => {
    compiling.steps?.return({ citations: [], bibliography: { entries: [], leftOut: [] } })
    compiling = { items: [] }
  }
  /** What was done last, and the entries of the one before that. */
  let done: Done | undefined

  const formatterFor = (styles: StylePack, task: InStyle): Result<CitationFormatter> => {
    const { style, locale, items } = task
    if (!styles.styles.has(style)) return unknownStyle(styles, style)
    const isKnown = (tag: string) => tag === locale || tag.startsWith(`${locale}-`)
    if (locale !== undefined && !styles.locales.some(isKnown)) return unknownLocale(styles, locale)
    const key = `${style} ${locale ?? ''}`
    const kept = engines.get(key)
    engines.delete(key)
    if (kept && kept.items < MOST_ITEMS) {
      // Back at the end: the first one is the one that was not used for longest.
      // Bibliographies have an engine of their own, which counts for itself.
      engines.set(key, { ...kept, items: kept.items + items.length })
      return ok(kept.formatter)
    }
    const made = createCitationFormatter({
      style,
      pack: styles,
      startHelpers,
      ...(locale === undefined ? {} : { locale }),
    })
    if (!made.ok) return made
    engines.set(key, { formatter: made.value, items: 0 })
    for (const oldest of engines.keys()) if (engines.size > MOST_ENGINES) engines.delete(oldest)
    return made
  }

  return (task) => {
    if (!packed?.ok) packed = openStylePack(packPath)
    if (!packed.ok) return packed
    const styles = (withOwn ??= withInstalledStyles(packed.value, installedFolder))
    switch (task.kind) {
      case 'list-styles':
        return ok<readonly StyleName[]>(
          searchStyles(namesOf(styles), task.query, task.limit, task.starred),
        )
      case 'find-style': {
        const title = styles.styles.get(task.name)
        return title === undefined
          ? unknownStyle(styles, task.name)
          : ok<StyleName>(nameOf(styles, task.name, title))
      }
      case 'install-style':
      case 'remove-style': {
        if (installedFolder === undefined) return fail('read-only', NO_FOLDER)
        withOwn = undefined
        engines.clear()
        return task.kind === 'remove-style'
          ? removeStyle(installedFolder, task.name)
          : installStyle(packed.value, installedFolder, task.path)
      }
      case 'cite': {
        const formatter = formatterFor(styles, task)
        if (!formatter.ok) return formatter
        return ok<readonly CitedAlone[]>(task.items.map((item) => formatter.value.alone(item)))
      }
      case 'collect': {
        const formatter = formatterFor(styles, { ...task, items: [] })
        if (!formatter.ok) return formatter
        if (task.base !== undefined && task.base !== done?.made) return ok(false)
        if (task.isFirst) abandon()
        compiling.items.push(...applyListDelta(done?.items ?? [], task.items))
        return ok(true)
      }
      case 'abandon':
        abandon()
        return ok(null)
      case 'compile': {
        const formatter = formatterFor(styles, { ...task, items: [] })
        if (!formatter.ok) return formatter
        const { items } = compiling
        compiling.steps ??= formatter.value.together(items, task.isCited === true)
        const step = advance(compiling.steps)
        if (!('bibliography' in step)) return ok<BibliographyProgress>(step)
        const { entries, ...rest } = step.bibliography
        const whereBefore = placesOf(done?.cited.bibliography.entries ?? [])
        done = { made: task.made, items, cited: step, whereBefore }
        compiling = { items: [] }
        return ok<CompiledBibliography>({ ...rest, count: entries.length })
      }
      case 'fetch': {
        const { cited, whereBefore } = done ?? {}
        const entries = cited?.bibliography.entries.slice(task.from, task.from + task.count)
        return ok(listDelta(entries ?? [], (entry) => whereBefore?.(entry)))
      }
      case 'fetch-citations':
        return ok(done?.cited.citations.slice(task.from, task.from + task.count) ?? [])
    }
  }
}

/** Finds where the same entry stands in a list. */
function placesOf(
  entries: readonly BibliographyEntry[],
): (entry: BibliographyEntry) => number | undefined {
  const places = new Map(entries.map(({ citationKey }, index) => [citationKey, index]))
  return (entry) => {
    const at = places.get(entry.citationKey)
    const before = at === undefined ? undefined : entries[at]
    const isSame =
      before?.html === entry.html && before.text === entry.text && before.notice === entry.notice
    return isSame ? at : undefined
  }
}

/** What others wait for while a bibliography is made, in ms. */
const PATIENCE = 100

function advance<Progress, Value>(steps: Generator<Progress, Value>): Progress | Value {
  const until = performance.now() + PATIENCE
  for (;;) {
    const step = steps.next()
    if (step.done || performance.now() > until) return step.value
  }
}

const namesOf = (pack: StylePack): StyleName[] =>
  [...pack.styles].map(([name, title]) => nameOf(pack, name, title))

const nameOf = (pack: StylePack, name: string, title: string): StyleName =>
  pack.installed?.has(name) ? { name, title, installed: true } : { name, title }

const NO_FOLDER = 'Styles can be installed in the window only.'

function unknownStyle<T>(pack: StylePack, name: string): Result<T> {
  const near = nearStyles(namesOf(pack), name, 3)
  const advice = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'choose one from the list.'
  return fail('not-found', `There is no citation style called “${name}”; ${advice}`)
}

function unknownLocale<T>(pack: StylePack, locale: string): Result<T> {
  const known = pack.locales.toSorted((a, b) => a.localeCompare(b, 'en')).join(', ')
  return fail('not-found', `There is no locale “${locale}”; choose one of ${known}.`)
}
