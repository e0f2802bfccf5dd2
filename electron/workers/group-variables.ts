import type { Engine, EngineToken } from 'citeproc'

/** The tokens of a group: from one place of a list to another. */
export interface TokenGroup {
  readonly start: EngineToken
  readonly end: EngineToken
  /** Where the tokens behind it begin. */
  readonly after: number
  /** Variables of which each can make it say something. */
  readonly variables: readonly string[]
}

/** The groups of a list of which it is known what they depend on. */
export function groupsIn(tokens: readonly EngineToken[], variables: VariableReader): TokenGroup[] {
  const groups: TokenGroup[] = []
  const open: number[] = []
  for (const [place, token] of tokens.entries()) {
    if (token.name !== 'group' || !token.realGroup) continue
    if (token.tokentype === TOKEN_START) open.push(place)
    else if (token.tokentype === TOKEN_END) {
      const first = open.pop() ?? -1
      const start = tokens[first]
      const read = start && variables.in(tokens.slice(first, place + 1))
      if (!start || !read) continue
      groups.push({ start, end: token, after: place + 1, variables: [...read] })
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
export class VariableReader {
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
