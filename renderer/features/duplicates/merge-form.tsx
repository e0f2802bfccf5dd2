import './merge-form.css'
import { useId } from 'preact/hooks'
import type { MergeCandidate } from '#domain/library/rows'
import { ChoiceLine } from '../../ui/choice-line'
import { counted } from '../../ui/counted'
import {
  choicesOf,
  differentTexts,
  keepArticle,
  type MergeDraft,
  mergeSentence,
  takenOption,
} from './merge-draft'

export interface MergeFormProps {
  readonly candidates: readonly MergeCandidate[]
  readonly draft: MergeDraft
  readonly onChange: (draft: MergeDraft) => void
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** Field by field, what the one article gets of the several. */
export function MergeForm({ candidates, draft, onChange }: MergeFormProps) {
  const choices = choicesOf(candidates)
  const texts = differentTexts(candidates)
  return (
    <form class="merge-form" onSubmit={(event) => event.preventDefault()}>
      <Choice
        label="The article that stays"
        value={draft.into}
        options={candidates.map(({ article, quotes, notes }) => ({
          value: article.id,
          shown: article.reference.title ?? 'Untitled',
          hint: [
            article.citationKey,
            counted(quotes, 'quote'),
            ...(notes > 0 ? [counted(notes, 'note')] : []),
            `added ${day.format(new Date(article.addedAt))}`,
          ].join(' · '),
        }))}
        onChange={(into) => onChange(keepArticle(candidates, into))}
      />
      {texts.length > 0 && (
        <Choice
          label="Text"
          value={
            texts.find(({ textId }) => textId === textIdOf(candidates, draft.text))?.article.id ??
            ''
          }
          options={texts.map(({ article, characters, beginning }) => ({
            value: article.id,
            shown: beginning,
            hint: counted(characters, 'character'),
          }))}
          onChange={(text) => onChange({ ...draft, text })}
        />
      )}
      {choices.map((choice) => (
        <Choice
          key={choice.field}
          label={choice.label}
          value={String(takenOption(draft, choice, candidates))}
          options={choice.options.map(({ of, shown }) => ({ value: String(of), shown }))}
          onChange={(of) =>
            onChange({ ...draft, fields: { ...draft.fields, [choice.field]: Number(of) } })
          }
        />
      ))}
      <Choice
        label="Citation key"
        value={draft.key}
        options={candidates.map(({ article }) => ({
          value: article.id,
          shown: article.citationKey,
        }))}
        onChange={(key) => onChange({ ...draft, key })}
      />
      <p class="merge-sentence">{mergeSentence(draft, candidates)}</p>
    </form>
  )
}

const textIdOf = (candidates: readonly MergeCandidate[], id: string) =>
  candidates.find(({ article }) => article.id === id)?.textId

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly {
    readonly value: string
    readonly shown: string
    readonly hint?: string
  }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const name = useId()
  return (
    <fieldset class="merge-choice">
      <legend class="field-label">{label}</legend>
      {options.map((option) => (
        <ChoiceLine
          key={option.value}
          kind="radio"
          name={name}
          isChosen={option.value === value}
          onChoose={() => onChange(option.value)}
        >
          <span class="choice-text" dir="auto">
            {option.shown}
          </span>
          {option.hint && <span class="merge-hint tabular">{option.hint}</span>}
        </ChoiceLine>
      ))}
    </fieldset>
  )
}
