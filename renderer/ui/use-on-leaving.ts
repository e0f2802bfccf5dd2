import { useEffect, useRef } from 'preact/hooks'
import { onLeaving } from '../state/on-leaving'

/** Has the `save` of the latest drawing run when the window is about to go. */
export function useOnLeaving(save: () => Promise<unknown>): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => onLeaving(() => latest.current()), [])
}

/** Has the `save` of the latest drawing run when what is drawn is taken away. */
export function useOnGoing(save: () => Promise<unknown>): void {
  const latest = useRef(save)
  latest.current = save
  useEffect(() => () => void latest.current(), [])
}
