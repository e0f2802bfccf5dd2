import { computed, effect, signal } from '@preact/signals'
import type { Id, Speaker } from '#domain/library/model'
import type { QuoteRow, SpeakerPage, SpeakerRow, UtteranceGroup } from '#ipc/contract'
import { bridge } from '../../bridge'
import { execute, executeUndoable } from '../../state/execute'
import { libraryFolder, revisionOfLists, speakers } from '../../state/library'
import { notifyFailure } from '../../state/notifications'
import { focusNewPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { counted } from '../../ui/counted'
import { foldedName, foldForSearch, rankNames } from '../../ui/match-names'
import { PagedRows } from '../../ui/paged-rows'

/** What the list of speakers is filtered by. */
export const speakerFilter = signal('')

const chosen = signal<Id | undefined>(undefined)

/** The speakers that answer to the filter: without one the most quoted first. */
const listed = computed<readonly SpeakerRow[]>(() => {
  const all = [...speakers.value.values()]
  const query = foldForSearch(speakerFilter.value)
  // They come by name, and those with equal counts stay so.
  if (query === '') return all.sort((a, b) => b.quotes - a.quotes)
  const candidates = all.map((speaker) => ({
    item: speaker,
    names: [speaker.name, ...speaker.aliases].map(foldedName),
    weight: speaker.quotes,
  }))
  return rankNames(candidates, query).map(({ item }) => item)
})

/** The rows of the list; they are in the window already. */
export const speakerRows = new PagedRows<SpeakerRow>((offset, limit) => {
  const all = listed.peek()
  return Promise.resolve({ total: all.length, offset, rows: all.slice(offset, offset + limit) })
})

/** Keeps the rows as the names and the filter are; returns the function that stops it. */
export function followSpeakers(): () => void {
  return effect(() => {
    void listed.value
    speakerRows.refresh()
  })
}

/** The speaker whose page is shown: the chosen one, or the first of the list. */
export const activeSpeaker = computed<SpeakerRow | undefined>(
  () => speakers.value.get(chosen.value ?? '') ?? listed.value[0],
)

export const activeIndex = computed(() =>
  Math.max(
    0,
    listed.value.findIndex(({ id }) => id === activeSpeaker.value?.id),
  ),
)

export function chooseSpeaker(id: Id | undefined): void {
  chosen.value = id
}

/** Has the page stay that of its speaker, also where it was only the first of the list until now. */
export function stayWithSpeaker(): void {
  chosen.value = activeSpeaker.peek()?.id
}

/** The speaker at a place of the list. */
export function speakerAt(index: number): SpeakerRow | undefined {
  return listed.value[index]
}

// Another library has other speakers.
effect(() => {
  void libraryFolder.value
  chosen.value = undefined
  speakerFilter.value = ''
})

/** Goes to the page of a speaker. */
export function showSpeaker(id: Id): void {
  speakerFilter.value = ''
  chosen.value = id
  currentView.value = 'speakers'
  focusNewPane('list')
}

/** What is shown of one speaker; each part comes when it has been worked out. */
interface Shown {
  readonly speaker: Id
  readonly page?: SpeakerPage
  readonly quotes: readonly QuoteRow[]
  readonly total: number
  readonly groups?: readonly UtteranceGroup[]
  /** Quotes that were too many to be compared. */
  readonly left: number
}

export const shownSpeaker = signal<Shown | undefined>(undefined)

/** Quotes of the page at first, and again with each "more". */
const QUOTES_AT_ONCE = 60
const quotesWanted = signal(QUOTES_AT_ONCE)

export function showMoreQuotes(): void {
  quotesWanted.value += QUOTES_AT_ONCE
}

/** Keeps what is shown of the active speaker as the library is; returns the function that stops it. */
export function followActiveSpeaker(): () => void {
  let last: Id | undefined
  return effect(() => {
    const speaker = activeSpeaker.value?.id
    void revisionOfLists.value
    if (speaker !== last) quotesWanted.value = QUOTES_AT_ONCE
    last = speaker
    void load(speaker, Math.min(500, quotesWanted.value))
  })
}

/** How often a page was asked for, and which of these answers is shown. */
let timesAsked = 0
let shownAnswer = 0

async function load(speaker: Id | undefined, limit: number): Promise<void> {
  if (speaker === undefined) {
    shownSpeaker.value = undefined
    return
  }
  const before = shownSpeaker.peek()
  // What another speaker's page showed is gone at once; one's own stays until the new is there.
  const own = before?.speaker === speaker ? before : { speaker, quotes: [], total: 0, left: 0 }
  shownSpeaker.value = own
  const asked = ++timesAsked
  const isStill = () => activeSpeaker.peek()?.id === speaker && asked >= shownAnswer
  const [page, quotes] = await Promise.all([
    bridge.request('speaker.read', { speaker }),
    bridge.request('quotes.list', { speaker, offset: 0, limit }),
  ])
  if (!isStill()) return
  if (!page.ok || !quotes.ok) {
    // Merged away or undone meanwhile: the names that are on their way say so.
    for (const result of [page, quotes]) {
      if (!result.ok && result.error.code !== 'not-found') notifyFailure(result.error)
    }
    return
  }
  shownAnswer = asked
  shownSpeaker.value = {
    ...own,
    page: page.value,
    quotes: quotes.value.rows,
    total: quotes.value.total,
  }
  const groups = await bridge.request('speaker.utterances', { speaker })
  const now = shownSpeaker.peek()
  if (isStill() && groups.ok && now?.speaker === speaker) {
    shownSpeaker.value = { ...now, ...groups.value }
  }
}

/** Makes one speaker of two; it can be undone. */
export async function mergeSpeaker(from: Id, into: Id): Promise<void> {
  const name = speakers.value.get(from)?.name ?? ''
  const merged = await executeUndoable(
    { type: 'speaker.merge', from: [from], into },
    `Merged “${name}” into “${speakers.value.get(into)?.name ?? ''}”.`,
  )
  if (merged) chosen.value = into
}

export interface Split {
  readonly name: string
  readonly quotes: readonly Id[]
  readonly aliases: readonly string[]
}

/** Splits quotes and names off a speaker; it can be undone. */
export async function splitSpeaker(
  speaker: Id,
  { name, quotes, aliases }: Split,
): Promise<boolean> {
  return executeUndoable(
    { type: 'speaker.split', speaker, name, quotes: [...quotes], aliases: [...aliases] },
    `Split “${name}” off, with ${counted(quotes.length, 'quote')}.`,
  )
}

export type SpeakerEdit = Partial<Pick<Speaker, 'name' | 'kind' | 'aliases' | 'roles'>>

export async function editSpeaker(speaker: Id, edit: SpeakerEdit): Promise<boolean> {
  const { aliases, roles, ...rest } = edit
  const executed = await execute({
    type: 'speaker.edit',
    speaker,
    ...rest,
    ...(aliases ? { aliases: [...aliases] } : {}),
    ...(roles ? { roles: [...roles] } : {}),
  })
  return executed !== undefined
}
