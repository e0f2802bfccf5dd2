import { readdirSync, readFileSync } from 'node:fs'
import { render } from 'preact'
import { describe, expect, it } from 'vitest'
import { Icon } from '../../../renderer/ui/icon'

const folder = 'node_modules/lucide-static/icons'

/** Every 20th icon, and those with every kind of shape among them. */
const icons = readdirSync(folder)
  .filter((name, index) => name.endsWith('.svg') && index % 20 === 0)
  .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)

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
