import { useLayoutEffect, useRef } from 'preact/hooks'
import { FILES_INPUT, FOLDER_INPUT, IMPORT_EXTENSIONS, isImportable } from './choose-files'
import { importFiles } from './import-files'

/** The real file inputs behind every "Choose files…" and "Choose a folder…". */
export function FileInputs() {
  const folder = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true
  }, [])
  const take = (input: HTMLInputElement, isWanted: (file: File) => boolean) => {
    const files = [...(input.files ?? [])].filter(isWanted)
    // So that the same file can be chosen again.
    input.value = ''
    void importFiles(files)
  }
  return (
    <div class="visually-hidden">
      <input
        id={FILES_INPUT}
        type="file"
        aria-label="Choose files"
        tabIndex={-1}
        multiple
        accept={IMPORT_EXTENSIONS.join(',')}
        onChange={(event) => take(event.currentTarget, () => true)}
      />
      <input
        id={FOLDER_INPUT}
        ref={folder}
        type="file"
        aria-label="Choose a folder"
        tabIndex={-1}
        multiple
        onChange={(event) => take(event.currentTarget, (file) => isImportable(file.name))}
      />
    </div>
  )
}
