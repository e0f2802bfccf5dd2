import { signal } from '@preact/signals'
import type { Id } from '#domain/library/model'

/** The quote or article whose note is to get the focus as soon as it is on screen. */
export const noteToFocus = signal<Id | undefined>(undefined)
