import { bridge } from '../bridge'
import { notify } from './notifications'

/** Puts text on the clipboard and says so in `done`; a clipboard that refuses is told. */
export async function copyText(text: string, done: string): Promise<boolean> {
  return copyThroughPage({ 'text/plain': text }, done)
}

/**
 * Puts the same on the clipboard as text, HTML and RTF at once. Main does it, because a page may not
 * write RTF; where main cannot, the page writes what it may.
 */
export async function copyAll(
  { text, html, rtf }: { readonly text: string; readonly html: string; readonly rtf: string },
  done: string,
): Promise<boolean> {
  const written = await bridge.request('clipboard.write', { text, html, rtf })
  if (!written.ok) return copyThroughPage({ 'text/plain': text, 'text/html': html }, done)
  notify({ tone: 'done', message: done })
  return true
}

async function copyThroughPage(
  forms: Readonly<Record<string, string>>,
  done: string,
): Promise<boolean> {
  try {
    const types = Object.entries(forms).map(
      ([type, content]) => [type, new Blob([content], { type })] as const,
    )
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(types))])
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
