import noteIcon from 'lucide-static/icons/notebook-pen.svg?raw'
import type { Quote } from '#domain/library/model'
import { speakers, tags } from '../../state/library'
import { Icon } from '../../ui/icon'
import { TagDot } from '../../ui/tag-dot'
import { KIND_NAMES } from './quote-name'

/** Words shown of a long quote: three lines hold about a third of this. */
const MOST_WORDS = 600
const MOST_TAGS = 3

/** What a row says, for whoever does not see it: the words first, then what is known of them. */
export function rowName(quote: Quote, notes: number): string {
  const speaker = speakers.value.get(quote.speaker ?? '')?.name
  const names = quote.tags.map((id) => tags.value.get(id)?.name ?? '').filter(Boolean)
  return [
    quote.exact.slice(0, MOST_WORDS).replace(/\s+/g, ' '),
    quote.status === 'suggested' ? 'suggestion' : '',
    KIND_NAMES[quote.kind].toLowerCase(),
    speaker ?? 'no speaker',
    names.length > 0 ? `tags ${names.join(', ')}` : 'no tags',
    notes > 0 ? 'with a note' : '',
    quote.orphan ? 'no longer in the text' : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** One quote in the list: its words, and below them who said it, what it is and what it is tagged. */
export function QuoteRow({ quote, notes }: { readonly quote: Quote; readonly notes: number }) {
  const speaker = speakers.value.get(quote.speaker ?? '')?.name
  const shown = quote.tags.slice(0, MOST_TAGS)
  const more = quote.tags.length - shown.length
  return (
    <>
      <span class="row-words" dir="auto">
        {quote.exact.slice(0, MOST_WORDS)}
      </span>
      <span class="row-facts">
        {quote.status === 'suggested' && <span class="row-suggested">Suggested</span>}
        {speaker && <span class="row-speaker">{speaker}</span>}
        <span class="kind-word" data-kind={quote.kind}>
          {KIND_NAMES[quote.kind]}
        </span>
        {shown.map((id) => {
          const tag = tags.value.get(id)
          return (
            <span key={id} class="row-tag">
              <TagDot colour={tag?.colour ?? 'slate'} />
              {tag?.name ?? '…'}
            </span>
          )
        })}
        {more > 0 && <span>+{more}</span>}
        {notes > 0 && <Icon of={noteIcon} size={12} />}
      </span>
    </>
  )
}
