import type { CiteprocItem, Engine, EngineToken, GroupContext } from 'citeproc'
import { groupsIn, type TokenGroup, VariableReader } from './group-variables'

/** What an empty group leaves behind. */
interface Emptiness {
  /** Whether it tried a variable: then the group around it needs more than a term, too. */
  readonly tried: boolean
  /** Whether it had names; they begin the numbers of those behind them anew. */
  readonly hadNames: boolean
  /** Whether it had a term, which counts as something said; undefined where that was said before. */
  readonly hadTerm: boolean | undefined
}

/**
 * Makes an engine step over the groups of a bibliography that say nothing. Half of what a style asks for
 * is not in an item, and the engine renders each such group only to throw it away.
 *
 * The first item of a shape (its type, and which variables it has) is rendered as ever, and noticed is
 * which groups were thrown away in which no variable of the item could have been said. They say nothing for
 * any item of that shape, as long as what they ask for depends on the shape alone: groups in which anything
 * else stands, such as the place of a citation, are left as they are (`VariableReader`). What is left behind by
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
  { start, end, after, variables }: TokenGroup,
  shapeOf: (item: CiteprocItem) => number,
): void {
  /** By the shape of an item: `false` where it has to be rendered. */
  const known: (Emptiness | false | undefined)[] = []
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
