import './tag-field.css'
import close from 'lucide-static/icons/x.svg?raw'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import { tags } from '../../state/library'
import { ComboField, type ComboOption, type PickedBy } from '../../ui/combo-field'
import { Icon } from '../../ui/icon'
import { TagChip } from '../../ui/tag-dot'
import { NEW_TAG, tagOptions } from './tag-options'
import { tagSlots } from './used-tags'

export interface TagFieldProps {
  readonly label: string
  /** The tags that are on the quote or the article. */
  readonly on: readonly Id[]
  /** An id or, for a tag that is to be made, a name. */
  readonly onGive: (idOrName: string) => void
  readonly onTake: (tag: Id) => void
  readonly isEager?: boolean
  readonly onEnterNothing?: () => void
  readonly onEscape?: () => void
  readonly onTyped?: (typed: string, best: string | undefined) => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** Tags as chips, and a field that gives more: typing filters, Enter gives or takes, Backspace takes the last. */
export function TagField(props: TagFieldProps) {
  const { label, on, onGive, onTake } = props
  const [typed, setTyped] = useState('')
  const chips = useRef<HTMLSpanElement>(null)
  const options = () => tagOptions(typed, tags.value, on, tagSlots())

  // Where chips have one line only, the last one given stays in sight.
  useLayoutEffect(() => {
    chips.current?.scrollTo?.({ left: chips.current.scrollWidth })
  })

  const type = (words: string) => {
    setTyped(words)
    const [best] = tagOptions(words, tags.value, on, tagSlots())
    props.onTyped?.(words, words === '' || best?.isOn ? undefined : best && givenBy(best))
  }
  const pick = (option: ComboOption, by: PickedBy) => {
    type('')
    // Tab goes on to the next field: what is on already stays on.
    if (!option.isOn) onGive(givenBy(option))
    else if (by !== 'tab') onTake(option.id)
  }
  return (
    <div class="tag-field">
      <ComboField
        label={label}
        placeholder={on.length === 0 ? 'Add tags…' : 'Add…'}
        query={typed}
        onQuery={type}
        options={options}
        onPick={pick}
        isMultiple
        picksOnLeaving
        onEmptyBackspace={() => {
          const last = on.at(-1)
          if (last !== undefined) onTake(last)
        }}
        {...(props.isEager ? { isEager: true } : {})}
        {...(props.onEnterNothing ? { onEnterNothing: props.onEnterNothing } : {})}
        {...(props.onEscape ? { onEscape: props.onEscape } : {})}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
      >
        {on.length > 0 && (
          <span class="tag-chips" ref={chips}>
            {on.map((id) => (
              <OneTag key={id} id={id} onTake={onTake} />
            ))}
          </span>
        )}
      </ComboField>
    </div>
  )
}

function givenBy(option: ComboOption): string {
  return option.id === NEW_TAG ? option.label : option.id
}

function OneTag({ id, onTake }: { id: Id; onTake: (tag: Id) => void }) {
  const tag = tags.value.get(id)
  // A tag that was just made is known a moment after the quote that has it.
  const name = tag?.name ?? '…'
  return (
    <TagChip name={name} colour={tag?.colour ?? 'slate'}>
      <button
        type="button"
        class="chip-remove"
        aria-label={`Take off tag ${name}`}
        // Backspace in the field does the same: chips are no stops on the way through the fields.
        tabIndex={-1}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(id)}
      >
        <Icon of={close} size={12} />
      </button>
    </TagChip>
  )
}
