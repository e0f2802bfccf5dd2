import './speakers-view.css'
import search from 'lucide-static/icons/search.svg?raw'
import { useEffect } from 'preact/hooks'
import type { SpeakerRow } from '#ipc/contract'
import { registerKeys } from '../../state/keymap'
import { speakers } from '../../state/library'
import { focusPane } from '../../state/panes'
import { currentView } from '../../state/view'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icon'
import { VirtualList } from '../../ui/virtual-list'
import { SPEAKER_KIND_NAMES } from './speaker-kind-names'
import { SpeakerDetails } from './speaker-details'
import {
  activeIndex,
  activeSpeaker,
  chooseSpeaker,
  followActiveSpeaker,
  followSpeakers,
  speakerAt,
  speakerFilter,
  speakerRows,
  stayWithSpeaker,
} from './speakers-state'

/** The list takes the key itself while it has the focus; here it is for the list of keys. */
const KEYS = [
  { key: 'Enter', label: 'go to the speaker’s page', group: 'Lists' as const, run: () => false },
]

/** Everybody who is quoted or reports, and the page of one of them. */
export function SpeakersView() {
  useEffect(() => followSpeakers(), [])
  useEffect(() => followActiveSpeaker(), [])
  useEffect(() => registerKeys(KEYS), [])
  const active = activeSpeaker.value
  return (
    <div class="speakers-view">
      <section class="speakers-pane" aria-label="Speakers" data-pane="list" tabIndex={-1}>
        <header class="speakers-header">
          <h1>Speakers</h1>
          <label class="speakers-search">
            <Icon of={search} size={14} />
            <input
              type="search"
              aria-label="Find a speaker"
              placeholder="Find a speaker"
              value={speakerFilter.value}
              onInput={(event) => {
                speakerFilter.value = event.currentTarget.value
              }}
            />
          </label>
        </header>
        <SpeakerList />
      </section>
      <main
        class="speakers-main"
        aria-label="Speaker"
        data-pane="reader"
        tabIndex={-1}
        // What is edited here stays here when another speaker comes first.
        onFocusIn={stayWithSpeaker}
      >
        {active && <SpeakerDetails key={active.id} speaker={active} />}
      </main>
    </div>
  )
}

function SpeakerList() {
  if (speakers.value.size === 0) {
    return (
      <EmptyState sentence="Nobody speaks here yet. Speakers come with quotes: accept a suggestion, or say who spoke.">
        <Button
          onClick={() => {
            currentView.value = 'library'
          }}
        >
          Go to the library
        </Button>
      </EmptyState>
    )
  }
  if (speakerRows.total.value === 0) {
    return (
      <EmptyState sentence="No speaker has such a name.">
        <Button
          onClick={() => {
            speakerFilter.value = ''
          }}
        >
          Show all speakers
        </Button>
      </EmptyState>
    )
  }
  return (
    <VirtualList
      label="Speakers"
      rows={speakerRows}
      estimate={52}
      active={activeIndex.value}
      isSelected={(row) => row.id === activeSpeaker.value?.id}
      draw={(row) => <SpeakerLine row={row} />}
      onMove={(index) => chooseSpeaker(speakerAt(index)?.id)}
      onPress={(_, row) => chooseSpeaker(row.id)}
      onKey={(event) => event.key === 'Enter' && focusPane('reader')}
    />
  )
}

function SpeakerLine({ row }: { readonly row: SpeakerRow }) {
  const about = [
    row.kind === 'person' ? row.roles[0]?.title : SPEAKER_KIND_NAMES[row.kind],
    row.aliases.join(', '),
  ].filter(Boolean)
  return (
    <div class="speaker-line">
      <span class="speaker-line-name">{row.name}</span>
      <span class="speaker-line-count tabular">
        <span class="visually-hidden">, </span>
        {row.quotes}
        <span class="visually-hidden"> {row.quotes === 1 ? 'quote' : 'quotes'}</span>
      </span>
      {about.length > 0 && (
        <span class="speaker-line-about">
          <span class="visually-hidden">, </span>
          {about.join(' · ')}
        </span>
      )}
    </div>
  )
}
