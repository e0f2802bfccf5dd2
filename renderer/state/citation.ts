import type { Id } from '#domain/library/model'
import type { RequestOutput } from '#ipc/contract'
import { bridge } from '../bridge'
import { copyText } from './copy-text'
import { notifyFailure } from './notifications'

export type CopiedCitation = RequestOutput['citation.copy']

/** The citation of a quote, or of an article as a whole without one; a failure is told. */
export async function readCitation(article: Id, quote?: Id): Promise<CopiedCitation | undefined> {
  const result = await bridge.request('citation.copy', {
    article,
    ...(quote === undefined ? {} : { quote }),
  })
  if (result.ok) return result.value
  notifyFailure(result.error)
  return undefined
}

/** Puts a citation on the clipboard, as text and as rich text; `words` are the quoted ones before it. */
export async function copyCited(citation: CopiedCitation, words?: string): Promise<void> {
  const { text, html, notice } = citation
  const said = words === undefined ? 'Citation copied.' : 'Quote and citation copied.'
  const done = notice ? `${said} ${notice}` : said
  if (words === undefined) await copyText(text, done, html)
  else await copyText(`${words}\n— ${text}`, done, `<p>${escapeHtml(words)}</p><p>— ${html}</p>`)
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
