import type { CopyForm } from '#domain/citations/copied-citation'
import type { MenuCommand } from '#ipc/contract'
import { bridge } from '../../bridge'
import { chooseLibrary } from '../../state/choose-library'
import { redo, undo } from '../../state/execute'
import { currentBindings } from '../../state/keymap'
import { toggleInspector } from '../../state/layout'
import { selectedQuote } from '../../state/library'
import { showDialog } from '../../state/open-dialog'
import { currentView } from '../../state/view'

/** Does what the application menu asks for; returns the function that stops listening. */
export function listenToMenu(): () => void {
  return bridge.on('menu-command', ({ command }) => runMenuCommand(command))
}

function runMenuCommand(command: MenuCommand): void {
  switch (command) {
    case 'import':
      return showDialog({ kind: 'import' })
    case 'paste-article':
      return showDialog({ kind: 'paste' })
    case 'export':
      return showDialog({ kind: 'export' })
    case 'undo':
      return void (undoTyping('undo') || undo())
    case 'redo':
      return void (undoTyping('redo') || redo())
    case 'find':
      return findInArticle()
    case 'copy-citation':
      return copySource()
    case 'copy-quote':
      return copyQuote('everything')
    case 'copy-entry':
      return copySource('entry')
    case 'copy-footnote':
      return copySource('footnote')
    case 'copy-markdown':
      return copyQuote('markdown')
    case 'toggle-inspector':
      return toggleInspector()
    case 'show-keys':
      return showDialog({ kind: 'keys' })
    case 'add-by-identifier':
      return showDialog({ kind: 'look-up' })
    case 'duplicates':
      return showDialog({ kind: 'duplicates' })
    case 'open-library':
      return void chooseLibrary()
    case 'backups':
      return showDialog({ kind: 'backups' })
    case 'verify':
      return showDialog({ kind: 'verify' })
    case 'settings':
      return showDialog({ kind: 'settings' })
    case 'about':
      return showDialog({ kind: 'about' })
  }
}

/** Of the article alone there are no words to copy: its citation is. */
function copySource(form?: CopyForm, as?: 'everything' | 'markdown'): void {
  const quote = selectedQuote.value
  void import('../quotes/quote-actions').then(({ copyCitation }) => copyCitation(quote, form, as))
}

function copyQuote(as: 'everything' | 'markdown'): void {
  copySource(selectedQuote.value ? 'quote' : 'citation', as)
}

/** In a text field the menu's undo is that of the typing. */
function undoTyping(direction: 'undo' | 'redo'): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)) return false
  // Deprecated, and the only way there is to reach a field's own history.
  document.execCommand(direction)
  return true
}

/** The reader has the key while an article is open; the menu presses it. */
function findInArticle(): void {
  currentView.value = 'library'
  requestAnimationFrame(() => {
    const event = new KeyboardEvent('keydown', { key: '/' })
    currentBindings()
      .find((binding) => binding.key === '/')
      ?.run(event)
  })
}
