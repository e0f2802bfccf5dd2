import { fail, ok, type Result } from '#domain/result'

/** Longest time for one answer, all redirects in it, in ms. */
const TIME_LIMIT = 15_000
/** Bytes of one answer: a long page has a tenth of that. */
const MOST_BYTES = 4 * 1024 * 1024
const MOST_REDIRECTS = 6

export interface FetchOptions {
  readonly accept: string
  readonly timeLimit?: number
  readonly signal?: AbortSignal
}

/**
 * Gets a text from a web address that a person has asked for. Only http and https, also after a redirect;
 * bounded in time, size and redirects. Each failure is one sentence that names who was asked.
 */
export async function fetchText(
  address: string,
  service: string,
  options: FetchOptions,
): Promise<Result<string>> {
  const { accept, timeLimit = TIME_LIMIT, signal } = options
  const limits = [AbortSignal.timeout(timeLimit), ...(signal ? [signal] : [])]
  let url = address
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!/^https?:\/\//i.test(url)) break
      const response = await fetch(url, {
        headers: { accept, 'user-agent': 'Commonplace (research notebook)' },
        redirect: 'manual',
        signal: AbortSignal.any(limits),
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location) {
        await response.body?.cancel()
        url = new URL(location, url).href
        continue
      }
      if (response.ok) return await readBody(response, service)
      await response.body?.cancel()
      return refused(response.status, service)
    }
    return fail('unreadable', `What ${service} answered leads nowhere; try again later.`, {
      retry: true,
    })
  } catch (error) {
    return failed(error, service, signal)
  }
}

async function readBody(response: Response, service: string): Promise<Result<string>> {
  const parts: Uint8Array[] = []
  let size = 0
  const body = (response.body ?? []) as AsyncIterable<Uint8Array> | readonly Uint8Array[]
  for await (const part of body) {
    size += part.length
    if (size > MOST_BYTES) {
      return fail('too-large', `What ${service} answered is longer than 4 MB and was not read.`)
    }
    parts.push(part)
  }
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1]
  const bytes = Buffer.concat(parts)
  try {
    return ok(new TextDecoder(charset ?? 'utf-8').decode(bytes))
  } catch {
    return ok(bytes.toString('utf8'))
  }
}

function refused(status: number, service: string): Result<never> {
  if (status === 404 || status === 410) {
    return fail(
      'not-found',
      `There is nothing of this name at ${service}; compare it letter by letter.`,
    )
  }
  if (status === 429 || status >= 500) {
    return fail('unreadable', `${capital(service)} is busy (${status}); try again in a minute.`, {
      retry: true,
    })
  }
  return fail(
    'unreadable',
    `${capital(service)} refused to answer (${status}); fill the fields by hand.`,
  )
}

function failed(error: unknown, service: string, signal: AbortSignal | undefined): Result<never> {
  if (signal?.aborted) return fail('cancelled', 'The look-up was cancelled.')
  const details =
    error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)
  const isSlow = error instanceof Error && error.name === 'TimeoutError'
  return fail(
    'unreadable',
    isSlow
      ? `${capital(service)} did not answer in time; try again, or fill the fields by hand.`
      : `${capital(service)} could not be reached; connect this computer to the internet, or fill the fields by hand.`,
    { details, retry: true },
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
