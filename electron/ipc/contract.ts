import { COPY_FORMS, type CopiedCitation } from '#domain/citations/copied-citation'
import type { InstalledStyle, StyleName } from '#domain/citations/formatted-citation'
import type { Reference } from '#domain/citations/reference'
import type { CommandValue, SaidCommand } from '#domain/library/commands'
import {
  BIBLIOGRAPHY_FORMATS,
  CITATION_FORMATS,
  QUOTE_FORMATS,
} from '#domain/library/export-formats'
import type { Id } from '#domain/library/model'
import type { Packed } from '#domain/packed'
import type {
  ArticleRow,
  ArticleView,
  BackupRow,
  ChangeNews,
  ConflictPreview,
  ConflictRow,
  DuplicateList,
  HistoryRows,
  LibraryInfo,
  MergeCandidate,
  NoteRow,
  Page,
  QuoteRow,
  SpeakerPage,
  RestorePreview,
  SpeakerRow,
  TagRow,
  UtteranceGroup,
} from '#domain/library/rows'
import { CONFLICT_CHOICES } from '#domain/library/rows'
import { REFERENCE } from '#domain/library/command-inputs'
import type { Result } from '#domain/result'
import * as v from 'valibot'

/**
 * Every message between the window and the main process, in one place: its schema (checked in main
 * before anything else happens) and the type of its answer. The window uses the types only.
 */

const NONE = v.undefined()
const ID = v.pipe(v.string(), v.regex(/^[0-9a-z]{16}$/))
const COUNT = v.pipe(v.number(), v.integer(), v.minValue(0))
const PAGE = { offset: COUNT, limit: v.pipe(COUNT, v.maxValue(500)) }
const TEXT = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024))
const LINE = v.pipe(v.string(), v.maxLength(4000))

export const ARTICLE_SORTS = ['added', 'modified', 'title', 'author', 'date', 'quotes'] as const

const ARTICLE_FILTER = {
  text: v.optional(LINE),
  tag: v.optional(ID),
  trash: v.optional(v.boolean()),
}
const QUOTE_FILTER = {
  article: v.optional(ID),
  tag: v.optional(ID),
  speaker: v.optional(ID),
  kind: v.optional(v.picklist(['direct', 'mixed', 'indirect', 'summary'])),
}
/** What an export takes: all, or what is listed by id. */
const ARTICLE_SCOPE = v.union([v.literal('all'), v.pipe(v.array(ID), v.maxLength(200_000))])

const EXPORT = v.variant('what', [
  v.strictObject({
    what: v.literal('citations'),
    format: v.picklist(CITATION_FORMATS),
    articles: ARTICLE_SCOPE,
  }),
  v.strictObject({
    what: v.literal('quotes'),
    format: v.picklist(QUOTE_FORMATS),
    articles: ARTICLE_SCOPE,
  }),
  /** In the chosen style. */
  v.strictObject({
    what: v.literal('bibliography'),
    format: v.picklist(BIBLIOGRAPHY_FORMATS),
    articles: ARTICLE_SCOPE,
  }),
])

/** The schema of each request's input. Its keys are the only channels that the window can reach. */
export const REQUEST_SCHEMAS = {
  'library.info': NONE,
  /** Any of the library's commands; parsed by the domain's own schemas. */
  'library.execute': v.looseObject({ type: v.string() }),
  /** Several commands as one change: all or nothing, and one step of undo. */
  'library.execute-all': v.strictObject({
    commands: v.pipe(
      v.array(v.looseObject({ type: v.string() })),
      v.minLength(1),
      v.maxLength(100_000),
    ),
  }),
  'library.undo': NONE,
  'library.redo': NONE,
  /** Lets the person choose a folder and opens the library in it. */
  'library.choose': NONE,
  'library.open-sample': NONE,
  /** Shows the library's folder in the system's file manager. */
  'library.reveal': NONE,
  'articles.list': v.strictObject({
    ...ARTICLE_FILTER,
    sort: v.picklist(ARTICLE_SORTS),
    descending: v.optional(v.boolean()),
    ...PAGE,
  }),
  'article.read': v.strictObject({ article: ID }),
  /** More of an article's quotes: see `ListRest`. */
  'article.read-quotes': v.strictObject({ answer: COUNT, part: COUNT }),
  'quotes.list': v.strictObject({ ...QUOTE_FILTER, ...PAGE }),
  'tags.list': NONE,
  'speakers.list': NONE,
  'speaker.read': v.strictObject({ speaker: ID }),
  /** The speaker's utterances that stand in several articles; worked out in the background. */
  'speaker.utterances': v.strictObject({ speaker: ID }),
  /** The versions of one quote's utterance, itself included; empty where there is no other. */
  'quote.versions': v.strictObject({ quote: ID }),
  'notes.list': v.strictObject(PAGE),
  /** Files given by path, dropped or chosen; answers when all are in the library. */
  'import.files': v.strictObject({ paths: v.pipe(v.array(LINE), v.maxLength(10_000)) }),
  'import.text': v.strictObject({ text: TEXT, reference: v.optional(REFERENCE) }),
  'citation.preview': v.strictObject({ reference: REFERENCE, citationKey: LINE }),
  /**
   * Of a quote, or of words that are none yet: as it stands in a text, with its place. Of an article: as in a
   * bibliography.
   */
  'citation.copy': v.strictObject({
    article: ID,
    quote: v.optional(ID),
    span: v.optional(v.strictObject({ revision: ID, start: COUNT, end: COUNT })),
    form: v.optional(v.picklist(COPY_FORMS)),
  }),
  /** All at once, so that the program pasted into takes the one it likes best. */
  'clipboard.write': v.strictObject({ text: TEXT, html: TEXT, rtf: TEXT }),
  /** Citation styles that match what was typed, favourites first, and the chosen one. */
  'styles.list': v.strictObject({ query: LINE, limit: v.pipe(COUNT, v.maxValue(500)) }),
  'style.set': v.strictObject({ name: LINE }),
  /** Puts a style before all others, or back among them. */
  'style.star': v.strictObject({ name: LINE, on: v.boolean() }),
  /** Takes in a `.csl` file, which is cited with first. */
  'style.install': v.strictObject({ path: LINE }),
  'style.remove': v.strictObject({ name: LINE }),
  /** What would be written, cut to its first 20,000 characters, and how much it is. */
  'export.preview': EXPORT,
  /** Asks for the file with the system's save dialog, then writes it. */
  'export.save': EXPORT,
  /** Asks the service that `SERVICES` names for an identifier; nothing is sent without this request. */
  'look-up.find': v.strictObject({ identifier: LINE }),
  /** The pattern that new citation keys are made by. */
  'keys.pattern': NONE,
  'keys.set-pattern': v.strictObject({ pattern: LINE }),
  /** A key by the pattern that is free, or is the article's own. */
  'keys.make': v.strictObject({ reference: REFERENCE, article: v.optional(ID) }),
  /** The article that has a key, without regard to case. */
  'keys.owner': v.strictObject({ key: LINE }),
  /** Articles that look like one source; compared off the window's thread. */
  'duplicates.list': NONE,
  /** What there is to choose from when articles are merged. */
  'duplicates.read': v.strictObject({
    articles: v.pipe(v.array(ID), v.minLength(1), v.maxLength(100)),
  }),
  /** Versions of files that other programs left, about which the person decides. */
  'conflicts.list': NONE,
  'conflict.preview': v.strictObject({ conflict: LINE }),
  'conflict.decide': v.strictObject({ conflict: LINE, choice: v.picklist(CONFLICT_CHOICES) }),
  'backups.list': NONE,
  'backup.create': NONE,
  /** Asks for a file with the system's dialog, then writes a compressed backup into it. */
  'backup.archive': NONE,
  /** Asks for a compressed backup with the system's dialog; null where nothing was chosen. */
  'backup.choose': NONE,
  'backup.preview': v.strictObject({ backup: LINE }),
  'backup.restore': v.strictObject({ backup: LINE }),
  'history.read': v.variant('of', [
    v.strictObject({ of: v.literal('article'), id: ID, before: v.optional(COUNT) }),
    v.strictObject({ of: v.literal('quote'), id: ID, before: v.optional(COUNT) }),
  ]),
  'history.bring-back': v.strictObject({ sequence: COUNT, record: ID }),
  /** Checks every file, reference and anchor; with `repair` the library is closed meanwhile. */
  'library.verify': v.strictObject({ repair: v.boolean() }),
  /** Closes the library and opens it again, as after a disk had failed. */
  'library.reopen': NONE,
  /** The window has saved what it had: it may go. */
  'window.may-close': NONE,
  'task.cancel': v.strictObject({ task: LINE }),
  /** Asks the person, then opens an http(s) or mailto address in their browser. */
  'link.open': v.strictObject({
    href: v.pipe(LINE, v.regex(/^(?:https?:\/\/|mailto:)/i)),
  }),
  'theme.set': v.strictObject({ theme: v.picklist(['system', 'light', 'dark']) }),
} satisfies Record<string, v.GenericSchema>

export type RequestName = keyof typeof REQUEST_SCHEMAS

/** What the window says: the schema's input, with the commands' own type where it is one. */
export type RequestInput<Name extends RequestName> = Name extends 'library.execute'
  ? SaidCommand
  : Name extends 'library.execute-all'
    ? { readonly commands: readonly SaidCommand[] }
    : v.InferInput<(typeof REQUEST_SCHEMAS)[Name]>

/** What main's handlers get: the schema's output. */
export type ParsedInput<Name extends RequestName> = v.InferOutput<(typeof REQUEST_SCHEMAS)[Name]>

/**
 * Under which number the rest of a list is asked for. What 3,000 quotes say came at once before, and kept the
 * window from answering for 100 ms.
 */
export interface ListRest {
  readonly answer: number
  /** How many parts there are beside the first, which is number 0. */
  readonly parts: number
}

/** What main answers, inside a `Result`. */
export interface RequestOutput {
  'library.info': LibraryInfo
  'library.execute': Executed
  'library.execute-all': { readonly sequence: number }
  'library.undo': Executed
  'library.redo': Executed
  /** Null: the person chose nothing. */
  'library.choose': LibraryInfo | null
  'library.open-sample': { article: Id }
  'library.reveal': null
  'articles.list': Page<ArticleRow>
  /** Packed: it is large. Of very many quotes it has the first. */
  'article.read': { readonly packed: Packed<ArticleView>; readonly rest?: ListRest }
  'article.read-quotes': Packed<ArticleView['quotes']>
  'quotes.list': Page<QuoteRow>
  'tags.list': readonly TagRow[]
  'speakers.list': readonly SpeakerRow[]
  'speaker.read': SpeakerPage
  'speaker.utterances': { readonly groups: readonly UtteranceGroup[]; readonly left: number }
  'quote.versions': UtteranceGroup
  'notes.list': Page<NoteRow>
  'import.files': ImportReport
  'import.text': ImportReport
  /** The notice is empty where the style could be followed. */
  'citation.preview': { entry: string; citation: string; notice: string }
  'citation.copy': CopiedCitation & {
    readonly notice: string
    /** Of a second-hand quote: what this style puts before its source of itself. */
    readonly quotedIn?: string
  }
  'clipboard.write': null
  'styles.list': { styles: readonly StyleName[]; chosen: StyleName }
  'style.set': StyleName
  'style.star': null
  'style.install': InstalledStyle
  'style.remove': null
  'export.preview': ExportPreview
  'export.save': ExportReport | null
  'look-up.find': { reference: Reference }
  'keys.pattern': { pattern: string }
  'keys.set-pattern': { pattern: string }
  'keys.make': { key: string }
  /** Null: it is free. A trashed article keeps its key. */
  'keys.owner': { article: Id; title: string; isTrashed: boolean } | null
  'duplicates.list': DuplicateList
  'duplicates.read': readonly MergeCandidate[]
  'conflicts.list': readonly ConflictRow[]
  'conflict.preview': ConflictPreview
  'conflict.decide': { sequence: number }
  'backups.list': readonly BackupRow[]
  'backup.create': { name: string }
  'backup.archive': { path: string; files: number } | null
  'backup.choose': { path: string } | null
  'backup.preview': RestorePreview
  'backup.restore': { sequence: number; notices: readonly string[] }
  'history.read': HistoryRows
  'history.bring-back': { sequence: number }
  'library.verify': VerifyReport
  'library.reopen': LibraryInfo
  'window.may-close': null
  'task.cancel': null
  'link.open': { opened: boolean }
  'theme.set': null
}

export interface Executed {
  readonly sequence: number
  readonly value: CommandValue
}

export interface ImportReport {
  readonly articles: readonly Id[]
  /** One sentence each: what was not imported, or only in part, and why. */
  readonly notices: readonly { readonly file: string; readonly message: string }[]
  readonly failed: number
  readonly cancelled: boolean
}

export interface ExportPreview {
  readonly text: string
  readonly items: number
  readonly truncated: boolean
  /** One sentence each about what is not in it. */
  readonly notices: readonly string[]
}

export interface ExportReport {
  readonly path: string
  readonly items: number
  readonly notices: readonly string[]
}

/** What main tells the window without being asked. */
export interface Events {
  /** A change is on the disk; `info` is the library after it. */
  'library-changed': { readonly news: ChangeNews; readonly info: LibraryInfo }
  /** Another library is open now: everything shown is of the old one. */
  'library-opened': LibraryInfo
  /** Other programs have done something to the library's files. */
  'outside-news': OutsideNews
  /** The window is about to be closed: it saves what it has and says `window.may-close`. */
  'window-closing': null
  'task-progress': TaskProgress
  /** Files that the system asked the app to open: the window imports them as if they were dropped. */
  'open-files': { readonly paths: readonly string[] }
  /** A menu item of the window's own commands was chosen. */
  'menu-command': { readonly command: MenuCommand }
}

export type EventName = keyof Events

export const MENU_COMMANDS = [
  'import',
  'paste-article',
  'export',
  'undo',
  'redo',
  'find',
  'copy-citation',
  'copy-quote',
  'copy-entry',
  'copy-footnote',
  'copy-markdown',
  'toggle-inspector',
  'show-keys',
  'add-by-identifier',
  'duplicates',
  'open-library',
  'backups',
  'verify',
  'settings',
  'about',
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** What was noticed of other programs' work, and what was done about it. */
export interface OutsideNews {
  readonly info: LibraryInfo
  /** One sentence. */
  readonly message?: string
  /** The change that took an edit in, so that it can be taken back. */
  readonly sequence?: number
}

/** What a check of the library found. */
export interface VerifyReport {
  readonly articles: number
  readonly quotes: number
  readonly notes: number
  readonly problems: readonly {
    readonly file: string
    readonly message: string
    readonly isRepaired: boolean
  }[]
}

export interface TaskProgress {
  readonly task: string
  /** What is being done, as a short phrase: "Importing 12 files". */
  readonly label: string
  readonly done: number
  readonly total: number
  readonly finished: boolean
}

/** The prefix of every channel, so that a foreign message is told apart before it is parsed. */
export const CHANNEL_PREFIX = 'commonplace:'

/** What the preload puts on `window.commonplace`. */
export interface CommonplaceBridge {
  request<Name extends RequestName>(
    name: Name,
    ...input: undefined extends RequestInput<Name> ? [] : [input: RequestInput<Name>]
  ): Promise<Result<RequestOutput[Name]>>
  /** Returns the function that takes the listener away again. */
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void
  /** Where a dropped or chosen file lies; empty for a file that has no place on the disk. */
  pathForFile(file: File): string
  readonly platform: 'darwin' | 'win32' | 'linux'
  readonly versions: { readonly app: string; readonly electron: string; readonly chromium: string }
}

/** The window's `File`, which this layer has no library for. */
interface File {
  readonly name: string
  readonly size: number
}

export type {
  ArticleRow,
  ArticleView,
  DuplicateList,
  LibraryInfo,
  MergeCandidate,
  NoteRow,
  Page,
  QuoteRow,
  SpeakerPage,
  SpeakerRow,
  TagRow,
  UtteranceGroup,
} from '#domain/library/rows'
