import './keys.css'
import { isMac } from '../state/platform'

const MAC: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
}
const PLAIN: Readonly<Record<string, string>> = { Mod: 'Ctrl' }
const BOTH: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** A key of the table as this system writes it: "Mod+Shift+Z" is "Ctrl+Shift+Z", or "⇧⌘Z" on macOS. */
export function keyText(key: string, mac = isMac): string {
  return key
    .split(' ')
    .map((step) => {
      // "+" itself may be the key.
      const parts = step.split(/\+(?=.)/)
      if (!mac) return parts.map((part) => BOTH[part] ?? PLAIN[part] ?? part).join('+')
      const order = ['Alt', 'Shift', 'Mod']
      const modifiers = order.filter((name) => parts.slice(0, -1).includes(name))
      const last = parts.at(-1) ?? ''
      return [...modifiers, last].map((part) => BOTH[part] ?? MAC[part] ?? part).join('')
    })
    .join(' then ')
}

/** A key as a person presses it. */
export function Keys({ of }: { readonly of: string }) {
  return <kbd class="keys">{keyText(of)}</kbd>
}
