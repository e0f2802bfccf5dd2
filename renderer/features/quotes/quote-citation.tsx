import './quote-citation.css'
import copy from 'lucide-static/icons/copy.svg?raw'
import more from 'lucide-static/icons/ellipsis.svg?raw'
import undo from 'lucide-static/icons/rotate-ccw.svg?raw'
import type { Quote } from '#domain/library/model'
import { Button, IconButton } from '../../ui/button'
import { DraftInput } from '../../ui/draft-input'
import { Icon } from '../../ui/icon'
import { MenuButton } from '../../ui/menu'
import { useDraft } from '../../ui/use-draft'
import { Citation, useCitation } from './citation-text'
import { copyCitation } from './quote-actions'

/** How the quote is cited, with the words before its source to be changed, and all ways to copy it. */
export function QuoteCitation({
  quote,
  onChange,
}: {
  readonly quote: Quote
  /** The words that stand before the source; null for those that the style makes. */
  readonly onChange: (quotedIn: string | null) => Promise<boolean>
}) {
  const shown = useCitation({ article: quote.article, quote: quote.id })
  return (
    <div class="details-citation">
      <Citation shown={shown} />
      {shown.quotedIn !== undefined && (
        <QuotedInField quote={quote} automatic={shown.quotedIn} onChange={onChange} />
      )}
      <div class="citation-buttons">
        <Button tone="quiet" icon={copy} onClick={() => void copyCitation(quote)}>
          Copy citation
        </Button>
        <Button tone="quiet" onClick={() => void copyCitation(quote, 'quote')}>
          Copy with quote
        </Button>
        <MenuButton
          label="More ways to copy"
          items={[
            {
              label: 'Bibliography entry',
              keys: 'b',
              run: () => void copyCitation(quote, 'entry'),
            },
            { label: 'Footnote', keys: 'f', run: () => void copyCitation(quote, 'footnote') },
            {
              label: 'Quote and citation as Markdown',
              keys: 'Mod+Shift+C',
              startsGroup: true,
              run: () => void copyCitation(quote, 'quote', 'markdown'),
            },
            {
              label: 'Footnote as Markdown',
              run: () => void copyCitation(quote, 'footnote', 'markdown'),
            },
          ]}
        >
          <Icon of={more} />
        </MenuButton>
      </div>
    </div>
  )
}

/** "Medvedev, as cited in": made of speaker and chain until somebody writes it otherwise. */
function QuotedInField({
  quote,
  automatic,
  onChange,
}: {
  readonly quote: Quote
  readonly automatic: string
  readonly onChange: (quotedIn: string | null) => Promise<boolean>
}) {
  const draft = useDraft(quote.quotedIn ?? automatic, (words) =>
    onChange(words === automatic ? null : words),
  )
  return (
    <div class="quoted-in">
      <DraftInput
        draft={draft}
        label="Words before the source"
        placeholder="The source is cited alone"
      />
      {quote.quotedIn !== undefined && (
        <IconButton
          label="Back to the style’s own words"
          icon={undo}
          onClick={() => void onChange(null)}
        />
      )}
    </div>
  )
}
