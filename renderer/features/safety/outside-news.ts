import { bridge } from '../../bridge'
import { offerUndo } from '../../state/execute'
import { libraryInfo } from '../../state/library'
import { notify } from '../../state/notifications'

/** Follows what other programs do to the library's files; returns what ends it. */
export function followOutsideNews(): () => void {
  return bridge.on('outside-news', ({ info, message, sequence }) => {
    libraryInfo.value = info
    if (message === undefined) return
    if (sequence === undefined) notify({ tone: 'done', topic: 'outside', message })
    else offerUndo(sequence, message)
  })
}
