import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { notify } from '../../state/notifications'
import { useOnLeaving } from '../../ui/use-on-leaving'
import { finishNaming, naming } from './tags-state'

/** The field in which a tag is named where it stands: Enter takes the name, Escape leaves it. */
export function TagNameField({ name, label }: { readonly name: string; readonly label: string }) {
  const [text, setText] = useState(name)
  const [hasProblem, setProblem] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
    const own = naming.peek()
    return () => {
      // Its tag was taken away: nothing is being named any more, and keys are for the tree.
      if (naming.peek() === own) naming.value = undefined
    }
  }, [])
  const finish = async () => {
    if (isDone.current) return
    const said = text.trim()
    if (!said) {
      naming.value = undefined
      return
    }
    isDone.current = true
    const problem = await finishNaming(said)
    if (problem === undefined) return
    // The field is still there, with the name that cannot be.
    isDone.current = false
    setProblem(true)
    notify({ tone: 'problem', topic: 'tag-name', message: problem })
    input.current?.focus()
  }
  useOnLeaving(finish)
  return (
    <input
      ref={input}
      type="text"
      class="tag-name-field"
      aria-label={label}
      aria-invalid={hasProblem}
      autocomplete="off"
      spellcheck={false}
      value={text}
      onInput={(event) => {
        setProblem(false)
        setText(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          void finish()
        } else if (event.key === 'Escape') {
          event.preventDefault()
          isDone.current = true
          naming.value = undefined
        }
        event.stopPropagation()
      }}
      onBlur={() => {
        if (!hasProblem) void finish()
        else naming.value = undefined
      }}
    />
  )
}
