import './article-row.css'
import type { ArticleRow } from '#domain/library/rows'
import { openArticle, tags } from '../../state/library'
import { counted } from '../../ui/counted'
import { TagDot } from '../../ui/tag-dot'
import { titleOf } from './list-actions'

/** More dots than this say nothing more. */
const DOTS = 5

/** One article in the list: title in two lines at most, outlet and date, its tags, its quotes. */
export function ArticleRowView({ row }: { readonly row: ArticleRow }) {
  const isOpen = openArticle.value?.article.id === row.id
  const source = row.outlet || row.byline
  const named = row.tags.flatMap((id) => tags.value.get(id) ?? [])
  return (
    <div class={isOpen ? 'article-row is-open' : 'article-row'}>
      <p class={row.title ? 'row-title' : 'row-title untitled'}>{titleOf(row)}</p>
      <div class="row-line tabular">
        {source && <span class="row-source">{source}</span>}
        {row.date && <span class="row-date">{row.date}</span>}
        {!source && !row.date && <span>No source yet</span>}
        <span class="row-space" />
        {named.slice(0, DOTS).map((tag) => (
          <TagDot key={tag.id} colour={tag.colour} />
        ))}
        {row.quotes > 0 && (
          <span class="row-quotes">
            <span class="row-mark">“</span>
            {row.quotes}
          </span>
        )}
      </div>
    </div>
  )
}

/** All that a row shows, in words. */
export function articleRowName(row: ArticleRow): string {
  const named = row.tags.flatMap((id) => tags.value.get(id)?.name ?? [])
  return [
    titleOf(row),
    row.outlet || row.byline,
    row.date,
    row.quotes > 0 ? counted(row.quotes, 'quote') : '',
    named.length > 0 ? `tags ${named.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
