import type { RequestName } from '#ipc/contract'
import type { RequestHandlers } from '#ipc/handle'

/**
 * Handlers whose code is loaded with the first request for one of them, so that the window need not wait
 * for what its first screen does not use.
 */
export function later<Name extends RequestName>(
  names: readonly Name[],
  load: () => Promise<Pick<RequestHandlers, Name>>,
): Pick<RequestHandlers, Name> {
  let loading: Promise<Pick<RequestHandlers, Name>> | undefined
  const answerer = (name: Name) => async (input: unknown) => {
    loading ??= load()
    const handler = (await loading)[name] as (input: unknown) => unknown
    return handler(input)
  }
  return Object.fromEntries(names.map((name) => [name, answerer(name)])) as unknown as Pick<
    RequestHandlers,
    Name
  >
}
