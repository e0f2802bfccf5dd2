import './choose-tag-dialog.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import type { TagRow } from '#domain/library/rows'
import { tags } from '../../state/library'
import { closeDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { ComboField } from '../../ui/combo-field'
import { Dialog } from '../../ui/dialog'
import { tagNameOptions } from '../../ui/name-options'
import { mergeSentence } from './merge-sentence'
import { tagsBelow } from './tag-tree'
import { mergeTag, moveTag } from './tags-state'

/** Merges a tag into another one, after saying what that changes. */
export function MergeTagDialog({ tag: id }: { readonly tag: Id }) {
  const tag = tags.value.get(id)
  if (!tag) return null
  return (
    <ChooseTagDialog
      title={`Merge “${tag.name}” into another tag`}
      action="Merge"
      candidates={[...tags.value.values()].filter((other) => other.id !== id)}
      preview={(into) => mergeSentence(tags.value, tag, into)}
      onChoose={(into) => void mergeTag(id, into)}
    />
  )
}

/** Puts a tag below another one. */
export function MoveTagDialog({ tag: id }: { readonly tag: Id }) {
  const tag = tags.value.get(id)
  if (!tag) return null
  const below = tagsBelow(tags.value, id)
  return (
    <ChooseTagDialog
      title={`Move “${tag.name}” below another tag`}
      action="Move"
      candidates={[...tags.value.values()].filter(
        (other) => other.id !== id && other.id !== tag.parent && !below.has(other.id),
      )}
      preview={(parent) => `“${tag.name}” and all tags below it move below “${parent.name}”.`}
      onChoose={(parent) => void moveTag(id, parent)}
    />
  )
}

interface ChooseTagDialogProps {
  readonly title: string
  readonly action: string
  readonly candidates: readonly TagRow[]
  readonly preview: (chosen: TagRow) => string
  readonly onChoose: (tag: Id) => void
}

function ChooseTagDialog({ title, action, candidates, preview, onChoose }: ChooseTagDialogProps) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<TagRow | undefined>(undefined)
  const confirm = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What is found is confirmed by the next key.
    if (chosen) confirm.current?.focus()
  }, [chosen])
  const choose = () => {
    if (!chosen) return
    closeDialog()
    onChoose(chosen.id)
  }
  return (
    <Dialog
      title={title}
      size="small"
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button ref={confirm} tone="primary" disabled={!chosen} onClick={choose}>
            {action}
          </Button>
        </>
      }
    >
      <div class="choose-tag">
        <div class="choose-tag-field" data-autofocus>
          <ComboField
            label="Tag"
            placeholder="Find a tag"
            query={query}
            onQuery={(typed) => {
              setQuery(typed)
              setChosen(undefined)
            }}
            options={() => (chosen ? [] : tagNameOptions(candidates, query))}
            isEager
            onPick={(option) => {
              setQuery(option.label)
              setChosen(candidates.find((tag) => tag.id === option.id))
            }}
          />
        </div>
        <p class="choose-tag-preview" aria-live="polite">
          {chosen ? preview(chosen) : ''}
        </p>
      </div>
    </Dialog>
  )
}
