import { signal } from '@preact/signals'
import type { Id } from '#domain/library/model'
import type { ImportReport } from '#ipc/contract'

/** The dialogs of the window, with what each is about. */
export type DialogRequest =
  | { readonly kind: 'import' }
  | { readonly kind: 'paste'; readonly text?: string }
  | { readonly kind: 'import-report'; readonly report: ImportReport }
  | { readonly kind: 'reference'; readonly article: Id }
  | { readonly kind: 'export'; readonly what?: 'citations' | 'quotes' }
  | { readonly kind: 'merge-tag'; readonly tag: Id }
  | { readonly kind: 'move-tag'; readonly tag: Id }
  | { readonly kind: 'look-up' }
  /** Without articles: all that look alike. */
  | { readonly kind: 'duplicates'; readonly articles?: readonly Id[] }
  | { readonly kind: 'merge-speaker'; readonly speaker: Id }
  | { readonly kind: 'split-speaker'; readonly speaker: Id }
  | { readonly kind: 'conflicts' }
  | { readonly kind: 'backups' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'empty-trash' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'about' }

/** The dialog on screen: one at a time. */
export const openDialog = signal<DialogRequest | undefined>(undefined)

export function showDialog(request: DialogRequest): void {
  openDialog.value = request
}

export function closeDialog(): void {
  openDialog.value = undefined
}

/**
 * What closes the dialog that is open now: for work that takes a while, in which that may be left and another
 * one opened, which stays.
 */
export function closerOfDialog(): () => void {
  const own = openDialog.peek()
  return () => {
    if (openDialog.peek() === own) closeDialog()
  }
}
