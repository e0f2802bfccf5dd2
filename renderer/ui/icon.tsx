import { type ComponentChildren, h } from 'preact'

/** One shape of an icon: its element's name and its attributes. */
interface Shape {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const parsed = new Map<string, readonly Shape[]>()

/** The shapes in the source of a lucide icon, read once: elements instead of markup from a string. */
function shapesOf(source: string): readonly Shape[] {
  const known = parsed.get(source)
  if (known) return known
  const shapes = [
    ...source.matchAll(/<(path|circle|ellipse|line|polyline|polygon|rect)\s([^>]*?)\/>/g),
  ].map(([, name = '', attributes = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
  }))
  parsed.set(source, shapes)
  return shapes
}

export interface IconProps {
  /** The source of the icon: `import quote from 'lucide-static/icons/quote.svg?raw'`. */
  readonly of: string
  /** Width and height in px. */
  readonly size?: number
  readonly class?: string
}

/** A decoration: what it means is said by the name of the control it stands in. */
export function Icon({ of, size = 16, class: className }: IconProps) {
  const children: ComponentChildren = shapesOf(of).map(({ name, attributes }, index) =>
    h(name, { key: index, ...attributes }),
  )
  return (
    <svg
      class={className ? `icon ${className}` : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      // The same thin line at every size.
      stroke-width={(24 / size) * 1.5}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}
