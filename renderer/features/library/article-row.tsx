import './article-row.css'
import type { ArticleRow } from '#domain/library/rows'
import { openArticle, tags } from '../../state/library'
import { counted } from '../../ui/counted'
import { TagDot } from '../../ui/tag-dot'
import { titleOf } from './list-actions'
import { filterText } from './list-state'

/** More dots than this say nothing more. */
const DOTS = 5

/** One article in the list: title in two lines at most, outlet and date, its tags, its quotes. */
export function ArticleRowView({ row }: { readonly row: ArticleRow }) {
  const isOpen = openArticle.value?.article.id === row.id
  const source = row.outlet || row.byline
  const named = row.tags.flatMap((id) => tags.value.get(id) ?? [])
  const more = named.length - DOTS
  // A key is shown where it is what was looked for.
  const isByKey = isFoundByKey(row.citationKey)
  return (
    <div class={isOpen ? 'article-row is-open' : 'article-row'}>
      <p class={row.title ? 'row-title' : 'row-title untitled'}>{titleOf(row)}</p>
      {isByKey && <p class="row-key">{row.citationKey}</p>}
      <div class="row-line tabular">
        {source && <span class="row-source">{source}</span>}
        {source && row.date && <span class="row-between"> · </span>}
        {row.date && <span class="row-date">{row.date}</span>}
        {!source && !row.date && <span>No source yet</span>}
        <span class="row-space" />
        {named.slice(0, DOTS).map((tag) => (
          <TagDot key={tag.id} colour={tag.colour} label={tag.name} />
        ))}
        {more > 0 && <span class="visually-hidden">and {counted(more, 'more tag')}</span>}
        {row.suggestions > 0 && (
          <span
            class="row-suggestions"
            data-tip={`${counted(row.suggestions, 'suggestion')} to review`}
          >
            {row.suggestions}
            <span class="visually-hidden">
              {row.suggestions === 1 ? ' suggestion' : ' suggestions'}
            </span>
          </span>
        )}
        {row.quotes > 0 && (
          <span class="row-quotes">
            <span class="row-mark" aria-hidden="true">
              “
            </span>
            {row.quotes}
            <span class="visually-hidden"> {row.quotes === 1 ? 'quote' : 'quotes'}</span>
          </span>
        )}
      </div>
    </div>
  )
}

function isFoundByKey(key: string): boolean {
  const wanted = filterText.value.trim().toLowerCase()
  return wanted.length > 1 && key.toLowerCase().includes(wanted)
}
