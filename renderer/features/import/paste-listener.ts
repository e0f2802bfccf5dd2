import { showDialog } from '../../state/open-dialog'
import { importFiles } from './import-files'

/** Takes what is pasted outside of fields: text as an article, files as files. Returns its end. */
export function listenToPaste(): () => void {
  const onPaste = (event: ClipboardEvent) => {
    const data = event.clipboardData
    if (!data || event.defaultPrevented || isField(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const files = [...data.files]
    const text = data.getData('text/plain')
    if (files.length > 0) void importFiles(files)
    else if (text.trim()) showDialog({ kind: 'paste', text })
    else return
    event.preventDefault()
  }
  document.addEventListener('paste', onPaste)
  return () => document.removeEventListener('paste', onPaste)
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}
