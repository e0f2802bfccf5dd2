import noteIcon from 'lucide-static/icons/notebook-pen.svg?raw'
import type { Id, Quote } from '#domain/library/model'
import { tags } from '../../state/library'
import { Icon } from '../../ui/icon'
import { TagDot } from '../../ui/tag-dot'
import { speakerName } from '../suggestions/proposed-names'
import { certaintyFor } from '../suggestions/review-state'
import { KIND_NAMES } from './quote-name'

/** Words shown of a long quote: three lines hold about a third of this. */
const MOST_WORDS = 600
const MOST_TAGS = 3

/**
 * One quote in the list: its words, and below them who said it, what it is and what it is tagged. Its
 * content is its name for whoever does not see it, hence the commas.
 */
export function QuoteRow({ quote, notes }: { readonly quote: Quote; readonly notes: number }) {
  const speaker = speakerName(quote)
  const shown = quote.tags.slice(0, MOST_TAGS)
  const hidden = quote.tags.slice(MOST_TAGS)
  const nameOf = (id: Id) => tags.value.get(id)?.name ?? '…'
  return (
    <>
      <span class="row-words" dir="auto">
        {quote.exact.slice(0, MOST_WORDS)}
      </span>
      <span class="row-facts">
        {quote.status === 'suggested' && (
          <span class="row-suggested">
            <Comma />
            Suggested, {certaintyFor(quote)}
          </span>
        )}
        {speaker && (
          <span class="row-speaker">
            <Comma />
            {speaker}
            {quote.speaker === undefined && '?'}
          </span>
        )}
        <span>
          <Comma />
          <span class="kind-word" data-kind={quote.kind}>
            {KIND_NAMES[quote.kind]}
          </span>
        </span>
        {shown.map((id) => (
          <span key={id} class="row-tag">
            <Comma />
            <TagDot colour={tags.value.get(id)?.colour ?? 'slate'} />
            {nameOf(id)}
          </span>
        ))}
        {hidden.length > 0 && (
          <span data-tip={hidden.map(nameOf).join(', ')}>
            <Comma />+{hidden.length}
          </span>
        )}
        {notes > 0 && (
          <span>
            <span class="visually-hidden">, with a note</span>
            <Icon of={noteIcon} size={12} />
          </span>
        )}
        {quote.orphan && (
          <span class="row-orphan">
            <Comma />
            No longer in the text
          </span>
        )}
      </span>
    </>
  )
}

function Comma() {
  return <span class="visually-hidden">, </span>
}
