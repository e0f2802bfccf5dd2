import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { Icon } from '../../../renderer/ui/icon'

/** The icons whose names begin with b: every kind of shape is among them. Read by the build's own means. */
const sources: Record<string, string> = import.meta.glob(
  '../../../node_modules/lucide-static/icons/b*.svg',
  { query: '?raw', import: 'default', eager: true },
)
const icons = Object.entries(sources).map(
  ([path, source]) => [path.slice(path.lastIndexOf('/') + 1), source] as const,
)

describe('an icon', () => {
  it.each(icons)('%s has every shape of its source and is silent', (_name, source) => {
    const root = document.createElement('div')
    render(<Icon of={source} size={20} />, root)
    const svg = root.querySelector('svg')
    const inside = source.slice(source.indexOf('>', source.indexOf('<svg')))
    expect(svg?.childElementCount).toBe(inside.match(/<[a-z]/g)?.length)
    expect(svg?.getAttribute('aria-hidden')).toBe('true')
    for (const path of inside.matchAll(/ d="([^"]+)"/g)) {
      expect(svg?.innerHTML).toContain(path[1])
    }
  })
})
