import { XMLParser } from 'fast-xml-parser'
import { decodeEntities } from '../../document/decode-entities'
import { indexLines } from './assign-keys'
import type { FormatDiagnostic } from './format'

/** An element without its namespace prefix; text stands between the elements as it does in the file. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

export interface XmlRecord {
  readonly line: number
  readonly element: XmlElement
}

/**
 * No entity is ever defined: the document type never reaches the parser, because each record is parsed by
 * itself, and the references that XML and HTML know are decoded by us.
 */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** The records of a text: every element with one of the names, and what could not be read. */
export function splitXmlRecords(
  text: string,
  names: readonly string[],
): { records: XmlRecord[]; diagnostics: FormatDiagnostic[] } {
  const records: XmlRecord[] = []
  const diagnostics: FormatDiagnostic[] = []
  const lineAt = indexLines(text)
  for (const { start, end, name, isClosed } of findRecords(text, names)) {
    const line = lineAt(start)
    if (!isClosed)
      diagnostics.push({
        line,
        message: `This record has no end tag “</${name}>”; it was read as far as it goes.`,
      })
    const element = parseElement(text.slice(start, end))
    if (element) records.push({ line, element })
    else
      diagnostics.push({
        line,
        message: 'This record is not well-formed XML; it was left out.',
      })
  }
  if (records.length === 0 && diagnostics.length === 0)
    diagnostics.push({
      line: 1,
      message: `No record was found: one begins with “<${names.join('>” or “<')}>”.`,
    })
  return { records, diagnostics }
}

interface RecordPlace {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly isClosed: boolean
}

/**
 * Where records stand. They do not nest: one that has no end tag ends where the next begins. Comments
 * between records are passed over, with the records that are in them.
 */
function findRecords(text: string, names: readonly string[]): RecordPlace[] {
  const places: RecordPlace[] = []
  const token = new RegExp(
    `<!--|<!\\[CDATA\\[|<(/?)(?:[\\w.-]{1,40}:)?(${names.join('|')})(?=[\\s/>])`,
    'g',
  )
  const begins = new RegExp(`<(?:[\\w.-]{1,40}:)?(?:${names.join('|')})[\\s/>]`)
  let open: { start: number; name: string } | undefined
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, slash, name = ''] = match
    if (name === '') {
      const end = text.indexOf(whole === '<!--' ? '-->' : ']]>', token.lastIndex)
      // Inside a record it must end before another begins: otherwise it is the damage, not the rest.
      if (end >= 0 && !(open && begins.test(text.slice(token.lastIndex, end))))
        token.lastIndex = end + 3
    } else if (slash) {
      if (open?.name !== name) continue
      const close = text.indexOf('>', token.lastIndex)
      const end = close < 0 ? text.length : close + 1
      places.push({ ...open, end, isClosed: close >= 0 })
      open = undefined
    } else {
      if (open) places.push({ ...open, end: match.index, isClosed: false })
      open = { start: match.index, name }
    }
  }
  if (open) places.push({ ...open, end: text.length, isClosed: false })
  return places
}

type ParsedNode = Readonly<Record<string, unknown>>

function parseElement(xml: string): XmlElement | undefined {
  // "p < 0.05" is a common mistake, and harmless: no name begins with a space or a digit.
  const tidy = xml.replace(/<!\[CDATA\[[^]*?\]\]>|<(?![A-Za-z_/!?])/g, (found) =>
    found === '<' ? '&lt;' : found,
  )
  try {
    const nodes = PARSER.parse(tidy) as readonly ParsedNode[]
    const first = nodes.map(toElement).find((node) => typeof node === 'object')
    return first
  } catch {
    return undefined
  }
}

function toElement(node: ParsedNode): XmlElement | string {
  const text = node['#text']
  if (typeof text === 'string') return decodeXmlText(text)
  const name = Object.keys(node).find((key) => key !== ':@') ?? ''
  const inner = (node[name] ?? []) as readonly ParsedNode[]
  if (name === '#cdata') return inner.map((part) => String(part['#text'] ?? '')).join('')
  const attributes = new Map(
    Object.entries((node[':@'] ?? {}) as Readonly<Record<string, unknown>>).map(
      ([key, value]) => [key, decodeXmlText(String(value))] as const,
    ),
  )
  return { name, attributes, children: inner.map(toElement) }
}

/** Written line breaks are layout; those named by number (EndNote's `&#xD;`) are meant, and become U+2028. */
const decodeXmlText = (text: string): string =>
  decodeEntities(text.replace(/\s+/g, ' ').replace(/&#(?:x0*[ad]|0*1[03]);/gi, '\u2028'))

/** The child elements with a name, in order. */
export function xmlChildren(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child === 'object' && child.name === name,
  )
}

/** The first element at the end of a path of names. */
export function xmlChild(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => xmlChildren(at, name)[0], element)
}

/** Elements that mark text up, and the tags that CSL has for it. */
const MARKUP: ReadonlyMap<string, string> = new Map([
  ['i', 'i'],
  ['em', 'i'],
  ['italic', 'i'],
  ['b', 'b'],
  ['bold', 'b'],
  ['strong', 'b'],
  ['sup', 'sup'],
  ['superscript', 'sup'],
  ['sub', 'sub'],
  ['subscript', 'sub'],
])

function collect(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      const inner = collect(child)
      const tag = MARKUP.get(child.name)
      if (child.name === 'style') return inFaces(inner, child.attributes.get('face') ?? '')
      return tag && inner.trim() ? `<${tag}>${inner}</${tag}>` : inner
    })
    .join('')
}

/** EndNote's `<style face="italic bold">`. */
function inFaces(text: string, faces: string): string {
  const tags = faces.split(/\s+/).flatMap((face) => MARKUP.get(face) ?? [])
  return text.trim() ? tags.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, text) : text
}

/** Runs in the same face that follow each other are one. */
const joinRuns = (text: string): string => text.replace(/<\/(i|b|sup|sub)><\1>/g, '')

const oneLine = (text: string): string =>
  joinRuns(text)
    .replace(/[\s\u2028]+/g, ' ')
    .trim()

/** The text of an element with CSL markup, in one line; empty where there is no element. */
export function xmlText(element: XmlElement | undefined): string {
  return element ? oneLine(collect(element)) : ''
}

/** The lines of an element's text: those that its own line breaks make. */
export function xmlLines(element: XmlElement): string[] {
  return collect(element).split('\u2028').map(oneLine)
}
