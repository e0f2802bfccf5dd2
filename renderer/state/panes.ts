/**
 * The panes of the window in the order in which F6 visits them: elements with `data-pane`. What is
 * not on screen is passed over.
 */
const PANE = '[data-pane]'

const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]'

/** Where the focus was last in each pane. */
const last = new Map<string, WeakRef<HTMLElement>>()

const isVisible = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true })

function panes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(PANE)].filter(isVisible)
}

/** Remembers where the focus is in each pane; returns the function that stops it. */
export function followFocus(): () => void {
  const onFocus = (event: FocusEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement)) return
    const pane = target.closest<HTMLElement>(PANE)
    if (pane && pane !== target) last.set(pane.dataset['pane'] ?? '', new WeakRef(target))
  }
  document.addEventListener('focusin', onFocus)
  return () => document.removeEventListener('focusin', onFocus)
}

/** Moves the focus to the next pane (or the one before), round and round. */
export function focusNextPane(step: 1 | -1): void {
  const all = panes()
  const here = document.activeElement?.closest<HTMLElement>(PANE)
  const at = here ? all.indexOf(here) : -1
  const next = at < 0 ? (step > 0 ? all[0] : all.at(-1)) : all.at((at + step) % all.length)
  if (next) focusIn(next)
}

/** Moves the focus into a pane by its name; false where it is not on screen. */
export function focusPane(name: string): boolean {
  const pane = panes().find((one) => one.dataset['pane'] === name)
  if (pane) focusIn(pane)
  return pane !== undefined
}

/** Drawings that a view may take until its rows have come. */
const MOST_FRAMES = 30

/**
 * Moves the focus to the start of a pane that has only just been asked for: as soon as what it names
 * as its start is there, or to its first stop if that does not come. Who has gone on to something else by
 * then, such as a field, keeps the focus there.
 */
export function focusNewPane(name: string): void {
  focusWhenThere(name, document.activeElement, MOST_FRAMES)
}

function focusWhenThere(name: string, from: Element | null, frames: number): void {
  requestAnimationFrame(() => {
    const { activeElement: now } = document
    if (now && now !== from && now !== document.body) return
    const pane = panes().find((one) => one.dataset['pane'] === name)
    const start = pane?.querySelector<HTMLElement>('[data-pane-start]')
    if (start && isVisible(start)) start.focus()
    else if (frames > 0) focusWhenThere(name, from, frames - 1)
    else focusPane(name)
  })
}

/** To where the focus was in it, else to what the pane names as its start, else to its first stop. */
function focusIn(pane: HTMLElement): void {
  const before = last.get(pane.dataset['pane'] ?? '')?.deref()
  if (before && pane.contains(before) && before.tabIndex >= 0 && isVisible(before)) {
    before.focus()
    return
  }
  const stops = [
    ...pane.querySelectorAll<HTMLElement>('[data-pane-start]'),
    ...pane.querySelectorAll<HTMLElement>(TABBABLE),
  ]
  const first = stops.find((stop) => stop.tabIndex >= 0 && isVisible(stop))
  ;(first ?? pane).focus()
}
