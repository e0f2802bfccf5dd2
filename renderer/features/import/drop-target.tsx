import './drop-target.css'
import { useEffect, useState } from 'preact/hooks'
import { showDialog } from '../../state/open-dialog'
import { isImportable } from './choose-files'
import { filesOfEntries } from './dropped-entries'
import { importFiles } from './import-files'

/** Takes files dropped anywhere on the window, and text: shows where while they hover. */
export function DropTarget() {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // Entering a child comes before leaving its parent: the window is left when both are level.
    let depth = 0
    // Words dragged out of the article and dropped on it again are no new article.
    let isOurs = false
    const onStart = () => {
      isOurs = true
    }
    const onEnd = () => {
      isOurs = false
    }
    const onEnter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth++
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (isOurs || !takes(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onDrop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (isOurs || !takes(event)) return
      event.preventDefault()
      if (event.dataTransfer) void take(event.dataTransfer)
    }
    addEventListener('dragstart', onStart)
    addEventListener('dragend', onEnd)
    addEventListener('dragenter', onEnter)
    addEventListener('dragleave', onLeave)
    addEventListener('dragover', onOver)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragstart', onStart)
      removeEventListener('dragend', onEnd)
      removeEventListener('dragenter', onEnter)
      removeEventListener('dragleave', onLeave)
      removeEventListener('dragover', onOver)
      removeEventListener('drop', onDrop)
    }
  }, [])
  return (
    <div class="drop-target" hidden={!isOver} aria-hidden="true">
      <p>Drop to import</p>
    </div>
  )
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/** Text is taken too, but not where it can be typed, nor beside the fields of a dialog, whose place it would take. */
function takes(event: DragEvent): boolean {
  if (carriesFiles(event)) return !document.querySelector('dialog[open]') || isImportOpen()
  const { target } = event
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  const isFree = !isField && !document.querySelector('dialog[open]')
  return isFree && (event.dataTransfer?.types.includes('text/plain') ?? false)
}

function isImportOpen(): boolean {
  return document.querySelector('dialog[open] .drop-zone') !== null
}

async function take(data: DataTransfer): Promise<void> {
  if (!data.types.includes('Files')) {
    const text = data.getData('text/plain')
    if (text.trim()) showDialog({ kind: 'paste', text })
    return
  }
  // Both lists are gone after the event: take them before the first wait.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry())
  const files = [...data.files]
  const folders = entries.filter((entry): entry is FileSystemDirectoryEntry =>
    Boolean(entry?.isDirectory),
  )
  if (folders.length === 0) return importFiles(files)
  const names = new Set(folders.map((folder) => folder.name))
  const loose = files.filter((file) => !names.has(file.name))
  const inside = await filesOfEntries(folders)
  await importFiles([...loose, ...inside.filter((file) => isImportable(file.name))])
}
