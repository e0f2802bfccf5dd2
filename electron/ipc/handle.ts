import { type Failure, fail, type Result } from '#domain/result'
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import * as v from 'valibot'
import {
  CHANNEL_PREFIX,
  type EventName,
  type Events,
  type ParsedInput,
  REQUEST_SCHEMAS,
  type RequestName,
  type RequestOutput,
} from './contract'

export type RequestHandlers = {
  readonly [Name in RequestName]: (
    input: ParsedInput<Name>,
  ) => Result<RequestOutput[Name]> | Promise<Result<RequestOutput[Name]>>
}

export interface HandleOptions {
  /** Says whether a page may speak to us: our own main frame, nothing else. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  /** Gets every bug, with the request it came from. */
  readonly onBug: (request: RequestName, error: unknown) => void
}

/**
 * Answers the window's requests, those that come before the handlers do as soon as they are there. Each message passes the sender check and its schema before any
 * handler runs, and every answer is a `Result`: an `Error` would lose its fields on the way.
 * This is the only place that listens to `ipcMain`.
 */
export function handleRequests(handlers: Promise<RequestHandlers>, options: HandleOptions): void {
  for (const name of Object.keys(REQUEST_SCHEMAS) as RequestName[]) {
    const schema: v.GenericSchema = REQUEST_SCHEMAS[name]
    ipcMain.handle(CHANNEL_PREFIX + name, async (event, input: unknown) => {
      if (!options.isTrusted(event)) {
        return fail(
          'untrusted-sender',
          'A page that is not part of Commonplace asked for something.',
        )
      }
      const parsed = v.safeParse(schema, input)
      if (!parsed.success) {
        const issue = parsed.issues[0]
        return fail(
          'invalid-command',
          `${name}: ${v.getDotPath(issue) ?? 'input'}: ${issue.message}`,
        )
      }
      try {
        const handler = (await handlers)[name] as (input: unknown) => unknown
        return await handler(parsed.output)
      } catch (error) {
        options.onBug(name, error)
        return { ok: false, error: bugFailure(error) }
      }
    })
  }
}

/** Tells a window what happened. A window that is being closed is left alone. */
export function sendEvent<Name extends EventName>(
  target: WebContents,
  name: Name,
  event: Events[Name],
): void {
  if (!target.isDestroyed()) target.send(CHANNEL_PREFIX + name, event)
}

function bugFailure(error: unknown): Failure {
  return {
    code: 'bug',
    message:
      'Something went wrong inside Commonplace. What was saved is safe; please report this with the details.',
    details: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}
