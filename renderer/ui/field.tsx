import './field.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  readonly label: string
  /** A short help below the field. */
  readonly hint?: string | undefined
  /** What is wrong with the value; it is read out when it appears. */
  readonly problem?: string | undefined
  /** Worth a look, but no reason not to go on. */
  readonly warning?: string | undefined
  readonly class?: string
}

/** What a control needs to be tied to its label and its messages. */
interface ControlIds {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: 'true'
}

/** A labelled control: `children` gets the attributes that tie it to its label. */
export function Field({
  label,
  hint,
  problem,
  warning,
  class: more,
  children,
}: FieldProps & { readonly children: (ids: ControlIds) => ComponentChildren }) {
  const id = useId()
  const said = problem ?? warning ?? hint
  return (
    <div class={more ? `field ${more}` : 'field'}>
      <label for={id}>{label}</label>
      {children({
        id,
        ...(said ? { 'aria-describedby': `${id}-said` } : {}),
        ...(problem ? { 'aria-invalid': 'true' } : {}),
      })}
      <p
        id={`${id}-said`}
        class={problem ? 'said problem' : warning ? 'said warning' : 'said'}
        aria-live={problem ? 'polite' : 'off'}
        hidden={!said}
      >
        {said}
      </p>
    </div>
  )
}

interface ControlProps extends FieldProps {
  readonly value: string
  readonly onInput: (value: string) => void
  /** Typing has ended: the field is left, or Enter was pressed in a line of text. */
  readonly onDone?: () => void
  readonly placeholder?: string | undefined
  /** Where the focus goes when the dialog around it opens. */
  readonly autofocus?: boolean
  readonly spellcheck?: boolean
}

export function TextField(props: ControlProps) {
  return (
    <Field {...fieldOf(props)}>
      {(ids) => (
        <input
          type="text"
          class="control"
          autocomplete="off"
          onKeyDown={(event) => {
            if (!props.onDone || event.key !== 'Enter' || event.isComposing) return
            event.preventDefault()
            props.onDone()
          }}
          {...nativeOf(props)}
          {...ids}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends ControlProps {
  readonly rows?: number
}

export function TextArea({ rows = 4, ...rest }: TextAreaProps) {
  return (
    <Field {...fieldOf(rest)}>
      {(ids) => <textarea class="control" rows={rows} {...nativeOf(rest)} {...ids} />}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectFieldProps extends ControlProps {
  readonly options: readonly Option[]
}

export function SelectField({ options, ...rest }: SelectFieldProps) {
  const { value, onInput, autofocus } = rest
  return (
    <Field {...fieldOf(rest)}>
      {(ids) => (
        <select
          class="control"
          value={value}
          onChange={(event) => onInput(event.currentTarget.value)}
          data-autofocus={autofocus}
          {...ids}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function fieldOf({ label, hint, problem, warning, class: more }: ControlProps): FieldProps {
  return { label, hint, problem, warning, ...(more === undefined ? {} : { class: more }) }
}

function nativeOf(props: ControlProps) {
  const { value, onInput, onDone, placeholder, autofocus, spellcheck = false } = props
  return {
    value,
    placeholder,
    spellcheck,
    'data-autofocus': autofocus,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onInput(event.currentTarget.value),
    ...(onDone ? { onBlur: onDone } : {}),
  }
}
