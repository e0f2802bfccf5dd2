import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import { openArticle, speakers } from '../../state/library'
import { ComboField, type ComboOption } from '../../ui/combo-field'
import { NEW_SPEAKER, speakerOptions, speakersOf } from './speaker-options'

export interface SpeakerFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly speaker: Id | undefined
  /** An id or a new name; null takes the speaker away. */
  readonly onChoose: (idOrName: string | null) => void
  readonly isEager?: boolean
  /** Enter while there is nothing to choose. */
  readonly onEnterNothing?: () => void
  readonly onEscape?: () => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** Who said it: those of this article first, then all; a new name makes a new speaker. */
export function SpeakerField(props: SpeakerFieldProps) {
  const { label, placeholder, speaker, onChoose } = props
  // Undefined: nothing has been typed and the field shows who is chosen.
  const [typed, setTyped] = useState<string>()
  const own = useRef<HTMLInputElement>(null)
  const input = props.inputRef ?? own
  const name = speaker === undefined ? '' : (speakers.value.get(speaker)?.name ?? '…')
  const options = () =>
    speakerOptions(typed ?? '', speakers.value, speakersOf(openArticle.value?.quotes ?? []))

  const choose = (idOrName: string | null) => {
    setTyped(undefined)
    onChoose(idOrName)
  }
  const isCleared = typed !== undefined && typed.trim() === '' && speaker !== undefined
  const pick = (option: ComboOption) => choose(option.id === NEW_SPEAKER ? option.label : option.id)
  return (
    <ComboField
      label={label}
      placeholder={placeholder}
      query={typed ?? name}
      onQuery={setTyped}
      options={options}
      onPick={pick}
      inputRef={input}
      onEnterNothing={() => (isCleared ? choose(null) : props.onEnterNothing?.())}
      picksOnLeaving
      onFocus={() => typed === undefined && input.current?.select()}
      onBlur={() => (isCleared ? choose(null) : setTyped(undefined))}
      {...(props.isEager ? { isEager: true } : {})}
      {...(props.onEscape ? { onEscape: props.onEscape } : {})}
    />
  )
}
