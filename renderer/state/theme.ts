import { effect, signal } from '@preact/signals'
import { bridge } from '../bridge'
import { isOneOf, storedSignal } from './stored-signal'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What the person chose. */
export const theme = storedSignal<Theme>('theme', 'system', isOneOf(THEMES))

/** Puts the theme on the page and keeps it there. Called once, before anything is drawn. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const systemIsDark = signal(dark.matches)
  dark.addEventListener('change', (event) => {
    systemIsDark.value = event.matches
  })
  effect(() => {
    const isDark = theme.value === 'system' ? systemIsDark.value : theme.value === 'dark'
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  })
}

/** Changes the theme of the window and of what the system draws for it. */
export function chooseTheme(next: Theme): void {
  theme.value = next
  void bridge.request('theme.set', { theme: next })
}
