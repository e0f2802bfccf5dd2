import type { Reference } from '../citations/reference'
import type { Block, Mark } from '../document/model'

/** Sixteen characters of lower-case base 32: safe as a file name on every system. */
export type Id = string
/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string

/**
 * Everything a library holds is one of these flat records. A record never holds `null`: an absent
 * field is absent, so that a change can say "was not there" with `null`.
 */
export type LibraryRecord = Article | Revision | Quote | Note | Tag | Speaker
export type RecordType = LibraryRecord['type']
export type RecordOf<T extends RecordType> = Extract<LibraryRecord, { type: T }>

/** One source. Its texts are revisions; `revision` names the current one. */
export interface Article {
  readonly type: 'article'
  readonly id: Id
  readonly reference: Reference
  /** Stored once, unique in the library without regard to case, never silently changed. */
  readonly citationKey: string
  /** The current revision. */
  readonly revision: Id
  /** Tags of the article as a whole. */
  readonly tags: readonly Id[]
  readonly addedAt: Instant
  readonly modifiedAt: Instant
  /** In the trash since then; hidden from lists, search and export. */
  readonly deletedAt?: Instant
  readonly source?: SourceFile
  /** Articles that look like this one and are not: a person has said so. */
  readonly distinctFrom?: readonly Id[]
  /** The revision whose quotations have been proposed; absent until detection has read one. */
  readonly detected?: Id
}

/** The original file, kept untouched under `sources/<article>/<fileName>`. */
export interface SourceFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
}

/** One immutable text of an article: text + blocks + marks. */
export interface Revision {
  readonly type: 'revision'
  readonly id: Id
  readonly article: Id
  readonly createdAt: Instant
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  /** BCP 47, where known. */
  readonly language?: string
}

export const QUOTE_KINDS = ['direct', 'mixed', 'indirect', 'summary'] as const
export type QuoteKind = (typeof QUOTE_KINDS)[number]

/** `suggested`: detection proposes it. `rejected` is kept, so that it is not proposed again. */
export type QuoteStatus = 'accepted' | 'suggested' | 'rejected'

/** A span of a revision, with who said it and who reported it. */
export interface Quote {
  readonly type: 'quote'
  readonly id: Id
  readonly article: Id
  readonly revision: Id
  /** UTF-16 offsets into the revision's text, end exclusive. */
  readonly start: number
  readonly end: number
  /** The anchor: the exact text and up to 32 characters on either side. */
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly kind: QuoteKind
  readonly status: QuoteStatus
  readonly speaker?: Id
  /** The reporting chain: speakers, outermost first. */
  readonly via: readonly Id[]
  readonly tags: readonly Id[]
  /** A printed page or another place in the source, where the researcher gave one. */
  readonly locator?: string
  /**
   * What stands before the source in its citation, such as "Medvedev, quoted in", where the researcher
   * wrote it; empty: nothing. Without it, it is made of speaker and chain.
   */
  readonly quotedIn?: string
  /** Its place is gone from the current revision; it still points into the one it was made on. */
  readonly orphan?: boolean
  /** Suggestions: share of right answers of the rule that proposed it, 0–1, and that rule's name. */
  readonly confidence?: number
  readonly reason?: string
  /**
   * What detection proposes and nobody has decided on: of a suggestion its speaker and chain, of a
   * quote of the researcher's own what it lacks of them.
   */
  readonly proposal?: QuoteProposal
  /** What was proposed for this quote of the researcher's own was rejected: it is not proposed again. */
  readonly declined?: boolean
  readonly addedAt: Instant
  readonly modifiedAt: Instant
}

/** Names, not speakers: those of a suggestion become speakers of the library when it is accepted. */
export interface QuoteProposal {
  readonly speaker?: ProposedSpeaker
  /** Outermost first. */
  readonly via: readonly ProposedSpeaker[]
  /** The words that introduce it: "told reporters". */
  readonly cue?: string
}

export interface ProposedSpeaker {
  readonly name: string
  readonly kind: SpeakerKind
}

/** Markdown; on a quote (then `article` is set too), on an article, or free-standing. */
export interface Note {
  readonly type: 'note'
  readonly id: Id
  readonly article?: Id
  readonly quote?: Id
  readonly title?: string
  readonly markdown: string
  readonly addedAt: Instant
  readonly modifiedAt: Instant
}

/** A node of the codebook. */
export interface Tag {
  readonly type: 'tag'
  readonly id: Id
  readonly name: string
  readonly parent?: Id
  readonly colour: TagColour
  readonly definition?: string
}

/** Names of the palette, not values: the window decides what they look like in each theme. */
export const TAG_COLOURS = [
  'blue',
  'green',
  'amber',
  'red',
  'violet',
  'teal',
  'pink',
  'olive',
  'slate',
  'orange',
] as const
export type TagColour = (typeof TAG_COLOURS)[number]

export const SPEAKER_KINDS = ['person', 'organisation', 'outlet', 'anonymous'] as const
export type SpeakerKind = (typeof SPEAKER_KINDS)[number]

export interface Speaker {
  readonly type: 'speaker'
  readonly id: Id
  readonly name: string
  readonly kind: SpeakerKind
  readonly aliases: readonly string[]
  readonly roles: readonly SpeakerRole[]
}

/** Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface SpeakerRole {
  readonly title: string
  readonly from?: string
  readonly to?: string
}
