import './paste-dialog.css'
import { useState } from 'preact/hooks'
import { referenceForm, TYPES_BY_USE } from '#domain/citations/reference-fields'
import { bridge } from '../../bridge'
import { closeDialog, closerOfDialog, openDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField, TextArea, TextField } from '../../ui/field'
import { tellImport } from './import-files'
import { clearPasteDraft, pasteDraft as draft, replacedText } from './kept-paste-draft'
import { draftReference, isEmptyDraft, outletField, type PasteDraft } from './paste-draft'

const TYPES = TYPES_BY_USE.map((type) => ({ value: type, label: referenceForm(type).label }))

/** Brings in an article from the clipboard: its text, and what is known about it. */
export function PasteDialog() {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  // Once, before the first drawing: text that came with the request goes into the draft.
  useState(() => takeText())
  const { title, text, type, author, outlet, date, url } = draft.value
  const set = (field: keyof PasteDraft) => (value: string) => {
    if (field === 'text') setProblem(undefined)
    draft.value = { ...draft.value, [field]: value }
  }
  const bringBack = () => {
    const before = replacedText.value
    replacedText.value = text
    if (before !== undefined) set('text')(before)
  }
  const submit = async () => {
    if (isBusy) return
    if (!text.trim()) return setProblem('Paste the text of the article here first.')
    setBusy(true)
    const close = closerOfDialog()
    const sent = draft.peek()
    const reference = draftReference(sent)
    const result = await bridge.request('import.text', { text, reference })
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    // What was typed since is another article.
    if (draft.peek() === sent) clearPasteDraft()
    close()
    await tellImport(result.value)
  }
  return (
    <Dialog
      title="Paste an article"
      size="large"
      onClose={closeDialog}
      footer={
        <>
          {!isEmptyDraft(draft.value) && (
            <Button tone="quiet" class="apart" onClick={clear}>
              Clear all fields
            </Button>
          )}
          {replacedText.value !== undefined && (
            <Button tone="quiet" onClick={bringBack}>
              Bring back the text that was here
            </Button>
          )}
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={isBusy} onClick={() => void submit()}>
            {isBusy ? 'Importing…' : 'Import'}
          </Button>
        </>
      }
    >
      <form
        class="paste-form"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void submit()
        }}
      >
        <TextArea
          class="paste-text"
          label="Text"
          rows={14}
          spellcheck={false}
          autofocus={text === ''}
          placeholder="Paste the article’s text here. Markdown is understood."
          problem={problem}
          value={text}
          onInput={set('text')}
        />
        <div class="paste-about">
          <TextField
            label="Title"
            autofocus={text !== ''}
            placeholder="Taken from the text if left empty"
            value={title}
            onInput={set('title')}
          />
          <SelectField
            label="Item type"
            options={TYPES}
            value={type}
            onInput={(value) => set('type')(value)}
          />
          <TextField
            label={referenceForm(type).people}
            placeholder="Family, Given; Family, Given"
            value={author}
            onInput={set('author')}
          />
          <TextField label={outletField(type).label} value={outlet} onInput={set('outlet')} />
          <TextField
            label="Date"
            placeholder="14 October 2009"
            value={date}
            onInput={set('date')}
          />
          <TextField label="URL" placeholder="https://" value={url} onInput={set('url')} />
        </div>
      </form>
    </Dialog>
  )
}

function clear(): void {
  clearPasteDraft()
  replacedText.value = undefined
}

function takeText(): void {
  const request = openDialog.value
  if (request?.kind !== 'paste' || !request.text) return
  const { text } = draft.peek()
  if (text.trim() !== '' && text !== request.text) replacedText.value = text
  draft.value = { ...draft.value, text: request.text }
}
