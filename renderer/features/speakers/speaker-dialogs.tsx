import './speaker-dialogs.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import type { QuoteRow, SpeakerRow } from '#ipc/contract'
import { bridge } from '../../bridge'
import { speakers } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { ComboField } from '../../ui/combo-field'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { speakerNameOptions } from '../../ui/name-options'
import { mergePreview, splitPreview } from './speaker-previews'
import { mergeSpeaker, splitSpeaker } from './speakers-state'

/** Merges a speaker into another one, after saying what that changes. */
export function MergeSpeakerDialog({ speaker: id }: { readonly speaker: Id }) {
  const from = speakers.value.get(id)
  const [query, setQuery] = useState('')
  const [into, setInto] = useState<SpeakerRow | undefined>(undefined)
  const confirm = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What is found is confirmed by the next key.
    if (into) confirm.current?.focus()
  }, [into])
  if (!from) return null
  const others = [...speakers.value.values()].filter((speaker) => speaker.id !== id)
  const merge = () => {
    if (!into) return
    closeDialog()
    void mergeSpeaker(id, into.id)
  }
  return (
    <Dialog
      title={`Merge “${from.name}” into another speaker`}
      size="small"
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button ref={confirm} tone="primary" disabled={!into} onClick={merge}>
            Merge
          </Button>
        </>
      }
    >
      <div class="choose-speaker">
        <div class="boxed" data-autofocus>
          <ComboField
            label="Speaker"
            placeholder="Find a speaker"
            query={query}
            onQuery={(typed) => {
              setQuery(typed)
              setInto(undefined)
            }}
            options={() => (into ? [] : speakerNameOptions(others, query))}
            isEager
            onPick={(option) => {
              setQuery(option.label)
              setInto(speakers.value.get(option.id))
            }}
          />
        </div>
        <p class="speaker-preview" aria-live="polite">
          {into ? mergePreview(from, into) : ''}
        </p>
      </div>
    </Dialog>
  )
}

/** Quotes that can be chosen from: the request's own limit. */
const MOST_QUOTES = 500

/** Splits chosen quotes and names off a speaker, after saying what that changes. */
export function SplitSpeakerDialog({ speaker: id }: { readonly speaker: Id }) {
  const from = speakers.value.get(id)
  const [quotes, setQuotes] = useState<readonly QuoteRow[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  const [aliases, setAliases] = useState<ReadonlySet<string>>(new Set())
  const [name, setName] = useState('')
  useEffect(() => {
    void bridge
      .request('quotes.list', { speaker: id, offset: 0, limit: MOST_QUOTES })
      .then((page) => {
        if (page.ok) setQuotes(page.value.rows)
        else notifyFailure(page.error)
      })
  }, [id])
  if (!from) return null
  const articles = new Map<Id, QuoteRow[]>()
  for (const quote of quotes) {
    const those = articles.get(quote.article)
    if (those) those.push(quote)
    else articles.set(quote.article, [quote])
  }
  const isReady = name.trim() !== '' && chosen.size + aliases.size > 0
  const split = () => {
    closeDialog()
    void splitSpeaker(id, { name: name.trim(), quotes: [...chosen], aliases: [...aliases] })
  }
  return (
    <Dialog
      title={`Split “${from.name}” into two speakers`}
      size="medium"
      onClose={closeDialog}
      below={
        <p class="speaker-preview split" aria-live="polite">
          {splitPreview(from, name.trim(), chosen.size, [...aliases])}
        </p>
      }
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={!isReady} onClick={split}>
            Split
          </Button>
        </>
      }
    >
      <div class="split-speaker">
        <TextField label="Name of the new speaker" value={name} onInput={setName} autofocus />
        {from.aliases.length > 0 && (
          <fieldset>
            <legend>Names that go along</legend>
            {from.aliases.map((alias) => (
              <Choice
                key={alias}
                isOn={aliases.has(alias)}
                onToggle={() => {
                  setAliases(toggled(aliases, [alias], !aliases.has(alias)))
                  if (name === '' && !aliases.has(alias)) setName(alias)
                }}
              >
                {alias}
              </Choice>
            ))}
          </fieldset>
        )}
        {[...articles.values()].map((those) => {
          const ids = those.map((quote) => quote.id)
          const isAll = ids.every((one) => chosen.has(one))
          return (
            <fieldset key={those[0]?.article}>
              <legend>{those[0]?.articleTitle || 'Untitled'}</legend>
              {those.length > 1 && (
                <Choice isOn={isAll} onToggle={() => setChosen(toggled(chosen, ids, !isAll))}>
                  <i>All {those.length} of this article</i>
                </Choice>
              )}
              {those.map((quote) => (
                <Choice
                  key={quote.id}
                  isOn={chosen.has(quote.id)}
                  onToggle={() => setChosen(toggled(chosen, [quote.id], !chosen.has(quote.id)))}
                >
                  <span class="split-words" dir="auto">
                    {quote.text.slice(0, 240)}
                  </span>
                </Choice>
              ))}
            </fieldset>
          )
        })}
      </div>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly isOn: boolean
  readonly onToggle: () => void
  readonly children: ComponentChildren
}

function Choice({ isOn, onToggle, children }: ChoiceProps) {
  return (
    <label class="split-choice">
      <input type="checkbox" checked={isOn} onChange={onToggle} />
      <span>{children}</span>
    </label>
  )
}

function toggled<T>(set: ReadonlySet<T>, items: readonly T[], isOn: boolean): Set<T> {
  const next = new Set(set)
  for (const item of items) {
    if (isOn) next.add(item)
    else next.delete(item)
  }
  return next
}
