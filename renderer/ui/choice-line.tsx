import './choice-line.css'
import type { ComponentChildren } from 'preact'

export interface ChoiceLineProps {
  /** One of several that exclude each other, or one that may be taken by itself. */
  readonly kind: 'radio' | 'checkbox'
  /** What the lines have in common that exclude each other. */
  readonly name?: string
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
  /** What is chosen; long words in it have the class `choice-text`. */
  readonly children: ComponentChildren
}

/** A line of a form that is chosen as a whole, such as what one source says of a field. */
export function ChoiceLine({ kind, name, isChosen, onChoose, children }: ChoiceLineProps) {
  return (
    <label class="choice-line">
      <input
        type={kind}
        name={name}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
