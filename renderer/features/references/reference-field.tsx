import type { FieldSpec } from '#domain/citations/reference-fields'
import { SelectField, TextArea, TextField } from '../../ui/field'

export interface ReferenceFieldProps {
  readonly spec: FieldSpec
  readonly value: string
  readonly warning?: string | undefined
  readonly onInput: (value: string) => void
}

/** Variables whose texts are long. */
const LONG = new Set(['title', 'abstract', 'note'])

/** One line of the reference form. */
export function ReferenceField({ spec, value, warning, onInput }: ReferenceFieldProps) {
  const { id, label, input, options = [] } = spec
  const shared = { label, value, warning, onInput, class: `ref-${widthOf(spec)}` }
  if (input === 'select') {
    const values = ['', ...options, ...(options.includes(value) || !value ? [] : [value])]
    return (
      <SelectField
        {...shared}
        options={values.map((option) => ({ value: option, label: languageName(option) }))}
      />
    )
  }
  if (input === 'names') {
    return <TextArea {...shared} rows={1} placeholder="Family, Given; Family, Given" />
  }
  if (LONG.has(id)) return <TextArea {...shared} rows={1} />
  return <TextField {...shared} placeholder={placeholderOf(spec)} />
}

function widthOf({ id, input }: FieldSpec): 'wide' | 'half' {
  return LONG.has(id) || input === 'names' || input === 'url' ? 'wide' : 'half'
}

function placeholderOf({ input }: FieldSpec): string | undefined {
  if (input === 'date') return '14 October 2009'
  return input === 'url' ? 'https://' : undefined
}

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language' })

/** "German (Germany)" for a tag of BCP 47; what is none stays as it is. */
function languageName(tag: string): string {
  if (!tag) return 'Not said'
  try {
    return languageNames.of(tag) ?? tag
  } catch {
    return tag
  }
}
