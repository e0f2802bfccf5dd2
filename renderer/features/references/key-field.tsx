import { useEffect, useState } from 'preact/hooks'
import { isValidCitationKey } from '#domain/citations/citation-key'
import type { Reference } from '#domain/citations/reference'
import type { Id } from '#domain/library/model'
import { bridge } from '../../bridge'
import { notifyFailure } from '../../state/notifications'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'

/** A pause in typing after which is asked whose key it is, in ms. */
const PAUSE = 120

export interface KeyFieldProps {
  readonly article: Id
  readonly reference: Reference
  readonly value: string
  readonly problem: string | undefined
  readonly onInput: (key: string) => void
}

/** The citation key, with a button that makes one by the pattern. */
export function KeyField({ article, reference, value, problem, onInput }: KeyFieldProps) {
  const make = async () => {
    const made = await bridge.request('keys.make', { reference, article })
    if (made.ok) onInput(made.value.key)
    else notifyFailure(made.error)
  }
  return (
    <div class="ref-half ref-key">
      <TextField
        label="Citation key"
        value={value}
        problem={problem}
        onInput={(text) => onInput(text.trim())}
      />
      <Button data-tip="Make a key by the pattern in the settings" onClick={() => void make()}>
        Make
      </Button>
    </div>
  )
}

/** What is wrong with a key, said while it is typed; undefined where it can be saved. */
export function useKeyProblem(article: Id, key: string): string | undefined {
  const [taken, setTaken] = useState<{ key: string; title: string } | undefined>(undefined)
  useEffect(() => {
    let isOld = false
    const timer = setTimeout(() => {
      if (!isValidCitationKey(key)) return
      void bridge.request('keys.owner', { key }).then((result) => {
        if (isOld || !result.ok) return
        const owner = result.value
        setTaken(owner && owner.article !== article ? { key, title: sayOwner(owner) } : undefined)
      })
    }, PAUSE)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [key, article])
  if (key === '') return 'A citation key is needed; “Make” makes one.'
  if (!isValidCitationKey(key))
    return 'Only letters from a to z, digits and _ : . / ? + - can stand in a key.'
  if (taken?.key === key) return `${taken.title} has this key; change it.`
  return undefined
}

function sayOwner({ title, isTrashed }: { title: string; isTrashed: boolean }): string {
  const what = title ? `“${title}”` : 'Another article'
  return isTrashed ? `${what} in the trash` : what
}
