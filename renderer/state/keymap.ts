import { signal } from '@preact/signals'

/** Where keys work, in the order in which they are listed. */
export const KEY_GROUPS = ['Anywhere', 'Lists', 'Reading', 'Quotes'] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

/**
 * The window's keys in one table, so that "all keys" can list them and a clash shows. A feature
 * registers its bindings while it is on screen; the last one registered goes first.
 */
export interface KeyBinding {
  /**
   * `Mod+Shift+Z`, `h`, `Shift+C`, `F6`, `?`; two after one another as `g l`. Mod is Cmd on macOS,
   * Ctrl elsewhere.
   */
  readonly key: string
  /** A verb phrase for the list of keys: "make a quote". */
  readonly label: string
  readonly group: KeyGroup
  /** Says whether it took the key; false passes it on. */
  readonly run: (event: KeyboardEvent) => boolean | undefined
  /** Works while a text field has the focus too. Keys without Mod never should. */
  readonly inFields?: boolean
}

const tables = signal<readonly (readonly KeyBinding[])[]>([])

/** All bindings on screen now, in the order in which they are tried. */
export function currentBindings(): readonly KeyBinding[] {
  return [...tables.value].reverse().flat()
}

/** Adds bindings until the returned function is called. */
export function registerKeys(bindings: readonly KeyBinding[]): () => void {
  tables.value = [...tables.value, bindings]
  return () => {
    tables.value = tables.value.filter((table) => table !== bindings)
  }
}

/** How an event is written in the table; undefined for a key that is only a modifier. */
export function keyName(event: KeyboardEvent, isMac: boolean): string | undefined {
  const { key } = event
  if (key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta') return undefined
  const mod = isMac ? event.metaKey : event.ctrlKey
  const isCharacter = key.length === 1
  const name = isCharacter && key !== ' ' ? key : key === ' ' ? 'Space' : key
  // Shift is part of a character already, except beside Mod and for letters, where it is a choice.
  const letter = isCharacter && /\p{L}/u.test(key)
  const shift = event.shiftKey && (!isCharacter || letter || mod)
  // Not as it comes: Caps Lock is no choice.
  const written = mod || event.shiftKey ? name.toUpperCase() : name.toLowerCase()
  return [
    mod ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    shift ? 'Shift' : '',
    letter ? written : name,
  ]
    .filter(Boolean)
    .join('+')
}

/** Whether a key is for the field that has the focus. A list of choices takes letters, and nothing with Mod. */
function isForField(key: string, target: EventTarget | null): boolean {
  return target instanceof HTMLSelectElement ? !key.startsWith('Mod+') : isField(target)
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement &&
        !['checkbox', 'radio', 'button'].includes(target.type)))
  )
}

/** How long the second key of two may take, in ms. */
const SECOND_KEY = 1500

/**
 * Keys of an input method that is composing are its own: they choose, confirm or give up a word, in whichever
 * field. Nothing in the window sees them.
 */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (event.isComposing) event.stopPropagation()
}

/** Listens on the document; returns the function that stops it. */
export function listenForKeys(isMac: boolean): () => void {
  let before: { readonly key: string; readonly at: number } | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    // A dialog has the window to itself: what is behind it does not move.
    if (document.querySelector('dialog[open]')) return
    const key = keyName(event, isMac)
    if (!key) return
    const first = before && event.timeStamp - before.at < SECOND_KEY ? before.key : undefined
    before = undefined
    const inField = isForField(key, event.target)
    if (first && runBinding(`${first} ${key}`, event, inField)) return
    if (runBinding(key, event, inField)) return
    if (!inField && currentBindings().some((binding) => binding.key.startsWith(`${key} `))) {
      before = { key, at: event.timeStamp }
      event.preventDefault()
    }
  }
  document.addEventListener('keydown', leaveToInputMethod, true)
  document.addEventListener('keydown', onKeyDown)
  return () => {
    document.removeEventListener('keydown', leaveToInputMethod, true)
    document.removeEventListener('keydown', onKeyDown)
  }
}

function runBinding(key: string, event: KeyboardEvent, inField: boolean): boolean {
  for (const binding of currentBindings()) {
    if (binding.key !== key || (inField && !binding.inFields)) continue
    if (binding.run(event) !== false) {
      event.preventDefault()
      return true
    }
  }
  return false
}
