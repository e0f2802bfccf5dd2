import './quote-details.css'
import './article-details.css'
import copy from 'lucide-static/icons/copy.svg?raw'
import pencil from 'lucide-static/icons/pencil.svg?raw'
import type { Id } from '#domain/library/model'
import type { ArticleView } from '#ipc/contract'
import { execute } from '../../state/execute'
import { showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { openClickedLink, OUTSIDE_ADDRESS } from '../../ui/open-link'
import { NotesOf } from '../notes/note-editor'
import { HistorySection } from '../safety/history-section'
import { TagField } from '../tags/tag-field'
import { CitationText } from './citation-text'
import { notesOfArticle } from './listed-quotes'
import { copyCitation } from './quote-actions'

/** What is known of the article as a whole: its reference, its tags, the note on it. */
export function ArticleDetails({ view }: { readonly view: ArticleView }) {
  const { article, header } = view
  const tag = (tags: Id[]) => void execute({ type: 'article.tag', article: article.id, tags })
  const untag = (tags: Id[]) => void execute({ type: 'article.untag', article: article.id, tags })
  return (
    <section class="article-details" aria-label="This article">
      <h2 dir="auto">{header.title || 'Untitled'}</h2>
      <dl>
        <Fact name="By" value={header.byline} />
        <Fact name="In" value={header.outlet} />
        <Fact name="Date" value={header.date} />
        <Fact name="Key" value={article.citationKey} />
        {OUTSIDE_ADDRESS.test(header.url) && (
          <div>
            <dt>Link</dt>
            <dd>
              <a href={header.url} onClick={openClickedLink} onAuxClick={openClickedLink}>
                {header.url.replace(/^https?:\/\/(?:www\.)?/, '')}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <p class="article-buttons">
        <Button
          icon={pencil}
          onClick={() => showDialog({ kind: 'reference', article: article.id })}
        >
          Edit reference
        </Button>
      </p>
      <div class="details-row">
        <span>Citation</span>
        <div class="details-citation">
          <CitationText key={article.id} article={article.id} meanwhile={view.citation} />
          <div>
            <Button tone="quiet" icon={copy} onClick={() => void copyCitation(undefined)}>
              Copy citation
            </Button>
          </div>
        </div>
      </div>
      <div class="details-row">
        <span>Tags</span>
        <div class="boxed">
          <TagField
            key={article.id}
            label="Tags of the article"
            on={article.tags}
            onGive={(name) => tag([name])}
            onTake={(id) => untag([id])}
          />
        </div>
      </div>
      <div class="details-row">
        <span>Note</span>
        <NotesOf
          key={article.id}
          target={{ article: article.id }}
          notes={notesOfArticle(view.notes)}
          label="Note on the article"
        />
      </div>
      <HistorySection key={article.id} of="article" id={article.id} />
    </section>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  )
}
