import { useReducer } from 'preact/hooks'

/**
 * Draws again when work is done: a control that a click has changed already is then as what is stored says, also
 * where it could not be stored.
 */
export function useRedrawAfter(): (work: Promise<unknown>) => void {
  const [, redraw] = useReducer((times: number, _: undefined) => times + 1, 0)
  return (work) => void work.finally(() => redraw(undefined))
}
