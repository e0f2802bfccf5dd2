import './review-strip.css'
import close from 'lucide-static/icons/x.svg?raw'
import type { ProposedSpeaker, Quote } from '#domain/library/model'
import { openArticle } from '../../state/library'
import { Button, IconButton } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Keys } from '../../ui/keys'
import { KIND_NAMES } from '../quotes/quote-name'
import { chainNames, matchSpeaker, speakerName } from './proposed-names'
import { acceptSure, beginReview, decide, editSuggestion } from './review-actions'
import {
  acceptedSpeaker,
  certainties,
  certaintyFor,
  certaintyReason,
  chosenSpeaker,
  proposals,
  reviewed,
  speakersHere,
  stripClosedFor,
  sureOnes,
  walkPlace,
} from './review-state'

/** What detection proposes in the open article, one after the other, below the text. */
export function ReviewStrip() {
  const article = openArticle.value?.article.id
  if (article === undefined || proposals.value.length === 0) return null
  if (stripClosedFor.value === article && !reviewed.value) return null
  const quote = reviewed.value
  return (
    <section class="review-strip" aria-label="Suggestions to review">
      {quote ? <Reviewed quote={quote} /> : <Waiting />}
      <div class="review-more">
        {sureOnes.value.length > 0 && (
          <Button tone="quiet" onClick={() => void acceptSure()}>
            Accept all {sureOnes.value.length} sure
          </Button>
        )}
        {!quote && (
          <IconButton
            label="Review later"
            icon={close}
            size={14}
            onClick={() => {
              stripClosedFor.value = article
            }}
          />
        )}
      </div>
    </section>
  )
}

/** Before the walk: how many there are, and how sure. */
function Waiting() {
  const counts = new Map<string, number>()
  for (const certainty of certainties.value) {
    counts.set(certainty, (counts.get(certainty) ?? 0) + 1)
  }
  const parts = ['sure', 'likely', 'unsure'].flatMap((certainty) => {
    const count = counts.get(certainty)
    return count ? `${count} ${certainty}` : []
  })
  return (
    <>
      <p class="review-facts">
        <b>{counted(proposals.value.length, 'suggestion')} to review</b>
        <span class="review-soft">{parts.join(', ')}</span>
      </p>
      <div class="review-doings">
        <Button tone="primary" onClick={() => beginReview()}>
          Review <Keys of="a" />
        </Button>
      </div>
    </>
  )
}

function Reviewed({ quote }: { readonly quote: Quote }) {
  const { place, total } = walkPlace.value
  const cue = quote.proposal?.cue
  const chain = chainNames(quote)
  const certainty = certaintyFor(quote)
  const reason = certaintyReason(quote)
  const isOwn = quote.status === 'accepted'
  return (
    <>
      <p class="review-facts">
        <span class="review-place tabular">
          {place} of {total}
        </span>
        {isOwn && <span class="review-soft">Your quote has no speaker yet. Is it</span>}
        <Who quote={quote} />
        {!isOwn && <span>{KIND_NAMES[quote.kind].toLowerCase()}</span>}
        {cue && <span>‘{cue}’</span>}
        {chain.length > 0 && <span class="review-chain">via {chain.join(' → ')}</span>}
        {!isOwn && (
          <span
            class="review-certainty"
            data-certainty={certainty}
            role="note"
            tabIndex={0}
            aria-label={`${certainty}: ${reason}`}
            data-tip={reason}
          >
            {certainty}
          </span>
        )}
      </p>
      <div class="review-doings">
        <Button tone="primary" onClick={() => void decide(quote, 'accept')}>
          Accept <Keys of="a" />
        </Button>
        <Button onClick={() => void decide(quote, 'reject')}>
          Reject <Keys of="x" />
        </Button>
        <Button onClick={() => editSuggestion(quote)}>
          Edit <Keys of="e" />
        </Button>
      </div>
    </>
  )
}

/** Who is proposed; where the library has somebody who may be meant, the person decides. */
function Who({ quote }: { readonly quote: Quote }) {
  const name = speakerName(quote)
  const proposed = quote.speaker === undefined ? quote.proposal?.speaker : undefined
  if (!name) return <span class="review-soft">no speaker found</span>
  if (!proposed) return <b>{name}</b>
  const { same, maybe } = matchSpeaker(proposed, speakersHere.value)
  if (maybe.length > 0) return <WhoIsMeant quote={quote} proposed={proposed} />
  return (
    <span>
      <b>{same?.name ?? name}</b>
      {!same && <span class="review-new">new</span>}
    </span>
  )
}

const NEW = 'new'

function WhoIsMeant({
  quote,
  proposed,
}: {
  readonly quote: Quote
  readonly proposed: ProposedSpeaker
}) {
  const { maybe } = matchSpeaker(proposed, speakersHere.value)
  const value = acceptedSpeaker(quote)?.id ?? NEW
  return (
    <span class="review-who">
      <b>{proposed.name}</b>
      <label>
        <span class="review-soft">is</span>
        <select
          aria-label={`Who ${proposed.name} is`}
          value={value}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            chosenSpeaker.value = { quote: quote.id, speaker: chosen === NEW ? null : chosen }
          }}
        >
          {maybe.map(({ id, name }) => (
            <option key={id} value={id} selected={id === value}>
              {name}
            </option>
          ))}
          <option value={NEW} selected={value === NEW}>
            someone new
          </option>
        </select>
      </label>
    </span>
  )
}
