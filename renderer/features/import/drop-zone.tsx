import './drop-zone.css'
import fileText from 'lucide-static/icons/file-text.svg?raw'
import { showDialog } from '../../state/open-dialog'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { chooseFiles, chooseFolder } from './choose-files'

/** Where articles come in. Files are taken anywhere in the window; this is where one aims. */
export function DropZone() {
  return (
    <div class="drop-zone">
      <Icon of={fileText} size={32} />
      <p class="drop-words">Drop articles, paste text, or choose a folder</p>
      <div class="drop-actions">
        <Button data-autofocus onClick={chooseFiles}>
          Choose files…
        </Button>
        <Button onClick={() => showDialog({ kind: 'paste' })}>Paste text…</Button>
        <Button onClick={chooseFolder}>Choose a folder…</Button>
      </div>
      <p class="drop-formats">
        Text, Markdown and HTML become articles; BibTeX, RIS, CSL-JSON, EndNote, PubMed and other
        files of references become references.
      </p>
    </div>
  )
}
