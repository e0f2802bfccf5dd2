import './tag-dot.css'
import type { ComponentChildren } from 'preact'
import type { TagColour } from '#domain/library/model'

/** The colour of a tag; its name stands beside it or in `label`, since colour alone says nothing. */
export function TagDot({
  colour,
  label,
}: {
  readonly colour: TagColour
  readonly label?: string | undefined
}) {
  return (
    <span
      class="tag-dot"
      data-colour={colour}
      {...(label ? { role: 'img', 'aria-label': label, 'data-tip': label } : {})}
    />
  )
}

/** A tag by name, with its colour; `children` stand behind the name, such as a button to remove it. */
export function TagChip({
  name,
  colour,
  children,
}: {
  readonly name: string
  readonly colour: TagColour
  readonly children?: ComponentChildren
}) {
  return (
    <span class="tag-chip" data-colour={colour}>
      <TagDot colour={colour} />
      <span class="tag-chip-name">{name}</span>
      {children}
    </span>
  )
}
