import './tag-details.css'
import { TAG_COLOURS, type TagColour } from '#domain/library/model'
import type { TagRow } from '#domain/library/rows'
import { execute } from '../../state/execute'
import { tags } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { TextArea } from '../../ui/field'
import { useDraft } from '../../ui/use-draft'
import { useRedrawAfter } from '../../ui/use-redraw'
import { showQuotesOfTag } from '../quotes-view/quotes-state'
import { showArticlesOfTag } from './tag-menu'
import { tagPath } from './tag-tree'
import { deleteTag, naming } from './tags-state'

/** What is known of one tag, and what can be done with it by mouse. */
export function TagDetails({ tag }: { readonly tag: TagRow }) {
  const canMerge = tags.value.size > 1
  const parent = tag.parent === undefined ? undefined : tags.value.get(tag.parent)
  return (
    <div class="tag-details">
      <h2>{tag.name}</h2>
      {parent && <p class="tag-path">below {tagPath(tags.value, parent.id)}</p>}
      <div class="tag-counts">
        <Button onClick={() => showQuotesOfTag(tag.id)}>{counted(tag.quotes, 'quote')}</Button>
        <Button onClick={() => showArticlesOfTag(tag.id)}>Its articles</Button>
      </div>
      <ColourChoice tag={tag} />
      <Definition key={tag.id} tag={tag} />
      <div class="tag-doings">
        <Button
          onClick={() => {
            naming.value = { kind: 'rename', tag: tag.id }
          }}
        >
          Rename
        </Button>
        <Button disabled={!canMerge} onClick={() => showDialog({ kind: 'move-tag', tag: tag.id })}>
          Move below…
        </Button>
        <Button disabled={!canMerge} onClick={() => showDialog({ kind: 'merge-tag', tag: tag.id })}>
          Merge into…
        </Button>
        <Button onClick={() => void deleteTag(tag.id)}>Delete</Button>
      </div>
    </div>
  )
}

const COLOUR_NAMES: Readonly<Record<TagColour, string>> = {
  blue: 'Blue',
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  violet: 'Violet',
  teal: 'Teal',
  pink: 'Pink',
  olive: 'Olive',
  slate: 'Slate',
  orange: 'Orange',
}

function ColourChoice({ tag }: { readonly tag: TagRow }) {
  const redrawAfter = useRedrawAfter()
  return (
    <fieldset class="tag-colours">
      <legend class="field-label">Colour</legend>
      <div>
        {TAG_COLOURS.map((colour) => (
          <label key={colour} data-colour={colour} data-tip={COLOUR_NAMES[colour]}>
            <input
              type="radio"
              name="tag-colour"
              aria-label={COLOUR_NAMES[colour]}
              checked={tag.colour === colour}
              onChange={() => redrawAfter(execute({ type: 'tag.edit', tag: tag.id, colour }))}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Definition({ tag }: { readonly tag: TagRow }) {
  const draft = useDraft(
    tag.definition ?? '',
    async (definition) =>
      (await execute({ type: 'tag.edit', tag: tag.id, definition })) !== undefined,
  )
  return (
    <TextArea
      class="tag-definition"
      label="Definition"
      rows={4}
      spellcheck
      placeholder="What belongs under this tag, and what does not"
      value={draft.text}
      onInput={draft.type}
      onDone={() => void draft.keep()}
    />
  )
}
