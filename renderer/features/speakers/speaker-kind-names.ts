import type { SpeakerKind } from '#domain/library/model'

/** What a speaker is, for people. */
export const SPEAKER_KIND_NAMES: Readonly<Record<SpeakerKind, string>> = {
  person: 'Person',
  organisation: 'Organisation',
  outlet: 'Outlet',
  anonymous: 'Anonymous',
}
