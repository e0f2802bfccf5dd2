import './duplicates-dialog.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Id } from '#domain/library/model'
import type { MergeCandidate } from '#domain/library/rows'
import { bridge } from '../../bridge'
import { execute, undo } from '../../state/execute'
import { libraryInfo } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { closeDialog, closerOfDialog } from '../../state/open-dialog'
import { focusPane } from '../../state/panes'
import { Button } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Dialog } from '../../ui/dialog'
import { CitationPreview } from '../references/citation-preview'
import { DuplicateList } from './duplicate-list'
import { dropGroup, duplicates, findDuplicates } from './duplicates-state'
import { beginMerge, type MergeDraft, mergeCommand, mergedReference } from './merge-draft'
import { MergeForm } from './merge-form'

interface Done {
  readonly said: string
  /** The change that Undo takes back, as long as nothing else has happened. */
  readonly sequence: number
}

/**
 * Articles that look like one source, to be merged field by field or to be told apart for good. With
 * `articles`, those and no others: somebody has chosen them.
 */
export function DuplicatesDialog({ articles }: { readonly articles?: readonly Id[] }) {
  const [at, setAt] = useState(0)
  const [merge, setMerge] = useState<Merge | undefined>(undefined)
  const [done, setDone] = useState<Done | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const closeButton = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!articles) void findDuplicates()
    return () => {
      duplicates.value = undefined
    }
  }, [articles])

  const found = duplicates.value
  const groups = found?.groups ?? []
  const index = Math.min(at, groups.length - 1)
  const chosen = articles ?? groups[index]?.articles
  const chosenKey = chosen?.join(' ') ?? ''
  useEffect(() => {
    if (!chosenKey) return setMerge(undefined)
    let isOld = false
    void readMerge(chosenKey.split(' ')).then((next) => {
      if (!isOld) setMerge(next)
    })
    return () => {
      isOld = true
    }
  }, [chosenKey])

  const finish = async (said: string, work: () => ReturnType<typeof execute>) => {
    if (isBusy || !chosen) return
    setBusy(true)
    const close = closerOfDialog()
    const executed = await work()
    setBusy(false)
    if (!executed) return
    if (articles) {
      close()
      return focusListIfLost()
    }
    setDone({ said, sequence: executed.sequence })
    dropGroup(chosen)
    list.current?.focus()
    void findDuplicates()
  }
  const current = merge?.key === chosenKey ? merge : undefined
  const isEmpty = !articles && found !== undefined && groups.length === 0
  const isDone = isEmpty && done !== undefined
  useLayoutEffect(() => {
    // The list and “Merge” are gone: what is left to do here is to close.
    if (isDone) closeButton.current?.querySelector('button')?.focus()
  }, [isDone])
  return (
    <Dialog
      title={articles ? 'Merge articles' : 'Duplicates'}
      size="large"
      onClose={closeDialog}
      below={
        current && (
          <CitationPreview
            reference={mergedReference(current.draft, current.candidates)}
            citationKey={keyOf(current)}
          />
        )
      }
      footer={
        <>
          {current && (
            <Button
              class="apart"
              disabled={isBusy}
              onClick={() =>
                void finish('They stay apart.', () =>
                  execute({ type: 'article.set-apart', articles: [...current.ids] }),
                )
              }
            >
              Not duplicates
            </Button>
          )}
          <span ref={closeButton}>
            <Button onClick={closeDialog}>{articles ? 'Cancel' : 'Close'}</Button>
          </span>
          {current && (
            <Button
              tone="primary"
              disabled={isBusy}
              onClick={() =>
                void finish('Merged.', () =>
                  execute(mergeCommand(current.draft, current.candidates)),
                )
              }
            >
              Merge
            </Button>
          )}
        </>
      }
    >
      {isEmpty ? (
        <p class="duplicates-none" role="status">
          {done ? 'No more articles look alike.' : 'No two articles look like one source.'}
        </p>
      ) : (
        <div class={articles ? 'duplicates alone' : 'duplicates'}>
          {!articles && (
            <DuplicateList
              listRef={list}
              groups={groups}
              total={found?.total}
              at={index}
              onChoose={setAt}
            />
          )}
          <div class="duplicates-merge">
            {current ? (
              <MergeForm
                candidates={current.candidates}
                draft={current.draft}
                onChange={(draft) => setMerge({ ...current, draft })}
              />
            ) : (
              <p class="duplicates-wait" role="status">
                {waiting(found === undefined && !articles)}
              </p>
            )}
          </div>
        </div>
      )}
      {done && (
        <p class="duplicates-done" role="status">
          {done.said}
          {libraryInfo.value?.sequence === done.sequence && (
            <Button
              tone="quiet"
              onClick={() => {
                setDone(undefined)
                void undo().then(findDuplicates)
              }}
            >
              Undo
            </Button>
          )}
        </p>
      )}
    </Dialog>
  )
}

/** What opened the dialog may have gone with the article that was merged away. */
function focusListIfLost(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusPane('list')
  })
}

function waiting(isComparing: boolean): string {
  if (!isComparing) return 'Reading the articles…'
  return `Comparing ${counted(libraryInfo.value?.counts.articles ?? 0, 'article')}…`
}

interface Merge {
  readonly key: string
  readonly ids: readonly Id[]
  readonly candidates: readonly MergeCandidate[]
  readonly draft: MergeDraft
}

async function readMerge(ids: readonly Id[]): Promise<Merge | undefined> {
  const result = await bridge.request('duplicates.read', { articles: [...ids] })
  if (!result.ok) {
    notifyFailure(result.error)
    return undefined
  }
  const candidates = result.value
  if (candidates.length < 2) return undefined
  const read = candidates.map(({ article }) => article.id)
  return { key: ids.join(' '), ids: read, candidates, draft: beginMerge(candidates) }
}

function keyOf({ candidates, draft }: Merge): string {
  return candidates.find(({ article }) => article.id === draft.key)?.article.citationKey ?? ''
}
