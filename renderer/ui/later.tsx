import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { afterFirstPaint } from './after-first-paint'

/** A part of the window whose code is not loaded with the window itself. */
export interface LaterPart<Props> {
  (props: Props): preact.JSX.Element | null
  /** Loads the code, for whoever knows that the part will be wanted; a second call waits for the first. */
  load(): Promise<void>
}

/**
 * A component that is loaded behind the first picture: when it has been drawn for the first time, or when
 * `load` is called. Until it is there, `meanwhile` stands in its place.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile?: ComponentType<Props>,
): LaterPart<Props> {
  const part = signal<ComponentType<Props> | undefined>(undefined)
  let loading: Promise<void> | undefined
  const begin = () =>
    (loading ??= load().then(
      (loaded) => {
        part.value = loaded
      },
      (error: unknown) => {
        // The next one who wants it tries again.
        loading = undefined
        throw error
      },
    ))
  function Later(props: Props) {
    const Loaded = part.value
    const isThere = Loaded !== undefined
    useEffect(() => {
      if (!isThere) void afterFirstPaint().then(begin)
    }, [isThere])
    const Shown = Loaded ?? meanwhile
    return Shown ? <Shown {...props} /> : null
  }
  return Object.assign(Later, { load: begin })
}
