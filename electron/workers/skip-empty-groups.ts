import type { CiteprocItem, Engine, EngineToken, GroupContext } from 'citeproc'

/** What an empty group leaves behind. */
interface Emptiness {
  /** Whether it tried a variable: then the group around it needs more than a term, too. */
  readonly tried: boolean
  /** Whether it had names; they begin the numbers of those behind them anew. */
  readonly hadNames: boolean
  /** Whether it had a term, which counts as something said; undefined where that was said before. */
  readonly hadTerm: boolean | undefined
}

/** The tokens of a group: from one place of a list to another. */
interface Group {
  readonly start: EngineToken
  readonly end: EngineToken
  /** Where the tokens behind it begin. */
  readonly after: number
  /** Variables of which each can make it say something. */
  readonly variables: readonly string[]
  /** By the shape of an item: `false` where it has to be rendered. */
  readonly known: (Emptiness | false | undefined)[]
}

/**
 * Makes an engine step over the groups of a bibliography that say nothing. Half of what a style asks for
 * is not in an item, and the engine renders each such group only to throw it away.
 *
 * The first item of a shape (its type, and which variables it has) is rendered as ever, and noticed is
 * which groups were thrown away in which no variable of the item could have been said. They say nothing for
 * any item of that shape, as long as what they ask for depends on the shape alone: groups in which anything
 * else stands, such as the place of a citation, are left as they are (`variablesIn`). What is left behind by
 * a group that was thrown away is done in its place (CSL 1.0.2, "Group"; citeproc 2.4.63, `CSL.Node.group`).
 */
export function skipEmptyGroups(engine: Engine): void {
  const { opt, bibliography, macros } = engine
  // Groups that depend on what stood before them; languages that change within an entry.
  if (opt.use_context_condition || opt.has_layout_locale) return
  const shapeOf = shapes()
  const variables = new VariableReader(engine)
  for (const tokens of [bibliography.tokens, ...Object.values(macros)]) {
    for (const group of groupsIn(tokens, variables)) learnToSkip(engine, group, shapeOf)
  }
}

function learnToSkip(
  engine: Engine,
  { start, end, after, variables, known }: Group,
  shapeOf: (item: CiteprocItem) => number,
): void {
  const rendering = start.execs
  const before = { names: undefined as unknown, saidSomething: false }
  const isPlain = () => isPlainPlace(engine)

  start.execs = [
    function (this: EngineToken, state, item, cited) {
      if (isPlain()) {
        const emptiness = known[shapeOf(item)]
        if (emptiness && (emptiness.hadTerm !== undefined || engine.tmp.in_cite_predecessor)) {
          leaveBehind(engine, emptiness)
          return after
        }
        before.names = engine.tmp.name_node
        before.saidSomething = engine.tmp.in_cite_predecessor
      }
      for (const step of rendering) step.call(this, state, item, cited)
      return undefined
    },
  ]
  end.execs = [
    (_state, item) => {
      const context = engine.tmp.group_context.tip
      const { tmp } = engine
      if (!isPlain()) return
      const shape = shapeOf(item)
      const isEmpty =
        variables.every((variable) => isAbsent(item[variable])) && saysNothing(context)
      known[shape] = isEmpty && {
        tried: context.variable_attempt,
        hadNames: tmp.name_node !== before.names,
        hadTerm: before.saidSomething ? undefined : tmp.in_cite_predecessor,
      }
    },
    ...end.execs,
  ]
}

/** What follows from a group that is thrown away for what comes behind it. */
function leaveBehind(engine: Engine, { tried, hadNames, hadTerm }: Emptiness): void {
  const { tmp, nameOutput } = engine
  tmp.group_context.tip.variable_attempt = tried
  if (hadTerm) tmp.in_cite_predecessor = true
  if (!hadNames) return
  nameOutput.nameset_base += nameOutput.nameset_offset ?? 0
  nameOutput.nameset_offset = 0
  tmp.name_node = { children: [], top: { blobs: [] } }
  Object.assign(tmp, { value: [], rendered_name: [], label_blob: false })
}

/** `CSL.Node.group` throws such a group away. */
function saysNothing(context: GroupContext): boolean {
  return !context.variable_success && (context.variable_attempt || !context.term_intended)
}

/** Whether the engine writes an entry, and is not in what stands for missing names, or in a sort key. */
function isPlainPlace({ tmp }: Engine): boolean {
  const { condition, force_suppress: isSuppressed } = tmp.group_context.tip
  return (
    tmp.area === 'bibliography' &&
    !tmp.extension &&
    !tmp.just_looking &&
    !tmp.can_block_substitute &&
    !condition &&
    !isSuppressed
  )
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Numbers the shapes of items: their type, and which variables they have. */
function shapes(): (item: CiteprocItem) => number {
  const numbers = new Map<string, number>()
  let last: CiteprocItem | undefined
  let shape = 0
  return (item) => {
    if (item === last) return shape
    last = item
    let said = String(item.type)
    // In the order in which the item has them: the same ones in another order are another shape.
    for (const name of Object.keys(item)) said += hasValue(item[name]) ? `|${name}` : `!${name}`
    shape = numbers.get(said) ?? numbers.size
    numbers.set(said, shape)
    return shape
  }
}

/** As the engine's test of a variable has it. */
function hasValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).some(Boolean) : !!value
}

/** The groups of a list of which it is known what they depend on. */
function groupsIn(tokens: readonly EngineToken[], variables: VariableReader): Group[] {
  const groups: Group[] = []
  const open: number[] = []
  for (const [place, token] of tokens.entries()) {
    if (token.name !== 'group' || !token.realGroup) continue
    if (token.tokentype === TOKEN_START) open.push(place)
    else if (token.tokentype === TOKEN_END) {
      const first = open.pop() ?? -1
      const start = tokens[first]
      const read = start && variables.in(tokens.slice(first, place + 1))
      if (!start || !read) continue
      groups.push({ start, end: token, after: place + 1, variables: [...read], known: [] })
    }
  }
  return groups
}

/** `CSL.START` and `CSL.END`. */
const TOKEN_START = 0
const TOKEN_END = 1

/** What can be asked of an item without anything else playing a part. */
const TESTS_OF_SHAPE = new Set(['@type', '@variable'])
const NO_TESTS = new Set(['@match', '@cslid'])
/** What is not so for a variable that is not there. */
const TESTS_OF_VARIABLES = new Set(['@is-numeric', '@is-uncertain-date'])
/** What an item has by its place among others, or in a citation. */
const NOT_OF_THE_ITEM = new Set([
  ...['citation-number', 'citation-label', 'year-suffix', 'locator', 'locator-extra'],
  ...['first-reference-note-number', 'first-container-reference-note-number', 'hereinafter'],
  'locator-date',
])
const MADE_BY_ENGINE = new Set(['group', 'choose', 'else'])
const PARTS_OF_NAMES = new Set(['name', 'name-part', 'et-al', 'institution', 'institution-part'])
/** What an element of a group of CSL-M depends on. */
const MORE_OF_GROUPS = [
  ...['reject', 'require', 'label_form_override', 'label_capitalize_if_first_override'],
  ...['set_parallel_delimiter_override', 'set_parallel_delimiter_override_on_suppress'],
  ...['has-publisher-and-publisher-place', 'subgroup-delimiter'],
]

/** Finds by which variables tokens can say something. */
class VariableReader {
  readonly #macros: { readonly [name: string]: readonly EngineToken[] }
  readonly #ofMacros = new Map<string, ReadonlySet<string> | undefined>()
  /** The engine compares an entry's names with those before it, also where a group has none. */
  readonly #looksBack: boolean

  constructor({ macros, bibliography }: Engine) {
    this.#macros = macros
    this.#looksBack = bibliography.opt['subsequent-author-substitute'] !== undefined
  }

  /** Undefined where something else plays a part. */
  in(tokens: readonly EngineToken[]): ReadonlySet<string> | undefined {
    const found = new Set<string>()
    for (const token of tokens) {
      const variables = this.#of(token)
      if (!variables) return undefined
      for (const variable of variables) {
        if (NOT_OF_THE_ITEM.has(variable)) return undefined
        found.add(variable)
      }
    }
    return found
  }

  #of(token: EngineToken): Iterable<string> | undefined {
    const { name, strings, variables_real: variables = [], said } = token
    // What the engine has put in by itself: groups around macros, and choices for what stands for a name.
    if (!said && token.macro === undefined && !MADE_BY_ENGINE.has(name)) return undefined
    // A block is begun by a token in front of its element, and ended by that of the element.
    if (token.juris || said?.['@display'] !== undefined) return undefined
    switch (name) {
      case 'group': {
        const { non_parallel, parallel_first, parallel_last, parallel_last_to_first } = token
        if (non_parallel ?? parallel_first ?? parallel_last ?? parallel_last_to_first)
          return undefined
        return MORE_OF_GROUPS.some((one) => strings[one]) ? undefined : []
      }
      case 'text':
        if (token.macro !== undefined) return this.#ofMacro(token.macro)
        return strings.form === 'short'
          ? variables.flatMap((one) => [one, `${one}-short`])
          : variables
      case 'number':
      case 'date':
        return variables
      case 'date-part':
        return []
      case 'label':
        return typeof strings.term === 'string' ? [strings.term] : []
      case 'names':
        return this.#looksBack ? undefined : variables
      case 'name':
        return strings.form === 'count' ? undefined : []
      case 'choose':
      case 'else':
        return []
      case 'if':
      case 'else-if':
        return this.#ofTest(token, said ?? {})
      default:
        return PARTS_OF_NAMES.has(name) ? [] : undefined
    }
  }

  #ofTest(
    { tokentype, variables_real: tested = [] }: EngineToken,
    said: { readonly [attribute: string]: string },
  ): Iterable<string> | undefined {
    if (tokentype === TOKEN_END) return []
    if (tested.some((variable) => NOT_OF_THE_ITEM.has(variable))) return undefined
    const needed: string[] = []
    // Without an attribute it has conditions inside, of CSL-M.
    let isTest = false
    for (const [attribute, value] of Object.entries(said)) {
      if (TESTS_OF_VARIABLES.has(attribute)) needed.push(...value.split(/\s+/))
      else if (!TESTS_OF_SHAPE.has(attribute) && !NO_TESTS.has(attribute)) return undefined
      isTest ||= !NO_TESTS.has(attribute)
    }
    return isTest ? needed : undefined
  }

  #ofMacro(name: string): ReadonlySet<string> | undefined {
    if (!this.#ofMacros.has(name)) {
      // A macro cannot use itself; the engine has refused such a style.
      const tokens = this.#macros[name]
      this.#ofMacros.set(name, tokens && this.in(tokens))
    }
    return this.#ofMacros.get(name)
  }
}
