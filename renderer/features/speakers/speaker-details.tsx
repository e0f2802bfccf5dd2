import './speaker-details.css'
import { SPEAKER_KINDS, type SpeakerKind } from '#domain/library/model'
import type { QuoteRow, SpeakerPage, SpeakerRow } from '#ipc/contract'
import { speakers } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { SelectField, TextField } from '../../ui/field'
import { useDraft } from '../../ui/use-draft'
import { KIND_NAMES } from '../quotes/quote-name'
import { openQuote, showQuotesOfSpeaker } from '../quotes-view/quotes-state'
import { NamesField } from './names-field'
import { RolesField } from './roles-field'
import { SPEAKER_KIND_NAMES } from './speaker-kind-names'
import { editSpeaker, showMoreQuotes, shownSpeaker } from './speakers-state'
import { Timeline } from './timeline'
import { Versions } from './versions'

/** The page of one speaker: who it is, what is known of their quotes, and the quotes. */
export function SpeakerDetails({ speaker }: { readonly speaker: SpeakerRow }) {
  const shown = shownSpeaker.value?.speaker === speaker.id ? shownSpeaker.value : undefined
  const groups = shown?.groups ?? []
  return (
    <div class="speaker-details">
      <header class="speaker-head">
        <h2>{speaker.name}</h2>
        <p class="speaker-sum">
          {SPEAKER_KIND_NAMES[speaker.kind]} · {counted(speaker.quotes, 'quote')}
          {shown?.page && ` in ${counted(shown.page.articles, 'article')}`}
        </p>
        <div class="speaker-doings">
          <Button
            disabled={speakers.value.size < 2}
            onClick={() => showDialog({ kind: 'merge-speaker', speaker: speaker.id })}
          >
            Merge into…
          </Button>
          <Button
            disabled={speaker.quotes === 0 && speaker.aliases.length === 0}
            onClick={() => showDialog({ kind: 'split-speaker', speaker: speaker.id })}
          >
            Split…
          </Button>
          <Button onClick={() => showQuotesOfSpeaker(speaker.id)}>Show in Quotes</Button>
        </div>
      </header>
      <section class="speaker-who" aria-label="Who it is">
        <NameField speaker={speaker} />
        <SelectField
          label="Kind"
          value={speaker.kind}
          options={SPEAKER_KINDS.map((kind) => ({ value: kind, label: SPEAKER_KIND_NAMES[kind] }))}
          onInput={(kind) => void editSpeaker(speaker.id, { kind: kind as SpeakerKind })}
        />
        <NamesField speaker={speaker} />
        <RolesField speaker={speaker} />
      </section>
      {shown?.page && (
        <section class="speaker-figures" aria-label="Figures">
          <CountsTable page={shown.page} />
          {shown.page.timeline.length > 0 && <Timeline years={shown.page.timeline} />}
        </section>
      )}
      {groups.length > 0 && (
        <section class="speaker-section" aria-label="The same words in several articles">
          <h3>
            The same words in several articles <span class="tabular">{groups.length}</span>
          </h3>
          {groups.map((group) => (
            <Versions key={group[0]?.quote} group={group} />
          ))}
        </section>
      )}
      {(shown?.left ?? 0) > 0 && (
        <p class="speaker-soft">
          {counted(shown?.left ?? 0, 'further quote')} not compared for the same words.
        </p>
      )}
      {shown && <Quotes quotes={shown.quotes} total={shown.total} />}
    </div>
  )
}

function NameField({ speaker }: { readonly speaker: SpeakerRow }) {
  const draft = useDraft(speaker.name, async (name) => {
    // A name that somebody else has is refused, with a sentence; the field then shows the one that stands.
    if (name !== '') await editSpeaker(speaker.id, { name })
    return true
  })
  return (
    <TextField
      label="Name"
      value={draft.text}
      onInput={draft.type}
      onDone={() => void draft.keep()}
    />
  )
}

/** Direct and indirect, said and reported, as a table. */
function CountsTable({ page }: { readonly page: SpeakerPage }) {
  const rows = page.counts.filter(({ said, reported }) => said + reported > 0)
  const sum = (field: 'said' | 'reported') => rows.reduce((all, row) => all + row[field], 0)
  const hasReports = sum('reported') > 0
  if (rows.length === 0) return null
  return (
    <table class="speaker-counts tabular">
      <caption>Quotes by kind</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Said</th>
          {hasReports && <th scope="col">Reported</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, said, reported }) => (
          <tr key={kind}>
            <th scope="row">{KIND_NAMES[kind]}</th>
            <td>{said}</td>
            {hasReports && <td>{reported}</td>}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td>{sum('said')}</td>
          {hasReports && <td>{sum('reported')}</td>}
        </tr>
      </tfoot>
    </table>
  )
}

/** All quotes, below the titles of their articles. */
function Quotes({
  quotes,
  total,
}: {
  readonly quotes: readonly QuoteRow[]
  readonly total: number
}) {
  if (quotes.length === 0) return null
  const articles: { id: string; title: string; quotes: QuoteRow[] }[] = []
  for (const quote of quotes) {
    const last = articles.at(-1)
    if (last?.id === quote.article) last.quotes.push(quote)
    else articles.push({ id: quote.article, title: quote.articleTitle, quotes: [quote] })
  }
  return (
    <section class="speaker-section" aria-label="Quotes">
      <h3>
        Quotes <span class="tabular">{total}</span>
      </h3>
      {articles.map(({ id, title, quotes: those }) => (
        <div key={id} class="speaker-article">
          <h4>{title || 'Untitled'}</h4>
          <ul>
            {those.map((quote) => (
              <li key={quote.id}>
                <button type="button" class="speaker-quote" onClick={() => void openQuote(quote)}>
                  <span class="speaker-quote-words" dir="auto">
                    {quote.text}
                  </span>
                  <span class="speaker-quote-facts">
                    {[KIND_NAMES[quote.kind], quote.locator, viaOf(quote)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {quotes.length < Math.min(500, total) && <Button onClick={showMoreQuotes}>Show more</Button>}
    </section>
  )
}

function viaOf({ via }: QuoteRow): string {
  if (via.length === 0) return ''
  return `via ${via.map((id) => speakers.value.get(id)?.name ?? '…').join(' → ')}`
}
