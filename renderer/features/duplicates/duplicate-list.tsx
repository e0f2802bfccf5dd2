import type { RefObject } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import type { DuplicateList as Found } from '#domain/library/rows'
import { counted } from '../../ui/counted'
import { REASONS } from './duplicates-state'

export interface DuplicateListProps {
  readonly groups: Found['groups']
  readonly total: number | undefined
  readonly at: number
  readonly onChoose: (index: number) => void
  readonly listRef: RefObject<HTMLUListElement | null>
}

/** The groups of articles that look alike; arrows go through them. */
export function DuplicateList({ groups, total, at, onChoose, listRef }: DuplicateListProps) {
  const id = useId()
  useEffect(() => {
    listRef.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepOf(event.key, at, groups.length)
    if (next === undefined) return
    event.preventDefault()
    onChoose(next)
  }
  return (
    <div class="duplicate-groups">
      <ul
        ref={listRef}
        role="listbox"
        aria-label="Articles that look alike"
        tabIndex={0}
        data-autofocus
        {...(groups.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        onKeyDown={onKeyDown}
      >
        {groups.map((group, index) => (
          <li
            key={group.articles[0]}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => onChoose(index)}
          >
            <span class="duplicate-title" dir="auto">
              {group.title || 'Untitled'}
            </span>
            <span class="duplicate-reason">
              {REASONS[group.reason]}
              {group.certainty === 'likely' && ', nearly'}
              {group.articles.length > 2 && ` · ${counted(group.articles.length, 'article')}`}
            </span>
          </li>
        ))}
      </ul>
      {total !== undefined && total > groups.length && (
        <p class="duplicate-more">{counted(total - groups.length, 'more group')} after these.</p>
      )}
    </div>
  )
}

function stepOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
