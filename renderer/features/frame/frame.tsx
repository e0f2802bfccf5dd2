import './frame.css'
import { useEffect } from 'preact/hooks'
import { currentView } from '../../state/view'
import {
  INSPECTOR,
  LIST,
  inspectorMost,
  inspectorOpen,
  inspectorWidth,
  isNarrow,
  listMost,
  listWidth,
  setInspectorWidth,
  setListWidth,
} from '../../state/layout'
import { isEmptyLibrary } from '../../state/library'
import { openDialog } from '../../state/open-dialog'
import { TooltipLayer } from '../../ui/tooltip-layer'
import { DropTarget } from '../import/drop-target'
import { FirstRun } from '../import/first-run'
import { ArticleList } from '../library/article-list'
import { ReaderPane } from '../reader/reader-pane'
import { ClosingVeil } from '../safety/closing-veil'
import { LibraryBanner } from './library-banner'
import { NotificationList } from './notification-list'
import { Rail } from './rail'
import { DialogsPart, InspectorPart, loadParts, QuotesPart, SpeakersPart, TagsPart } from './parts'
import { Splitter } from './splitter'
import { StatusBar } from './status-bar'
import { TaskList } from './task-list'

/** The window: rail, the panes of the view, status bar, and what lies over them. */
export function Frame() {
  useEffect(loadParts, [])
  return (
    <div
      class="frame"
      style={{
        '--list-width': `${listWidth.value}px`,
        '--inspector-width': `${inspectorWidth.value}px`,
      }}
    >
      <Rail />
      <div class="frame-view">
        <LibraryBanner />
        <CurrentView />
      </div>
      <StatusBar />
      <NotificationList />
      <TaskList />
      <DropTarget />
      {openDialog.value && <DialogsPart />}
      <ClosingVeil />
      <TooltipLayer />
    </div>
  )
}

function CurrentView() {
  if (isEmptyLibrary.value) return <FirstRun />
  switch (currentView.value) {
    case 'library':
      return <LibraryView />
    case 'quotes':
      return <QuotesPart />
    case 'speakers':
      return <SpeakersPart />
    case 'tags':
      return <TagsPart />
  }
}

/** Articles, the one that is read, and its quotes. */
function LibraryView() {
  const narrow = isNarrow.value
  const open = inspectorOpen.value
  return (
    <div class={`library-view ${narrow ? 'narrow' : ''} ${open ? 'with-inspector' : ''}`}>
      <section class="list-pane" aria-label="Articles" data-pane="list">
        <h1 class="visually-hidden">Articles</h1>
        <ArticleList />
        <Splitter
          class="of-list"
          label="Width of the list"
          value={listWidth.value}
          least={LIST.least}
          most={listMost.value}
          usual={LIST.usual}
          onChange={setListWidth}
        />
      </section>
      <main class="reader-pane" aria-label="Reader" data-pane="reader" tabIndex={-1}>
        <ReaderPane />
      </main>
      {/* Hidden rather than gone: its keys work while it is closed. */}
      <aside
        class="inspector-pane"
        aria-label="Inspector"
        data-pane="inspector"
        tabIndex={-1}
        hidden={!open}
      >
        <Splitter
          class="of-inspector"
          label="Width of the inspector"
          value={inspectorWidth.value}
          least={INSPECTOR.least}
          most={inspectorMost.value}
          usual={INSPECTOR.usual}
          isOfRight
          onChange={setInspectorWidth}
        />
        <InspectorPart />
      </aside>
    </div>
  )
}
