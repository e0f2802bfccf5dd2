import { parseHTML } from 'linkedom/worker'
import type { AttributeOf } from './html-elements'

/** What we need of the nodes that linkedom makes; its own types want the DOM library. */
export interface HtmlNode {
  readonly nodeType: number
  readonly localName: string
  readonly firstChild: HtmlNode | null
  readonly nextSibling: HtmlNode | null
  readonly data?: string
  getAttribute(name: string): string | null
}

const ELEMENT = 1
const TEXT = 3

export interface HtmlTree {
  /** For Readability, which takes it apart. */
  readonly document: object
  readonly root: HtmlNode
}

/**
 * Parses what is inside the body of a page, without running or loading anything. The parser nests what a
 * page leaves open and puts what follows the end of the body elsewhere, so it is given one clean frame;
 * the head is read elsewhere.
 */
export function parseTree(body: string): HtmlTree {
  const content = body.replace(/<\/(?:body|html)\s*>/gi, '')
  const { document } = parseHTML(
    `<!doctype html><html><head></head><body>${content}</body></html>`,
  ) as unknown as { readonly document: { readonly documentElement: HtmlNode } }
  return { document, root: document.documentElement }
}

/** Told of each element and text below a root, in document order. */
export interface TreeVisitor {
  enter(element: HtmlNode, name: string): void
  leave?(element: HtmlNode, name: string): void
  text?(data: string): void
}

/** Visits everything below `root`, itself included. Not recursive. */
export function visitTree(root: HtmlNode, visitor: TreeVisitor): void {
  const leave = (node: HtmlNode) => {
    if (node.nodeType === ELEMENT) visitor.leave?.(node, node.localName.toLowerCase())
  }
  // The way down from the root: cheaper and surer than asking nodes for their parents.
  const path: HtmlNode[] = []
  let node: HtmlNode | null = root
  while (node !== null) {
    if (node.nodeType === ELEMENT) visitor.enter(node, node.localName.toLowerCase())
    else if (node.nodeType === TEXT) visitor.text?.(node.data ?? '')
    const child: HtmlNode | null = node.nodeType === TEXT ? null : node.firstChild
    if (child !== null) {
      path.push(node)
      node = child
      continue
    }
    leave(node)
    let next: HtmlNode | null = path.length === 0 ? null : node.nextSibling
    while (next === null) {
      const parent = path.pop()
      if (parent === undefined) return
      leave(parent)
      if (path.length > 0) next = parent.nextSibling
    }
    node = next
  }
}

/** Attributes of an element, as the HTML reader asks for them. */
export function attributeOf(element: HtmlNode): AttributeOf {
  return (name) => element.getAttribute(name) ?? undefined
}
