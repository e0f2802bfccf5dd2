import './tag-tree-view.css'
import chevron from 'lucide-static/icons/chevron-right.svg?raw'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import { Icon } from '../../ui/icon'
import { ContextMenu } from '../../ui/menu'
import { TagDot } from '../../ui/tag-dot'
import { TagNameField } from './tag-name-field'
import { tagMenu } from './tag-menu'
import type { TagLine } from './tag-tree'
import {
  activeTag,
  currentLines,
  deleteTag,
  moveIn,
  moveOut,
  naming,
  setExpanded,
} from './tags-state'
import { showQuotesOfTag } from '../quotes-view/quotes-state'

/** The codebook as a tree, with one tab stop that arrows move. */
export function TagTreeView() {
  const tree = useRef<HTMLDivElement>(null)
  /**
   * Set when the focus belongs to the active line: names come from main a little later than the
   * change, so that lines move and appear after the key. The next key or click ends it.
   */
  const wantsFocus = useRef(false)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const lines = currentLines()
  const active = lines.some((line) => line.tag.id === activeTag.value)
    ? activeTag.value
    : lines[0]?.tag.id
  const wasNaming = useRef(false)
  useEffect(() => {
    const onInput = () => {
      wantsFocus.current = false
    }
    document.addEventListener('keydown', onInput, true)
    document.addEventListener('pointerdown', onInput, true)
    return () => {
      document.removeEventListener('keydown', onInput, true)
      document.removeEventListener('pointerdown', onInput, true)
    }
  }, [])
  const focusActive = () => {
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }
  useLayoutEffect(() => {
    // The field that named a tag is gone: its line has the focus again.
    if (wasNaming.current && !naming.value) wantsFocus.current = true
    wasNaming.current = naming.value !== undefined
    if (wantsFocus.current && !naming.value) focusActive()
  })
  const goTo = (id: Id | undefined) => {
    if (id === undefined) return
    wantsFocus.current = true
    activeTag.value = id
  }
  const focusAfter = (work: Promise<unknown>) => {
    wantsFocus.current = true
    void work.then(focusActive)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = lines.findIndex((line) => line.tag.id === active)
    const line = lines[at]
    if (!line || event.target instanceof HTMLInputElement) return
    if (pressOnLine(event, line, lines, at, goTo, focusAfter)) event.preventDefault()
  }
  const parent = naming.value?.kind === 'new' ? naming.value.parent : undefined
  return (
    <>
      <div
        ref={tree}
        class="tag-tree"
        role="tree"
        aria-label="Tags"
        // Until one is chosen it is the first, whichever that is: from now on it is this one.
        onFocusIn={() => {
          activeTag.value ??= active
        }}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => {
          const element = (event.target as Element).closest<HTMLElement>('[data-tag]')
          const id = element?.dataset['tag']
          if (!element || id === undefined) return
          event.preventDefault()
          activeTag.value = id
          const box = element.getBoundingClientRect()
          const isPlaced = event.clientX > 0 || event.clientY > 0
          setMenuAt(
            isPlaced ? { x: event.clientX, y: event.clientY } : { x: box.left + 32, y: box.bottom },
          )
        }}
      >
        {naming.value?.kind === 'new' && parent === undefined && <NewTagLine level={1} />}
        {lines.map((line) => (
          <TagTreeLine
            key={line.tag.id}
            line={line}
            isActive={line.tag.id === active}
            hasNewBelow={parent === line.tag.id}
          />
        ))}
      </div>
      {menuAt && active && (
        <ContextMenu
          label="Tag"
          {...menuAt}
          items={tagMenu(active, focusAfter)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </>
  )
}

interface TagTreeLineProps {
  readonly line: TagLine
  readonly isActive: boolean
  readonly hasNewBelow: boolean
}

function TagTreeLine({ line, isActive, hasNewBelow }: TagTreeLineProps) {
  const { tag, level, hasChildren, isExpanded, position, siblings } = line
  const isNamed = naming.value?.kind === 'rename' && naming.value.tag === tag.id
  return (
    <>
      <div
        class="tag-line"
        role="treeitem"
        data-tag={tag.id}
        data-pane-start={isActive ? '' : undefined}
        aria-level={level}
        aria-posinset={position}
        aria-setsize={siblings}
        aria-selected={isActive}
        {...(hasChildren ? { 'aria-expanded': isExpanded } : {})}
        tabIndex={isActive ? 0 : -1}
        style={{ '--level': level }}
        onClick={() => {
          activeTag.value = tag.id
        }}
        onDblClick={() => {
          naming.value = { kind: 'rename', tag: tag.id }
        }}
      >
        <span
          class={isExpanded ? 'tag-twist is-open' : 'tag-twist'}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation()
            if (hasChildren) setExpanded(tag.id, !isExpanded)
          }}
        >
          {hasChildren && <Icon of={chevron} size={14} />}
        </span>
        <TagDot colour={tag.colour} />
        {isNamed ? (
          <TagNameField name={tag.name} label={`New name of ${tag.name}`} />
        ) : (
          <>
            <span class="tag-line-name">{tag.name}</span>
            <span class="tag-line-count tabular">
              <span class="visually-hidden">, </span>
              {tag.quotes}
              <span class="visually-hidden"> {tag.quotes === 1 ? 'quote' : 'quotes'}</span>
            </span>
          </>
        )}
      </div>
      {hasNewBelow && <NewTagLine level={level + 1} />}
    </>
  )
}

function NewTagLine({ level }: { readonly level: number }) {
  return (
    <div
      class="tag-line"
      role="treeitem"
      aria-label="New tag"
      aria-level={level}
      aria-selected={false}
      tabIndex={-1}
      style={{ '--level': level }}
    >
      <span class="tag-twist" />
      <TagDot colour="slate" />
      <TagNameField name="" label="Name of the new tag" />
    </div>
  )
}

/** What a key does on a line; whether it did anything. */
function pressOnLine(
  event: KeyboardEvent,
  line: TagLine,
  lines: readonly TagLine[],
  at: number,
  goTo: (id: Id | undefined) => void,
  focusAfter: (work: Promise<unknown>) => void,
): boolean {
  const { id, parent } = line.tag
  const { key, altKey } = event
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false
  if (altKey) {
    if (key === 'ArrowRight') focusAfter(moveIn(id))
    else if (key === 'ArrowLeft') focusAfter(moveOut(id))
    else return false
    return true
  }
  switch (key) {
    case 'ArrowDown':
      goTo(lines[at + 1]?.tag.id)
      return true
    case 'ArrowUp':
      goTo(lines[at - 1]?.tag.id)
      return true
    case 'Home':
      goTo(lines[0]?.tag.id)
      return true
    case 'End':
      goTo(lines.at(-1)?.tag.id)
      return true
    case 'ArrowRight':
      if (line.hasChildren && !line.isExpanded) setExpanded(id, true)
      else if (line.hasChildren) goTo(lines[at + 1]?.tag.id)
      return true
    case 'ArrowLeft':
      if (line.isExpanded) setExpanded(id, false)
      else goTo(parent)
      return true
    case 'Enter':
      showQuotesOfTag(id)
      return true
    case 'F2':
      naming.value = { kind: 'rename', tag: id }
      return true
    case 'Insert':
    case '+':
      setExpanded(id, true)
      naming.value = { kind: 'new', parent: id }
      return true
    case 'Delete':
    case 'Backspace':
      focusAfter(deleteTag(id))
      return true
  }
  const found = /^[\p{L}\p{N}]$/u.test(key) ? typedAhead(lines, at, key) : undefined
  goTo(found)
  return found !== undefined
}

function typedAhead(lines: readonly TagLine[], at: number, letter: string): Id | undefined {
  const begins = (line: TagLine) =>
    line.tag.name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())
  return [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find(begins)?.tag.id
}
