import './quote-row-view.css'
import type { Id } from '#domain/library/model'
import type { QuoteRow } from '#domain/library/rows'
import { speakers, tags } from '../../state/library'
import { TagChip } from '../../ui/tag-dot'
import { dragQuote } from '../quotes/drag-quote'
import { KIND_NAMES } from '../quotes/quote-name'

/** Three lines hold about a third of this. */
const MOST_WORDS = 600

/** One quote of the library: its words, who said it by way of whom, where it stands, its tags. */
export function QuoteRowView({ row }: { readonly row: QuoteRow }) {
  const place = [row.articleTitle || 'Untitled', row.locator].filter(Boolean).join(', ')
  return (
    <div class="quote-line" {...dragQuote(row.article, row.id, row.text)}>
      <p class="quote-line-words" dir="auto">
        {row.text.slice(0, MOST_WORDS)}
      </p>
      <div class="quote-line-facts">
        <span class="quote-line-who">{whoSaidIt(row)}</span>
        <span>{KIND_NAMES[row.kind]}</span>
        <span class="quote-line-place">{place}</span>
        {row.orphan && <span class="quote-line-orphan">Its place in the text is gone</span>}
      </div>
      {row.tags.length > 0 && (
        <div class="quote-line-tags">
          {row.tags
            .flatMap((id) => tags.value.get(id) ?? [])
            .map((tag) => (
              <TagChip key={tag.id} name={tag.name} colour={tag.colour} />
            ))}
        </div>
      )}
    </div>
  )
}

/** "Lavrov, via The New York Times, The Kremlin": outermost first. */
function whoSaidIt({ speaker, via }: QuoteRow): string {
  const nameOf = (id: Id) => speakers.value.get(id)?.name ?? '…'
  const who = speaker === undefined ? 'No speaker' : nameOf(speaker)
  return via.length === 0 ? who : `${who}, via ${via.map(nameOf).join(', ')}`
}
