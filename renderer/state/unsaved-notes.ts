import { signal } from '@preact/signals'

/** How many notes hold words that the disk did not take, wherever they are; the status bar says so. */
export const unsavedNotes = signal(0)
