import './library-banner.css'
import alert from 'lucide-static/icons/triangle-alert.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { bridge } from '../../bridge'
import { copyText } from '../../state/copy-text'
import { libraryInfo } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { saveAllTyped } from '../../state/on-leaving'
import { showDialog } from '../../state/open-dialog'
import { Button, IconButton } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Icon } from '../../ui/icon'

/** Says that the library can only be read, and what was found damaged when it was opened. */
export function LibraryBanner() {
  const [dismissedFor, setDismissedFor] = useState<string | undefined>(undefined)
  const info = libraryInfo.value
  if (!info) return null
  const { readOnly, problems, folder, conflicts = 0 } = info
  return (
    <>
      {readOnly && (
        <Banner
          label="Read-only library"
          icon={lock}
          message={readOnly.message}
          details={readOnly.details ?? readOnly.code}
          action={<Button onClick={() => void reopen()}>Open again</Button>}
        />
      )}
      {conflicts > 0 && (
        <Banner
          label="Changed by other programs"
          icon={alert}
          message={
            conflicts === 1
              ? 'One file was changed by another program in a way that needs your decision; both versions are kept.'
              : `${counted(conflicts, 'file')} were changed by other programs in a way that needs your decision; both versions are kept.`
          }
          action={<Button onClick={() => showDialog({ kind: 'conflicts' })}>Decide…</Button>}
        />
      )}
      {problems.length > 0 && dismissedFor !== folder && (
        <Banner
          label="Damage found"
          icon={alert}
          message={
            problems.length === 1
              ? 'One thing was found damaged when this library was opened; the rest is unharmed.'
              : `${counted(problems.length, 'thing')} were found damaged when this library was opened; the rest is unharmed.`
          }
          details={problems.join('\n')}
          onDismiss={() => setDismissedFor(folder)}
        />
      )}
    </>
  )
}

interface BannerProps {
  readonly label: string
  readonly icon: string
  readonly message: string
  readonly details?: string
  readonly action?: ComponentChildren
  readonly onDismiss?: () => void
}

function Banner({ label, icon, message, details, action, onDismiss }: BannerProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section class="banner" aria-label={label}>
      <Icon of={icon} />
      <p>{message}</p>
      {action}
      {details !== undefined && (
        <Button tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Details
        </Button>
      )}
      {onDismiss && <IconButton label="Dismiss" icon={x} onClick={onDismiss} />}
      {isOpen && details !== undefined && (
        <div class="banner-details">
          <pre tabIndex={0}>{details}</pre>
          <Button onClick={() => void copyText(`${message}\n${details}`, 'Details copied.')}>
            Copy details
          </Button>
        </div>
      )}
    </section>
  )
}

/** After a disk had failed or a lock was lost: from what is on the disk. */
async function reopen(): Promise<void> {
  await saveAllTyped()
  const opened = await bridge.request('library.reopen')
  if (!opened.ok) notifyFailure(opened.error, () => void reopen())
}
