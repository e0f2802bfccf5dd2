import './export-dialog.css'
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Article, Id } from '#domain/library/model'
import type { ExportPreview } from '#ipc/contract'
import { bridge } from '../../bridge'
import { libraryInfo, openArticle } from '../../state/library'
import { notify, notifyFailure } from '../../state/notifications'
import { closeDialog, closerOfDialog, showDialog } from '../../state/open-dialog'
import { cancelTask, runningTasks } from '../../state/tasks'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'
import { Segmented } from '../../ui/segmented'
import { selectedArticles } from '../library/list-state'
import {
  type ExportChoice,
  exportRequest,
  type ExportScope,
  type ExportWhat,
  formatsOf,
  withFormat,
} from './export-request'

/** What is counted of each kind. */
const UNITS: Readonly<Record<ExportWhat, readonly [one: string, many: string]>> = {
  citations: ['reference', 'references'],
  bibliography: ['entry', 'entries'],
  quotes: ['quote', 'quotes'],
}

/** What was exported last is what is exported next. */
const lastChoice = signal<ExportChoice>({
  what: 'citations',
  citationFormat: 'bibtex',
  bibliographyFormat: 'rtf',
  quoteFormat: 'markdown',
  scope: 'all',
})

/** Chooses what to export, shows how it begins, and saves it to a file. */
export function ExportDialog({ what }: { readonly what?: ExportWhat }) {
  const chosen = selectedArticles.value
  const open = openArticle.value?.article
  const [choice, setChoice] = useState(() =>
    startingChoice(lastChoice.peek(), what, chosen.length, open !== undefined),
  )
  const [isSaving, setSaving] = useState(false)
  const request = exportRequest(choice, chosen, open?.id)
  const preview = usePreview(request)
  const change = (more: Partial<ExportChoice>) => setChoice((now) => ({ ...now, ...more }))
  const format = request.format
  const unit = UNITS[choice.what]
  const running = runningTasks.value.find(({ label }) => label === 'Exporting')

  const save = async () => {
    setSaving(true)
    const close = closerOfDialog()
    const result = await bridge.request('export.save', request)
    setSaving(false)
    if (!result.ok) return notifyFailure(result.error, () => showDialog({ kind: 'export' }))
    // Nothing was chosen in the system's dialog: ours is still there.
    if (result.value === null) return
    lastChoice.value = choice
    close()
    const { path, items, notices } = result.value
    notify({
      tone: 'done',
      message: [`Exported ${counted(items, ...unit)} to ${path}.`, ...notices.slice(0, 3)].join(
        ' ',
      ),
      ...(notices.length > 0 ? { details: notices.join('\n') } : {}),
    })
  }
  return (
    <Dialog
      title="Export"
      size="large"
      onClose={closeDialog}
      footer={
        <>
          <p class="apart tabular" aria-live="polite">
            {isSaving && running
              ? `Writing… ${Math.floor((100 * running.done) / Math.max(1, running.total))} %`
              : preview && counted(preview.items, ...unit)}
          </p>
          <Button onClick={() => (isSaving && running ? cancelTask(running.task) : closeDialog())}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={isSaving || !preview || preview.items === 0}
            onClick={() => void save()}
          >
            Save…
          </Button>
        </>
      }
    >
      <div class="export">
        <div class="export-choices">
          <Segmented
            label="What"
            autofocus
            value={choice.what}
            options={[
              { value: 'citations', label: 'Citations' },
              { value: 'bibliography', label: 'Bibliography' },
              { value: 'quotes', label: 'Quotes' },
            ]}
            onChange={(value) => change({ what: value })}
          />
          <Choices
            legend="Format"
            value={format}
            options={formatsOf(choice.what).map(([value, { label, use }]) => ({
              value,
              label,
              hint: use,
            }))}
            onChange={(value) => change(withFormat(choice, value))}
          />
          <Choices
            legend="Articles"
            value={choice.scope}
            options={scopes(libraryInfo.value?.counts.articles ?? 0, chosen, open)}
            onChange={(scope) => change({ scope })}
          />
        </div>
        <Preview preview={preview} unit={unit} />
      </div>
    </Dialog>
  )
}

/** Several chosen articles are meant more than what was exported last; one is just the cursor. */
function startingChoice(
  last: ExportChoice,
  what: ExportWhat | undefined,
  chosen: number,
  isOpen: boolean,
): ExportChoice {
  const fallback = last.scope === 'open' && isOpen ? 'open' : 'all'
  return { ...last, ...(what ? { what } : {}), scope: chosen > 1 ? 'chosen' : fallback }
}

/** One chosen article that is open anyway is not offered twice. */
function scopes(all: number, chosen: readonly Id[], open: Article | undefined) {
  const options: { value: ExportScope; label: string; hint?: string }[] = [
    { value: 'all', label: `All ${counted(all, 'article')}` },
  ]
  if (chosen.length > 1 || (chosen.length === 1 && chosen[0] !== open?.id))
    options.push({ value: 'chosen', label: counted(chosen.length, 'chosen article') })
  if (open)
    options.push({
      value: 'open',
      label: 'The open article',
      hint: open.reference.title ?? 'Untitled',
    })
  return options
}

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly value: Value
  readonly options: readonly { value: Value; label: string; hint?: string }[]
  readonly onChange: (value: Value) => void
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, value, options, onChange } = props
  return (
    <fieldset class="choices">
      <legend class="field-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={legend}
            value={option.value}
            checked={option.value === value}
            aria-label={option.label}
            onChange={() => onChange(option.value)}
          />
          <span class="choice-label">{option.label}</span>
          {option.hint && <span class="choice-hint">{option.hint}</span>}
        </label>
      ))}
    </fieldset>
  )
}

function Preview({
  preview,
  unit: [one],
}: {
  preview: ExportPreview | undefined
  unit: readonly [one: string, many: string]
}) {
  const note = !preview
    ? 'Making the preview…'
    : preview.items === 0
      ? `There is no ${one} to export in these articles.`
      : preview.truncated
        ? 'The beginning of the file.'
        : 'The whole file.'
  return (
    <section class="export-preview" aria-label="Preview">
      <h3 class="field-label">{note}</h3>
      {preview?.notices?.map((notice) => (
        <p key={notice} class="export-notice">
          {notice}
        </p>
      ))}
      <pre tabIndex={0}>{preview?.text}</pre>
    </section>
  )
}

function usePreview(request: ReturnType<typeof exportRequest>): ExportPreview | undefined {
  const [preview, setPreview] = useState<ExportPreview | undefined>(undefined)
  const said = JSON.stringify(request)
  useEffect(() => {
    let isOld = false
    void bridge.request('export.preview', request).then((result) => {
      if (isOld) return
      if (result.ok) setPreview(result.value)
      else notifyFailure(result.error)
    })
    return () => {
      isOld = true
    }
  }, [said])
  return preview
}
