import './reference-dialog.css'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Reference, ReferenceType } from '#domain/citations/reference'
import { referenceForm, TYPES_BY_USE } from '#domain/citations/reference-fields'
import { validateReference } from '#domain/citations/validate-reference'
import type { Article, Id } from '#domain/library/model'
import { bridge } from '../../bridge'
import { readArticle } from '../../state/apply-events'
import { offerUndo } from '../../state/execute'
import { openArticle } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { closeDialog, closerOfDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField } from '../../ui/field'
import { useOnGoing, useOnLeaving } from '../../ui/use-on-leaving'
import { CitationPreview } from './citation-preview'
import { KeyField, useKeyProblem } from './key-field'
import { LookUpFields } from './look-up-fields'
import { draftOf, editedOn, fieldsOf, referenceOf } from './reference-draft'
import { ReferenceField } from './reference-field'

/** Edits what is known about the source of an article. */
export function ReferenceDialog({ article: id }: { readonly article: Id }) {
  const [article, setArticle] = useState<Article | undefined>(() =>
    openArticle.peek()?.article.id === id ? openArticle.peek()?.article : undefined,
  )
  useEffect(() => {
    if (article) return
    void readArticle(id).then((result) => {
      if (result.ok) setArticle(result.value.article)
      else {
        notifyFailure(result.error)
        closeDialog()
      }
    })
  }, [article, id])
  return article ? <ReferenceEditor article={article} /> : null
}

/** As it is in the library by now: another program, or an undo, may have changed it since the form was opened. */
async function referenceNow({ id, reference }: Article): Promise<Reference> {
  const open = openArticle.peek()
  if (open?.article.id === id) return open.article.reference
  const read = await readArticle(id)
  return read.ok ? read.value.article.reference : reference
}

const TYPES = TYPES_BY_USE.map((type) => ({ value: type, label: referenceForm(type).label }))

function ReferenceEditor({ article }: { readonly article: Article }) {
  const original = article.reference
  const [draft, setDraft] = useState(() => draftOf(original))
  const [key, setKey] = useState(article.citationKey)
  /** What of it is on the disk. */
  const [saved, setSaved] = useState({ draft, key })
  const [takenKey, setTakenKey] = useState<string | undefined>(undefined)
  const [isLeaving, setLeaving] = useState(false)
  /** Set when nothing is left to decide: the changes are saved, on their way to the disk, or discarded. */
  const isDecided = useRef(false)
  /** What had the focus last in the form. */
  const lastField = useRef<HTMLElement | null>(null)
  const reference = useMemo(() => referenceOf(draft, original), [draft, original])
  const warnings = useMemo(() => {
    const problems = validateReference(reference)
    return new Map(problems.reverse().map(({ field, message }) => [field, message]))
  }, [reference])
  const isChanged = key !== saved.key || JSON.stringify(draft) !== JSON.stringify(saved.draft)
  const asTyped = useKeyProblem(article.id, key)
  const keyProblem = key === takenKey ? 'Another article has this key; change it.' : asTyped
  const { own, kept } = fieldsOf(draft)

  const edit = async (citationKey: string) => {
    const now = await referenceNow(article)
    return bridge.request('library.execute', {
      type: 'article.edit-reference',
      article: article.id,
      reference: editedOn(now, reference, original),
      ...(citationKey === article.citationKey ? {} : { citationKey }),
    })
  }
  // Nobody can be asked any more: the edit is saved, with the old key where the new one cannot be.
  const saveUnasked = async () => {
    if (isDecided.current || !isChanged) return
    const possible = keyProblem ? saved.key : key
    const result = await edit(possible)
    if (!result.ok) return notifyFailure(result.error)
    setSaved({ draft, key: possible })
    offerUndo(result.value.sequence, 'Reference saved.')
  }
  useOnLeaving(saveUnasked)
  useOnGoing(saveUnasked)
  const save = async () => {
    if (keyProblem || isDecided.current) return
    if (!isChanged) return closeDialog()
    isDecided.current = true
    const close = closerOfDialog()
    const result = await edit(key)
    if (result.ok) {
      close()
      offerUndo(result.value.sequence, 'Reference saved.')
      return
    }
    isDecided.current = false
    if (result.error.code === 'name-taken') setTakenKey(key)
    else notifyFailure(result.error)
  }
  const discard = () => {
    isDecided.current = true
    closeDialog()
  }
  const set = (variable: string) => (text: string) =>
    setDraft((now) => ({ ...now, texts: { ...now.texts, [variable]: text } }))
  const field = (spec: (typeof own)[number]) => (
    <ReferenceField
      key={spec.id}
      spec={spec}
      value={draft.texts[spec.id] ?? ''}
      warning={warnings.get(spec.id)}
      onInput={set(spec.id)}
    />
  )
  return (
    <Dialog
      title="Edit reference"
      size="medium"
      onClose={() => (isChanged ? setLeaving(true) : closeDialog())}
      below={<CitationPreview reference={reference} citationKey={key} />}
      footer={
        isLeaving ? (
          <LeaveQuestion
            canSave={keyProblem === undefined}
            onDiscard={discard}
            onKeep={() => {
              setLeaving(false)
              lastField.current?.focus()
            }}
            onSave={() => void save()}
          />
        ) : (
          <>
            <Button onClick={() => (isChanged ? setLeaving(true) : closeDialog())}>Cancel</Button>
            <Button tone="primary" disabled={keyProblem !== undefined} onClick={() => void save()}>
              Save
            </Button>
          </>
        )
      }
    >
      <form
        class="reference-form"
        onSubmit={(event) => event.preventDefault()}
        onFocusIn={({ target }) => {
          if (target instanceof HTMLElement) lastField.current = target
        }}
        onKeyDown={(event) => {
          const isField = event.target instanceof HTMLInputElement
          const mod = event.ctrlKey || event.metaKey
          if (event.key !== 'Enter' || !(mod || isField)) return
          event.preventDefault()
          void save()
        }}
      >
        <LookUpFields draft={draft} onTake={setDraft} />
        <SelectField
          class="ref-half"
          label="Item type"
          autofocus
          options={TYPES}
          value={draft.type}
          onInput={(type) => setDraft((now) => ({ ...now, type: type as ReferenceType }))}
        />
        <KeyField
          article={article.id}
          reference={reference}
          value={key}
          problem={keyProblem}
          onInput={setKey}
        />
        {own.map(field)}
        {kept.length > 0 && (
          <fieldset class="ref-kept">
            <legend class="field-label">Kept, but not used by this type</legend>
            {kept.map(field)}
          </fieldset>
        )}
      </form>
    </Dialog>
  )
}

interface LeaveQuestionProps {
  readonly canSave: boolean
  readonly onDiscard: () => void
  readonly onKeep: () => void
  readonly onSave: () => void
}

/** What becomes of changes that are not saved. The focus goes to what loses nothing: a key may still be held. */
function LeaveQuestion({ canSave, onDiscard, onKeep, onSave }: LeaveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null)
  const save = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const safe = canSave ? save : keep
    safe.current?.focus()
  }, [])
  return (
    <>
      <p class="apart" role="alert">
        There are changes that are not saved.
      </p>
      <Button onClick={onDiscard}>Discard them</Button>
      <Button ref={keep} onClick={onKeep}>
        Keep editing
      </Button>
      <Button ref={save} tone="primary" disabled={!canSave} onClick={onSave}>
        Save
      </Button>
    </>
  )
}
