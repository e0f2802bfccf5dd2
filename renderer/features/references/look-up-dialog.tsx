import './look-up-dialog.css'
import { useRef, useState } from 'preact/hooks'
import { knownIdentifier } from '#domain/citations/look-up/known-identifier'
import type { Reference } from '#domain/citations/reference'
import type { Id } from '#domain/library/model'
import { bridge } from '../../bridge'
import { showArticle } from '../../state/apply-events'
import { execute, offerUndo } from '../../state/execute'
import { closeDialog, closerOfDialog } from '../../state/open-dialog'
import { currentView } from '../../state/view'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { CitationPreview } from './citation-preview'
import { LOOK_UP_LABEL, lookUpHint } from './look-up-hint'

/** Adds an article by its DOI, ISBN or number, after asking a public service what it is. */
export function LookUpDialog() {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Reference | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  /** Grows with every question, and with words that no answer on its way is about. */
  const asked = useRef(0)
  const identifier = knownIdentifier(text)
  const type = (typed: string) => {
    asked.current++
    setBusy(false)
    setText(typed)
    setFound(undefined)
    setProblem(undefined)
  }
  const find = async () => {
    if (isBusy || !identifier) return
    const own = ++asked.current
    setBusy(true)
    const result = await bridge.request('look-up.find', { identifier: text.trim() })
    if (own !== asked.current) return
    setBusy(false)
    if (result.ok) setFound(result.value.reference)
    else setProblem(result.error.message)
  }
  const add = async () => {
    if (isBusy || !found) return
    setBusy(true)
    const close = closerOfDialog()
    const added = await execute({ type: 'article.add', text: '', reference: found })
    setBusy(false)
    if (!added) return
    close()
    currentView.value = 'library'
    await showArticle((added.value as { id: Id }).id)
    offerUndo(added.sequence, 'Article added.')
  }
  return (
    <Dialog
      title="Add by identifier"
      onClose={closeDialog}
      below={found && <CitationPreview reference={found} citationKey="found" />}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          {found ? (
            <Button tone="primary" disabled={isBusy} onClick={() => void add()}>
              Add
            </Button>
          ) : (
            <Button tone="primary" disabled={isBusy || !identifier} onClick={() => void find()}>
              {isBusy ? 'Asking…' : 'Look up'}
            </Button>
          )}
        </>
      }
    >
      <form
        class="look-up"
        onSubmit={(event) => {
          event.preventDefault()
          void (found ? add() : find())
        }}
      >
        <TextField
          label={LOOK_UP_LABEL}
          autofocus
          placeholder="10.1000/xyz"
          value={text}
          problem={problem}
          hint={lookUpHint(text)}
          onInput={type}
        />
      </form>
      <p class="look-up-said" role="status">
        {found && (found.title ?? 'Found, without a title.')}
      </p>
    </Dialog>
  )
}
