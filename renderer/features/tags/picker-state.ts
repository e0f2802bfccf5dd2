import { signal } from '@preact/signals'
import type { Id } from '#domain/library/model'

export type PickerField = 'tags' | 'speaker' | 'kind'

/** Which quote the picker is open for, and which of its fields has the focus first. */
export interface PickerRequest {
  readonly quote: Id
  readonly field: PickerField
  /**
   * Set when the quote was made for this picker: the change that made it. While that is still the
   * last one, closing by Escape takes the quote back.
   */
  readonly madeBy?: number
  /** Called when what the picker shows is confirmed rather than left; says whether a speaker was given. */
  readonly onConfirmed?: (isSpeakerGiven: boolean) => void
}

export const pickerRequest = signal<PickerRequest | undefined>(undefined)
