import { notify } from './notifications'

/**
 * Puts text on the clipboard, with HTML beside it where given, and says so in `done`. Through the
 * page's own clipboard: Electron's module has another form in every few versions.
 */
export async function copyText(text: string, done: string, html?: string): Promise<boolean> {
  try {
    const types: Record<string, Blob> = { 'text/plain': new Blob([text], { type: 'text/plain' }) }
    if (html !== undefined) types['text/html'] = new Blob([html], { type: 'text/html' })
    await navigator.clipboard.write([new ClipboardItem(types)])
    notify({ tone: 'done', message: done })
    return true
  } catch (error) {
    notify({
      tone: 'problem',
      message:
        'The system’s clipboard could not be written to; try again with this window in front.',
      details: String(error),
    })
    return false
  }
}
