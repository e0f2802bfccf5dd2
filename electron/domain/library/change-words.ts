import type { ChangeAction, ChangeCounts } from './describe-change'
import type { RecordType } from './model'

/** What happened to a record, as it stands before its name. */
export const CHANGED_WORDS: Readonly<Record<ChangeAction, string>> = {
  added: 'added',
  changed: 'changed',
  removed: 'removed',
}

const PLURALS: readonly (readonly [RecordType, string, string])[] = [
  ['article', 'article', 'articles'],
  ['quote', 'quote', 'quotes'],
  ['note', 'note', 'notes'],
  ['tag', 'tag', 'tags'],
  ['speaker', 'speaker', 'speakers'],
]

/** "2 articles added, 1 changed; 3 quotes removed." or that nothing would change. */
export function sentenceOfCounts(counts: ChangeCounts): string {
  const parts: string[] = []
  for (const [type, one, many] of PLURALS) {
    const actions = (['added', 'changed', 'removed'] as const).filter((a) => counts[type][a] > 0)
    const words = actions.map((action, index) => {
      const count = counts[type][action]
      const noun = count === 1 ? one : many
      return index === 0 ? `${count} ${noun} ${action}` : `${count} ${action}`
    })
    if (words.length > 0) parts.push(words.join(', '))
  }
  return parts.length > 0 ? `${parts.join('; ')}.` : 'Nothing is different.'
}
