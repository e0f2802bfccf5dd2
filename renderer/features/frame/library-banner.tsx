import './library-banner.css'
import alert from 'lucide-static/icons/triangle-alert.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import { useState } from 'preact/hooks'
import { copyText } from '../../state/copy-text'
import { libraryInfo } from '../../state/library'
import { Button, IconButton } from '../../ui/button'
import { counted } from '../../ui/counted'
import { Icon } from '../../ui/icon'

/** Says that the library can only be read, and what was found damaged when it was opened. */
export function LibraryBanner() {
  const [dismissedFor, setDismissedFor] = useState<string | undefined>(undefined)
  const info = libraryInfo.value
  if (!info) return null
  const { readOnly, problems, folder } = info
  return (
    <>
      {readOnly && (
        <Banner
          label="Read-only library"
          icon={lock}
          message={readOnly.message}
          details={readOnly.details ?? readOnly.code}
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
  readonly details: string
  readonly onDismiss?: () => void
}

function Banner({ label, icon, message, details, onDismiss }: BannerProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section class="banner" aria-label={label}>
      <Icon of={icon} />
      <p>{message}</p>
      <Button tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Details
      </Button>
      {onDismiss && <IconButton label="Dismiss" icon={x} onClick={onDismiss} />}
      {isOpen && (
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
