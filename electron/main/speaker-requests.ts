import { fail, ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import { readSpeaker } from '#services/read-speaker'
import { UtteranceService } from '#services/utterance-service'
import type { RequestContext } from './request-context'

/** What the window asks about one speaker, and about quotes that several articles carry. */
export function makeSpeakerHandlers({ open, tasks }: RequestContext) {
  const store = () => open.library.store
  const utterances = new UtteranceService(tasks.background)
  return {
    'speaker.read': ({ speaker }) =>
      store().view.speaker(speaker)
        ? ok(readSpeaker(store(), speaker))
        : fail(
            'not-found',
            'This speaker is no longer in the library; choose another in the list.',
          ),
    'speaker.utterances': async ({ speaker }) => ok(await utterances.ofSpeaker(store(), speaker)),
    'quote.versions': async ({ quote }) => ok(await utterances.ofQuote(store(), quote)),
  } satisfies Partial<RequestHandlers>
}
