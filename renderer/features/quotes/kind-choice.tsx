import '../../ui/segmented.css'
import './kind-choice.css'
import { useId } from 'preact/hooks'
import { QUOTE_KINDS, type QuoteKind } from '#domain/library/model'
import { useRedrawAfter } from '../../ui/use-redraw'
import { KIND_MEANINGS, KIND_NAMES } from './quote-name'

/** What kind of quote it is: four radio buttons in a row, each with the underline of its kind. */
export function KindChoice({
  kind,
  onChoose,
}: {
  readonly kind: QuoteKind
  /** Answers when it is stored, or could not be. */
  readonly onChoose: (kind: QuoteKind) => Promise<unknown>
}) {
  const redrawAfter = useRedrawAfter()
  const name = useId()
  return (
    <div class="segments kind-choice" role="radiogroup" aria-label="Kind">
      {QUOTE_KINDS.map((value) => (
        <label key={value} data-tip={KIND_MEANINGS[value]}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === kind}
            onChange={() => redrawAfter(onChoose(value))}
          />
          <span>
            <span class="kind-word" data-kind={value}>
              {KIND_NAMES[value]}
            </span>
          </span>
        </label>
      ))}
    </div>
  )
}
