import type { CslNode } from './style-pack'

type Child = CslNode | string

const isNode = (child: Child | undefined): child is CslNode => typeof child === 'object'

function mapNodes(node: CslNode, change: (node: CslNode) => CslNode): CslNode {
  const children = node.children.map((child) => (isNode(child) ? mapNodes(child, change) : child))
  return change({ ...node, children })
}

const term = (name: string, single: string, multiple: string): CslNode => ({
  name: 'term',
  attrs: { name, form: 'short' },
  children: [
    { name: 'single', attrs: {}, children: [single] },
    { name: 'multiple', attrs: {}, children: [multiple] },
  ],
})

/** Whether a group prints a locator's label and nothing but the locator behind it. */
function isLabelledLocator({ name, children }: CslNode): boolean {
  if (name !== 'group' || children.length !== 2) return false
  const [label, text] = children
  const isOfLocator = (child: Child | undefined, kind: string) =>
    isNode(child) && child.name === kind && child.attrs['variable'] === 'locator'
  return isOfLocator(label, 'label') && isOfLocator(text, 'text')
}

/**
 * MLA Handbook 9, 6.20 "Numbered paragraphs, sections, and lines": "(Chan, par. 41)". The style takes the
 * term of the locale, which is "para.", and puts no space between a label and its number.
 */
function mendMla(style: CslNode): CslNode {
  const spaced = mapNodes(style, (node) =>
    isLabelledLocator(node) && node.attrs['delimiter'] === undefined
      ? { ...node, attrs: { ...node.attrs, delimiter: ' ' } }
      : node,
  )
  const children = spaced.children.map((child) => {
    if (!isNode(child) || child.name !== 'locale' || !/^en/.test(child.attrs['xml:lang'] ?? ''))
      return child
    return mapNodes(child, (node) =>
      node.name === 'terms'
        ? { ...node, children: [...node.children, term('paragraph', 'par.', 'pars.')] }
        : node,
    )
  })
  return { ...spaced, children }
}

/** A style of the pack where it departs from the manual that it is named after; any other as it is. */
export function mendStyle(name: string, style: CslNode): CslNode {
  return /^modern-language-association(?:-9th-edition)?$/.test(name) ? mendMla(style) : style
}
