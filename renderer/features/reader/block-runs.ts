import type { Mark } from '#domain/document/model'

/** A stretch of text with the same marks throughout: it becomes one text node. */
export interface TextRun {
  readonly type: 'text'
  readonly start: number
  readonly end: number
  /** Outermost first. */
  readonly marks: readonly Mark[]
}

/** Where a printed page begins. */
export interface PageBreakRun {
  readonly type: 'page-break'
  readonly at: number
  readonly label: string
}

export type Run = TextRun | PageBreakRun

/**
 * Cuts the text from `start` to `end` wherever a mark begins or ends. `marks` are all that may touch
 * it, in any order; page breaks from `breaksFrom` (at most `start`) on are taken too and stand where
 * they belong. The text runs are in order, without gaps, and together exactly `start` to `end`.
 */
export function runsOf(
  start: number,
  end: number,
  marks: readonly Mark[],
  breaksFrom = start,
): readonly Run[] {
  const touching = marks.filter(
    (mark) => mark.kind !== 'page-break' && mark.start < end && mark.end > start,
  )
  const breaks = marks
    .filter((mark) => mark.kind === 'page-break' && mark.start >= breaksFrom && mark.start < end)
    .map((mark) => ({ at: Math.max(start, mark.start), label: mark.label ?? '' }))
    .sort((a, b) => a.at - b.at)

  const cuts = new Set([start, end])
  for (const mark of touching) {
    cuts.add(Math.max(start, mark.start))
    cuts.add(Math.min(end, mark.end))
  }
  for (const { at } of breaks) cuts.add(at)
  const offsets = [...cuts].sort((a, b) => a - b)

  const nested = [...touching].sort(byNesting)
  const runs: Run[] = []
  let nextBreak = 0
  for (const [index, from] of offsets.entries()) {
    const to = offsets[index + 1]
    for (let page = breaks[nextBreak]; page?.at === from; page = breaks[++nextBreak]) {
      runs.push({ type: 'page-break', ...page })
    }
    if (to === undefined) break
    runs.push({
      type: 'text',
      start: from,
      end: to,
      marks: nested.filter((mark) => mark.start <= from && mark.end >= to),
    })
  }
  return runs
}

/**
 * A link stays one link, one stop of the tab key, however its words are marked: links go outside.
 * Then what begins first and reaches furthest; code inside everything, since its typeface wins.
 */
function byNesting(a: Mark, b: Mark): number {
  return rank(a) - rank(b) || a.start - b.start || b.end - a.end
}

function rank(mark: Mark): number {
  return mark.kind === 'link' ? 0 : mark.kind === 'code' ? 2 : 1
}
