import { type HtmlNode, visitTree } from './html-tree'

/** What no cell of a table of data holds: a page arranged by a table has its text in such cells. */
const STRUCTURE = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre article section nav header footer form hr table'.split(
    ' ',
  ),
)

/**
 * The tables that only arrange a page, as pages of the 1990s and mails do: said so by their role, holding
 * another table, or with headings, lists or more than two paragraphs in one cell.
 */
export function layoutTables(root: HtmlNode): ReadonlySet<HtmlNode> {
  const layout = new Set<HtmlNode>()
  const open: { table: HtmlNode; paragraphs: number }[] = []
  visitTree(root, {
    enter(element, name) {
      const around = open[open.length - 1]
      if (around !== undefined) {
        if (STRUCTURE.has(name)) layout.add(around.table)
        else if (name === 'td' || name === 'th') around.paragraphs = 0
        else if (name === 'p' && ++around.paragraphs > 2) layout.add(around.table)
      }
      if (name !== 'table') return
      const role = element.getAttribute('role')
      if (role === 'presentation' || role === 'none') layout.add(element)
      open.push({ table: element, paragraphs: 0 })
    },
    leave(_, name) {
      if (name === 'table') open.pop()
    },
  })
  return layout
}
