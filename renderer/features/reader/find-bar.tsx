import './find-bar.css'
import down from 'lucide-static/icons/chevron-down.svg?raw'
import up from 'lucide-static/icons/chevron-up.svg?raw'
import close from 'lucide-static/icons/x.svg?raw'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { IconButton } from '../../ui/button'
import {
  closeFind,
  findMatches,
  findQuery,
  findSummary,
  findWords,
  isFindOpen,
  stepToMatch,
} from './find-state'
import { focusReader } from './reader-state'

/** Finds words in the open article; on screen while it is asked for. */
export function FindBar() {
  return isFindOpen.value ? <OpenFindBar /> : null
}

function OpenFindBar() {
  const input = useRef<HTMLInputElement>(null)
  // Before the next key: what is typed after the slash must not be taken for a command.
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
    // What was looked for last is looked for again.
    if (findQuery.value) void findWords(findQuery.value)
  }, [])
  const leave = () => {
    closeFind()
    focusReader()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') stepToMatch(event.shiftKey ? -1 : 1)
    else if (event.key === 'ArrowDown') stepToMatch(1)
    else if (event.key === 'ArrowUp') stepToMatch(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isEmpty = findMatches.value.length === 0
  return (
    <search class="find-bar" aria-label="Find in the article">
      <input
        ref={input}
        type="text"
        aria-label="Find in the article"
        placeholder="Find in the article"
        spellcheck={false}
        autocomplete="off"
        value={findQuery.value}
        onInput={(event) => void findWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output class="find-summary">{findSummary.value}</output>
      <IconButton
        label="Previous match"
        icon={up}
        keys="Shift+Enter"
        disabled={isEmpty}
        onClick={() => stepToMatch(-1)}
      />
      <IconButton
        label="Next match"
        icon={down}
        keys="Enter"
        disabled={isEmpty}
        onClick={() => stepToMatch(1)}
      />
      <IconButton label="Close find" icon={close} keys="Escape" onClick={leave} />
    </search>
  )
}
