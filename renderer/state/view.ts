import { signal } from '@preact/signals'

/** The views that exist. Each has a button in the rail and a key. */
export type View = 'library' | 'quotes' | 'speakers' | 'tags'

export const currentView = signal<View>('library')
