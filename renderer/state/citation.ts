import type { CopyForm } from '#domain/citations/copied-citation'
import type { Id } from '#domain/library/model'
import type { RequestOutput } from '#ipc/contract'
import { bridge } from '../bridge'
import { copyAll, copyText } from './copy-text'
import { notifyFailure } from './notifications'

type ReadCitation = RequestOutput['citation.copy']

/** What is cited: a quote in its place, words that are no quote yet, or an article as a whole. */
export interface CitedThing {
  readonly article: Id
  readonly quote?: Id
  readonly span?: { readonly revision: Id; readonly start: number; readonly end: number }
}

const SAID: Readonly<Record<CopyForm, string>> = {
  citation: 'Citation copied.',
  quote: 'Quote and citation copied.',
  entry: 'Bibliography entry copied.',
  footnote: 'Footnote copied.',
}

/** The citation of a quote or an article, ready for a clipboard; a failure is told. */
async function readCitation(what: CitedThing, form: CopyForm): Promise<ReadCitation | undefined> {
  const result = await bridge.request('citation.copy', { ...what, form })
  if (result.ok) return result.value
  notifyFailure(result.error)
  return undefined
}

/**
 * Puts a citation on the clipboard: as text, HTML and RTF at once, or as Markdown, which is text. An article
 * has no place in itself: its citation is its entry.
 */
export async function copyCited(
  what: CitedThing,
  form: CopyForm,
  as: 'everything' | 'markdown' = 'everything',
): Promise<void> {
  const meant = !what.quote && !what.span && form === 'citation' ? 'entry' : form
  const citation = await readCitation(what, meant)
  if (!citation) return
  const done = citation.notice ? `${SAID[form]} ${citation.notice}` : SAID[form]
  if (as === 'markdown') await copyText(citation.markdown, done)
  else await copyAll(citation, done)
}
