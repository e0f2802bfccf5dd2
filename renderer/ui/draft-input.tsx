import type { Draft } from './use-draft'

export interface DraftInputProps {
  readonly draft: Draft
  /** Accessible name. */
  readonly label: string
  readonly placeholder: string
}

/** A line of text that is saved by Enter and on leaving it. */
export function DraftInput({ draft, label, placeholder }: DraftInputProps) {
  const keep = (text: string) => {
    draft.type(text)
    void draft.keep()
  }
  return (
    <input
      type="text"
      class="control"
      aria-label={label}
      placeholder={placeholder}
      maxLength={500}
      autocomplete="off"
      dir="auto"
      value={draft.text}
      onInput={(event) => draft.type(event.currentTarget.value)}
      onChange={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return
        event.preventDefault()
        keep(event.currentTarget.value)
      }}
    />
  )
}
