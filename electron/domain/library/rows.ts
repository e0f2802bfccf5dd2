import type { DuplicateGroup } from '../citations/duplicates/find-duplicates'
import type { Failure } from '../result'
import type { RecordUpdate } from './change'
import type { ChangeCounts, DescribedRecord } from './describe-change'
import type { WordPiece } from '../utterances/compare-words'
import type {
  Article,
  Id,
  Instant,
  Note,
  Quote,
  QuoteKind,
  QuoteStatus,
  Revision,
  Speaker,
  Tag,
} from './model'

/** What lists and views show of the library: read-only, made from records, never stored. */

export interface LibraryInfo {
  readonly folder: string
  readonly name: string
  readonly counts: { articles: number; quotes: number; suggestions: number; trashed: number }
  /** The last change on the disk: its journal number and when it was synced. */
  readonly sequence: number
  readonly savedAt?: Instant
  /** The words after "Undo" and "Redo"; absent where there is nothing. */
  readonly undo?: string
  /** The journal number of the change that undo would take back. */
  readonly undoStep?: number
  readonly redo?: string
  readonly readOnly?: Failure
  /** One sentence each about what was found damaged on opening and what was done. */
  readonly problems: readonly string[]
  /** How many versions of files from other programs wait for a decision. */
  readonly conflicts?: number
  readonly sampleArticle?: Id
}

export interface Page<Row> {
  readonly total: number
  readonly offset: number
  readonly rows: readonly Row[]
}

export interface ArticleRow {
  readonly id: Id
  readonly title: string
  readonly byline: string
  readonly outlet: string
  /** As people read it, such as "14 October 2009"; empty where unknown. */
  readonly date: string
  readonly citationKey: string
  readonly tags: readonly Id[]
  readonly quotes: number
  readonly suggestions: number
  readonly addedAt: Instant
  readonly modifiedAt: Instant
}

/** One article as the reader draws it. */
export interface ArticleView {
  readonly article: Article
  readonly revision: Revision
  /** Ordered by start; rejected suggestions are left out. */
  readonly quotes: readonly Quote[]
  readonly notes: readonly Note[]
  /** Start and end of each sentence, flat: [start0, end0, start1, end1, …]; UTF-16. */
  readonly sentences: readonly number[]
  readonly header: { title: string; byline: string; outlet: string; date: string; url: string }
  readonly citation: string
}

export interface QuoteRow {
  readonly id: Id
  readonly article: Id
  readonly articleTitle: string
  readonly text: string
  readonly kind: QuoteKind
  readonly status: QuoteStatus
  readonly speaker?: Id
  readonly via: readonly Id[]
  readonly tags: readonly Id[]
  readonly notes: number
  readonly locator: string
  readonly orphan: boolean
}

export interface TagRow extends Tag {
  readonly quotes: number
}

export interface SpeakerRow extends Speaker {
  readonly quotes: number
}

/** A change as a window is told of it. */
export type ChangeNews =
  /** So much has changed that what is shown is read anew. */
  { readonly size: 'large' } | SmallNews

/** Each record of a change that a window may show; tags and speakers with their counts as they are now. */
export interface SmallNews {
  readonly size: 'small'
  readonly added: readonly (Quote | Note)[]
  readonly updated: readonly RecordUpdate[]
  readonly removed: readonly Pick<Quote | Note, 'type' | 'id' | 'article'>[]
  readonly tags: readonly TagRow[]
  readonly speakers: readonly SpeakerRow[]
  /** Tags and speakers that there are no more. */
  readonly gone: readonly Id[]
}

export interface NoteRow extends Note {
  readonly articleTitle?: string
  readonly quoteText?: string
}

export interface DuplicateList {
  /** The surest first; the list is cut where nobody would come to its end. */
  readonly groups: readonly (DuplicateGroup & { readonly title: string })[]
  readonly total: number
}

/** One of several articles that are to become one. */
export interface MergeCandidate {
  readonly article: Article
  /** UTF-16 units of its current text, and how it begins. */
  readonly characters: number
  readonly beginning: string
  /** A checksum: the same for the same text. */
  readonly textId: string
  readonly quotes: number
  readonly notes: number
}

/** Another program's version of a file, about which the person decides. */
export interface ConflictRow {
  /** The version's path in the library's folder. */
  readonly id: string
  readonly kind: 'article' | 'note' | 'library'
  /** The article, where it is in the library. */
  readonly article?: Id
  readonly title: string
  readonly reason: 'both' | 'older' | 'unfit' | 'copy' | 'new'
  readonly foundAt: Instant
}

export interface ConflictPreview extends ConflictRow {
  /** What taking the other version would change here. */
  readonly differences: readonly DescribedRecord[]
  /** Differences that are not listed. */
  readonly more: number
  /** What cannot be taken as it is. */
  readonly notices: readonly string[]
}

export const CONFLICT_CHOICES = ['ours', 'theirs', 'both'] as const
export type ConflictChoice = (typeof CONFLICT_CHOICES)[number]

/** A backup of the library. */
export interface BackupRow {
  /** Its name in the backups folder. */
  readonly name: string
  readonly at: Instant
  /** `links` shares files with the library; `archive` is one compressed file of its own. */
  readonly kind: 'links' | 'archive'
}

/** What restoring a backup would change. */
export interface RestorePreview {
  readonly name: string
  readonly counts: ChangeCounts
  /** The first records that would change, articles first. */
  readonly differences: readonly DescribedRecord[]
  readonly more: number
  readonly notices: readonly string[]
}

/** One change in the history of an article or a quote. */
export interface HistoryRow {
  readonly sequence: number
  readonly at: Instant
  /** What was done, as in the undo menu: "tag quote". */
  readonly label: string
  readonly isUndo: boolean
  readonly records: readonly HistoryRecord[]
}

export interface HistoryRecord extends DescribedRecord {
  /** What it was before can be brought back by `history.bring-back`. */
  readonly canBringBack: boolean
}

export interface HistoryRows {
  readonly rows: readonly HistoryRow[]
  /** Where earlier changes go on; absent where the journal has none. */
  readonly before?: number
}
/** What the catalog says of a speaker, without opening an article. */
export interface SpeakerPage {
  /** Accepted quotes by kind: said by the speaker, and reported by them. */
  readonly counts: readonly { readonly kind: QuoteKind; said: number; reported: number }[]
  readonly articles: number
  /** Quotes that the speaker said, by year of their article, oldest first; an empty year is unknown. */
  readonly timeline: readonly { readonly year: string; readonly quotes: number }[]
}

/** One quote beside other versions of the same utterance. */
export interface UtteranceVersion {
  readonly quote: Id
  readonly article: Id
  readonly articleTitle: string
  readonly outlet: string
  readonly date: string
  readonly text: string
  /** How it differs from the group's first version; empty for that one itself. */
  readonly pieces: readonly WordPiece[]
}

/** The same utterance in several articles; the longest version first. */
export type UtteranceGroup = readonly UtteranceVersion[]
