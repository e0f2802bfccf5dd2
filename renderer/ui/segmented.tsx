import './segmented.css'
import { useId } from 'preact/hooks'

export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  /** Where the focus goes when the dialog around it opens. */
  readonly autofocus?: boolean
  readonly onChange: (value: Value) => void
}

/** A choice of one among a few, all in sight: radio buttons that look like one control. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, autofocus, onChange } = props
  const name = useId()
  return (
    <fieldset class="segmented">
      <legend class="field-label">{label}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              data-autofocus={autofocus && option.value === value ? true : undefined}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
