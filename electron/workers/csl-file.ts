import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { fail, ok, type Result } from '#domain/result'
import type { CslNode } from './style-pack'

/** A style as a file has it. */
export interface CslFile {
  readonly node: CslNode
  readonly title: string
  /** As style repositories name it: "chicago-author-date". */
  readonly name: string
  /** Set where the style is only another name of this one. */
  readonly parent?: string
}

/** Characters of a style; the longest of the repositories has a third of that. */
const MOST_CHARACTERS = 1_000_000

/** No entity is defined by a file: a document type in it is refused before it gets here. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/**
 * Reads a style of the Citation Style Language 1.0. Fails with a sentence where it is no well-formed XML,
 * no style, one of another version, or has a part that it names and does not have.
 */
export function readCslFile(xml: string): Result<CslFile> {
  if (xml.length > MOST_CHARACTERS) return refuse('it is longer than a style can be')
  if (/<!DOCTYPE|<!ENTITY/i.test(xml))
    return refuse('it defines a document type, which no style does')
  const valid = XMLValidator.validate(xml.replace(/^\uFEFF/, ''))
  if (valid !== true) {
    return refuse(
      `line ${valid.err.line} is not well-formed XML (${valid.err.msg.replace(/\.$/, '')})`,
    )
  }
  const root = nodesOf(PARSER.parse(xml) as unknown).find(
    (node): node is CslNode => typeof node !== 'string',
  )
  if (root?.name === 'locale') return refuse('it is a locale and not a style')
  if (root?.name !== 'style' || root.attrs['xmlns'] !== 'http://purl.org/net/xbiblio/csl') {
    return refuse('it is not a style of the Citation Style Language')
  }
  const { version = '' } = root.attrs
  if (!version.startsWith('1.')) {
    return refuse(
      `it is written for version ${version || 'unknown'} of the language, and 1.0 is read`,
    )
  }
  const info = childOf(root, 'info')
  const title = info && textOf(childOf(info, 'title'))
  if (!info || !title) return refuse('it has no title')
  const name = nameOf(textOf(childOf(info, 'id')) || title)
  const parent = elementsOf(info).find(
    (one) => one.name === 'link' && one.attrs['rel'] === 'independent-parent',
  )?.attrs['href']
  if (parent !== undefined) return ok({ node: root, title, name, parent: nameOf(parent) })
  const missing = missingPart(root)
  return missing ? refuse(missing) : ok({ node: root, title, name })
}

function refuse(why: string): Result<never> {
  return fail(
    'unsupported-format',
    `The style cannot be used: ${why}; get the file anew, or choose another style.`,
  )
}

/** What is named in a style and is not there, as the rest of a sentence. */
function missingPart(style: CslNode): string | undefined {
  if (!childOf(style, 'citation')) return 'it does not say how to cite'
  const macros = new Set(
    elementsOf(style)
      .filter(({ name }) => name === 'macro')
      .map(({ attrs }) => attrs['name']),
  )
  for (const node of everyElement(style)) {
    const { macro } = node.attrs
    if (macro !== undefined && !macros.has(macro))
      return `it names a macro “${macro}” that it does not have`
  }
  return undefined
}

function* everyElement(node: CslNode): Iterable<CslNode> {
  yield node
  for (const child of elementsOf(node)) yield* everyElement(child)
}

const elementsOf = (node: CslNode): CslNode[] =>
  node.children.filter((child): child is CslNode => typeof child !== 'string')

const childOf = (node: CslNode, name: string): CslNode | undefined =>
  elementsOf(node).find((child) => child.name === name)

const textOf = (node: CslNode | undefined): string =>
  (node?.children ?? [])
    .filter((child) => typeof child === 'string')
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** "http://www.zotero.org/styles/some-journal" → "some-journal". */
function nameOf(id: string): string {
  const last = id.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return (
    last
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\.csl$/, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 100) || 'style'
  )
}

/** The parser's `[{name: [children], ':@': {attributes}}]` as nodes; white space between elements goes. */
function nodesOf(parsed: unknown): (CslNode | string)[] {
  if (!Array.isArray(parsed)) return []
  return (parsed as Record<string, unknown>[]).flatMap((entry): (CslNode | string)[] => {
    const name = Object.keys(entry).find((key) => key !== ':@')
    if (name === undefined || name === '#comment') return []
    if (name === '#text') {
      const text = String(entry[name])
      return text.trim() === '' ? [] : [text]
    }
    const children = nodesOf(entry[name])
    // citeproc reads the first child of a term, also of an empty one.
    if (/^(?:term|single|multiple)$/.test(name) && children.length === 0) children.push('')
    return [{ name, attrs: (entry[':@'] ?? {}) as Record<string, string>, children }]
  })
}
