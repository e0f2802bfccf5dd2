import './look-up-fields.css'
import { useRef, useState } from 'preact/hooks'
import { knownIdentifier, SERVICES } from '#domain/citations/look-up/known-identifier'
import type { Reference } from '#domain/citations/reference'
import { bridge } from '../../bridge'
import { Button } from '../../ui/button'
import { ChoiceLine } from '../../ui/choice-line'
import { counted } from '../../ui/counted'
import { TextField } from '../../ui/field'
import { type FoundField, foundFields, identifierOf, isGap, takeFields } from './found-fields'
import { LOOK_UP_LABEL, lookUpHint } from './look-up-hint'
import type { ReferenceDraft } from './reference-draft'

export interface LookUpFieldsProps {
  readonly draft: ReferenceDraft
  readonly onTake: (draft: ReferenceDraft) => void
}

interface Found {
  readonly service: string
  readonly reference: Reference
  /** The fields that somebody has ticked or unticked. */
  readonly ticks: Readonly<Record<string, boolean>>
}

/**
 * Fills the form from what a public service knows of an identifier. It shows each field that would change, with
 * what stands there now; gaps are ticked, what would be overwritten is not. Nothing changes before it is asked for.
 */
export function LookUpFields({ draft, onTake }: LookUpFieldsProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  /** Grows with every question, and with words that no answer on its way is about. */
  const asked = useRef(0)
  const text = typed ?? identifierOf(draft)
  const identifier = knownIdentifier(text)
  const clear = () => {
    asked.current++
    setBusy(false)
    setFound(undefined)
    setProblem(undefined)
    setSaid('')
  }
  const find = async () => {
    if (isBusy || !identifier) return
    clear()
    setBusy(true)
    const own = asked.current
    const result = await bridge.request('look-up.find', { identifier: text.trim() })
    if (own !== asked.current) return
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    const { reference } = result.value
    setFound({ service: SERVICES[identifier.kind], reference, ticks: {} })
  }
  // Compared with the form as it is now: somebody may have typed since the answer was asked for.
  const fields = found ? foundFields(draft, found.reference) : []
  const isTaken = (field: FoundField) => found?.ticks[field.id] ?? isGap(field)
  const chosen = fields.filter(isTaken)
  const close = (words: string) => {
    clear()
    setSaid(words)
    root.current?.querySelector('input')?.focus()
  }
  const take = () => {
    onTake(takeFields(draft, chosen))
    close(`${counted(chosen.length, 'field')} filled in; “Save” keeps them.`)
  }
  return (
    <div
      ref={root}
      class="ref-wide look-up-fields"
      onKeyDown={(event) => {
        // Enter saves the form elsewhere; here it would save before anything is filled in.
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
        if (!(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        event.stopPropagation()
        if (event.target.type === 'text') void find()
      }}
    >
      <div class="look-up-line">
        <TextField
          label={LOOK_UP_LABEL}
          placeholder="10.1000/xyz"
          value={text}
          problem={problem}
          hint={lookUpHint(text)}
          onInput={(value) => {
            setTyped(value)
            clear()
          }}
        />
        <Button disabled={isBusy || !identifier} onClick={() => void find()}>
          {isBusy ? 'Asking…' : 'Look up'}
        </Button>
      </div>
      <p class="look-up-found" role="status">
        {found ? sayFound(found.service, fields) : said}
      </p>
      {found && fields.length > 0 && (
        <fieldset class="found">
          <legend class="field-label">{`As ${found.service} has it`}</legend>
          {fields.map((field) => (
            <FoundLine
              key={field.id}
              field={field}
              isTaken={isTaken(field)}
              onTick={(isOn) => setFound({ ...found, ticks: { ...found.ticks, [field.id]: isOn } })}
            />
          ))}
          <div class="found-buttons">
            <Button disabled={chosen.length === 0} onClick={take}>
              {`Fill in ${counted(chosen.length, 'field')}`}
            </Button>
            <Button tone="quiet" onClick={() => close('Nothing was changed.')}>
              Leave as it is
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  )
}

interface FoundLineProps {
  readonly field: FoundField
  readonly isTaken: boolean
  readonly onTick: (isOn: boolean) => void
}

function FoundLine({ field, isTaken, onTick }: FoundLineProps) {
  const { now, found } = field.shown ?? field
  return (
    <ChoiceLine kind="checkbox" isChosen={isTaken} onChoose={onTick}>
      <span class="field-label">{field.label}</span>
      <span class="choice-text">{found}</span>
      {!isGap(field) && <span class="choice-text found-now">{`now: ${now}`}</span>}
    </ChoiceLine>
  )
}

function sayFound(service: string, fields: readonly FoundField[]): string {
  if (fields.length === 0) return `What ${service} knows is in the form already.`
  const gaps = fields.filter(isGap).length
  const changes = fields.length - gaps
  const empty = gaps > 0 ? `${counted(gaps, 'field')} of the form can be filled` : ''
  const other = changes > 0 ? `${counted(changes, 'field')} would be changed` : ''
  return `${[empty, other].filter(Boolean).join(', ')}.`
}
