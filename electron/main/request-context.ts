import type { CitationService } from '#services/citation-service'
import type { BrowserWindow } from 'electron'
import type { OpenLibrary } from './open-library'
import type { Tasks } from './tasks'

/** What the window's requests are answered with. */
export interface RequestContext {
  readonly open: OpenLibrary
  readonly tasks: Tasks
  readonly window: () => BrowserWindow
  readonly documents: string
  /** Called when the window asks for the library, which it does once it listens to events. */
  readonly onWindowReady: () => void
  /** What formats citations, and the style that was chosen. */
  readonly citing: () => { readonly citations: CitationService; readonly style: string }
  readonly setCitationStyle: (style: string) => void
  readonly starredStyles: () => readonly string[]
  readonly setStarredStyles: (names: readonly string[]) => void
  /** What citation keys are made by, as people write it. */
  readonly keyPattern: () => string
  readonly setKeyPattern: (pattern: string) => void
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void
  /** The window has saved what it had. */
  readonly onMayClose: () => void
}
