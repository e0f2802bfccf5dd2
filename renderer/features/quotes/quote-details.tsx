import '../../ui/field.css'
import './quote-details.css'
import people from 'lucide-static/icons/users.svg?raw'
import trash from 'lucide-static/icons/trash-2.svg?raw'
import { type Note, type Quote, SPEAKER_KINDS, type SpeakerKind } from '#domain/library/model'
import type { SaidCommand } from '#domain/library/commands'
import { execute } from '../../state/execute'
import { openArticle, speakers } from '../../state/library'
import { Button, IconButton } from '../../ui/button'
import { DraftInput } from '../../ui/draft-input'
import { useDraft } from '../../ui/use-draft'
import { useRedrawAfter } from '../../ui/use-redraw'
import { NotesOf } from '../notes/note-editor'
import { position } from '../reader/reader-state'
import { selectedSpan } from '../reader/reading-position'
import { tidySpan } from '../reader/span'
import { HistorySection } from '../safety/history-section'
import { OtherVersions } from '../speakers/other-versions'
import { SPEAKER_KIND_NAMES } from '../speakers/speaker-kind-names'
import { showSpeaker } from '../speakers/speakers-state'
import { chainNames, hasProposal, speakerName } from '../suggestions/proposed-names'
import { decide } from '../suggestions/review-actions'
import { certaintyReason } from '../suggestions/review-state'
import { TagField } from '../tags/tag-field'
import { ChainField } from './chain-field'
import { KindChoice } from './kind-choice'
import { QuoteCitation } from './quote-citation'
import { deleteQuote, giveTags, takeTag } from './quote-actions'
import { SpeakerField } from './speaker-field'

type QuoteEdit = Omit<Extract<SaidCommand, { type: 'quote.edit' }>, 'type' | 'quote'>

/** Everything about the selected quote, to be read and changed in place. */
export function QuoteDetails({
  quote,
  notes,
}: {
  readonly quote: Quote
  readonly notes: readonly Note[]
}) {
  const edit = async (change: QuoteEdit) =>
    (await execute({ type: 'quote.edit', quote: quote.id, ...change })) !== undefined
  return (
    <section class="quote-details" aria-label="Selected quote">
      {hasProposal(quote) && <Review quote={quote} />}
      {quote.orphan && <Orphan quote={quote} onPlace={edit} />}
      <blockquote class="details-words" dir="auto" tabIndex={0} aria-label="Words of the quote">
        {quote.exact}
      </blockquote>
      <div class="details-kind">
        <KindChoice kind={quote.kind} onChoose={(kind) => edit({ kind })} />
        <IconButton
          label="Delete quote"
          icon={trash}
          keys="Delete"
          onClick={() => void deleteQuote(quote)}
        />
      </div>
      <div class="details-row">
        <span>Speaker</span>
        <div class="boxed details-speaker">
          <SpeakerField
            key={quote.id}
            label="Speaker"
            placeholder={
              quote.proposal?.speaker ? `${quote.proposal.speaker.name}?` : 'Who said it…'
            }
            speaker={quote.speaker}
            onChoose={(speaker) => void edit({ speaker })}
          />
          <SpeakerKindChoice quote={quote} />
          {quote.speaker !== undefined && (
            <IconButton
              label="Go to the speaker’s page"
              icon={people}
              size={14}
              onClick={() => quote.speaker && showSpeaker(quote.speaker)}
            />
          )}
        </div>
      </div>
      <div class="details-row">
        <span>Via</span>
        <ChainField
          via={quote.via}
          proposed={chainNames(quote)}
          onChange={(via) => void edit({ via: [...via] })}
        />
      </div>
      <OtherVersions key={`versions-${quote.id}`} quote={quote} />
      <div class="details-row">
        <span>Tags</span>
        <div class="boxed">
          <TagField
            key={quote.id}
            label="Tags of the quote"
            on={quote.tags}
            onGive={(tag) => void giveTags(quote.id, [tag])}
            onTake={(tag) => void takeTag(quote.id, tag)}
          />
        </div>
      </div>
      <div class="details-row">
        <span>Locator</span>
        <LocatorField key={quote.id} quote={quote} onChange={(locator) => edit({ locator })} />
      </div>
      <div class="details-row">
        <span>Note</span>
        <NotesOf
          key={quote.id}
          target={{ article: quote.article, quote: quote.id }}
          notes={notes}
          label="Note on the quote"
        />
      </div>
      <div class="details-row">
        <span>Citation</span>
        <QuoteCitation key={quote.id} quote={quote} onChange={(quotedIn) => edit({ quotedIn })} />
      </div>
      <HistorySection key={quote.id} of="quote" id={quote.id} />
    </section>
  )
}

function Review({ quote }: { quote: Quote }) {
  const isOwn = quote.status === 'accepted'
  const speaker = speakerName(quote)
  return (
    <div class="details-review">
      <p>
        {isOwn ? `Was it ${speaker}?` : 'A suggestion. Keep it?'}
        {!isOwn && <span>{certaintyReason(quote)}</span>}
      </p>
      <Button tone="primary" onClick={() => void decide(quote, 'accept')}>
        Accept
      </Button>
      <Button onClick={() => void decide(quote, 'reject')}>Reject</Button>
    </div>
  )
}

/** A quote whose place is gone can be put where its words are now, by the person alone. */
function Orphan({
  quote,
  onPlace,
}: {
  quote: Quote
  onPlace: (edit: QuoteEdit) => Promise<boolean>
}) {
  const selected = selectedSpan(position.value)
  const text = openArticle.value?.revision.text ?? ''
  const span = selected && tidySpan(text, selected.start, selected.end)
  return (
    <div class="details-orphan">
      <p>
        These words are no longer in the text as it is now, so they are not marked there. The quote
        still points into the text that it was made from.
      </p>
      <Button
        disabled={!span}
        aria-label={`Place “${quote.exact.slice(0, 40)}” at the selected words`}
        onClick={() => span && void onPlace({ start: span.start, end: span.end })}
      >
        {span ? 'Place it at the selected words' : 'To place it, select words in the text'}
      </Button>
    </div>
  )
}

function SpeakerKindChoice({ quote }: { quote: Quote }) {
  const redrawAfter = useRedrawAfter()
  const speaker = speakers.value.get(quote.speaker ?? '')
  if (!speaker) return null
  return (
    <select
      class="speaker-kind"
      aria-label={`What ${speaker.name} is`}
      value={speaker.kind}
      onChange={(event) =>
        redrawAfter(
          execute({
            type: 'speaker.edit',
            speaker: speaker.id,
            kind: event.currentTarget.value as SpeakerKind,
          }),
        )
      }
    >
      {SPEAKER_KINDS.map((kind) => (
        <option key={kind} value={kind} selected={kind === speaker.kind}>
          {SPEAKER_KIND_NAMES[kind]}
        </option>
      ))}
    </select>
  )
}

function LocatorField({
  quote,
  onChange,
}: {
  quote: Quote
  onChange: (locator: string | null) => Promise<boolean>
}) {
  const draft = useDraft(quote.locator ?? '', (typed) => onChange(typed === '' ? null : typed))
  return <DraftInput draft={draft} label="Locator" placeholder="p. 12, 00:14:30…" />
}
