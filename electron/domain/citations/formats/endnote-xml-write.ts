import { assignKeys, joinEntries } from './assign-keys'
import { ENDNOTE_ELEMENTS, ENDNOTE_TYPES } from './endnote-xml-table'
import type { WriteItem, WriteResult } from './format'
import { hasRisRow, RIS_FIELDS } from './ris-table'
import { risTagsOf } from './ris-write'
import { escapeXml } from './xml-write'

const TYPES = new Map(
  [...ENDNOTE_TYPES].reverse().map(([number, name, ris]) => [ris, { number, name }] as const),
)
const PATHS = new Map([...ENDNOTE_ELEMENTS].reverse().map(([path, tag]) => [tag, path] as const))
const ORDER = new Map(ENDNOTE_ELEMENTS.map(([path], index) => [path, index] as const))

/** Elements that may stand there several times; the values of the others are lines of one. */
const REPEATED = /\/(?:author|keyword|url)$/

const MONTHS = `January February March April May June July August September October November
  December`.split(/\s+/)

/**
 * EndNote has the year in an element of its own and the rest of the date as people write it: "14 October".
 * What has no such form (a range, a season) stays as RIS has it.
 */
function endnoteDate(date: string): string {
  if (/^-?\d{4}\/\/\/$/.test(date)) return ''
  const circa = /^(\d{4})\/\/\/circa$/.exec(date)
  if (circa) return `circa ${circa[1] ?? ''}`
  const plain = /^\d{4}\/(\d\d)\/(\d\d)?\/$/.exec(date)
  if (!plain) return date
  return [plain[2] && Number(plain[2]), MONTHS[Number(plain[1]) - 1]].filter(Boolean).join(' ')
}

const FACES: ReadonlyMap<string, string> = new Map([
  ['i', 'italic'],
  ['b', 'bold'],
  ['sup', 'superscript'],
  ['sub', 'subscript'],
])

/** Text with CSL markup as EndNote's runs of one face each; tags that are not closed stay text. */
function styled(text: string): string {
  const open: string[] = []
  const runs: { text: string; faces: string }[] = []
  for (const piece of text.split(/(<\/?(?:i|b|sup|sub)>)/)) {
    const tag = /^<(\/?)(i|b|sup|sub)>$/.exec(piece)
    const name = tag?.[2] ?? ''
    if (tag && !tag[1]) open.push(name)
    else if (tag && open.at(-1) === name) open.pop()
    else if (tag) return escapeXml(text)
    else if (piece) runs.push({ text: piece, faces: open.join(' ') })
  }
  if (open.length > 0 || runs.every(({ faces }) => faces === '')) return escapeXml(text)
  return runs
    .map(({ text: run, faces }) => {
      const face = faces
        .split(' ')
        .map((name) => FACES.get(name) ?? 'normal')
        .join(' ')
      return `<style face="${face}" font="default" size="100%">${escapeXml(run)}</style>`
    })
    .join('')
}

/** EndNote ends its lines with a carriage return, which XML has to name by number. */
const linesOf = (values: readonly string[]): string => values.map(styled).join('&#xD;')

type Values = Map<string, string[]>

function valuesOf({ citationKey, reference }: WriteItem): { risType: string; values: Values } {
  const { risType, tags } = risTagsOf(reference)
  const values: Values = new Map()
  const put = (path: string | undefined, value: string) => {
    if (path && value) values.set(path, [...(values.get(path) ?? []), value])
  }
  const lastPage = tags.find(([tag]) => tag === 'EP')?.[1]
  for (const [tag, value] of tags) {
    if (tag === 'DA') put(PATHS.get(tag), endnoteDate(value))
    else if (tag === 'SP') put(PATHS.get(tag), lastPage ? `${value}-${lastPage}` : value)
    else if (tag === 'ED') put(PATHS.get(editorTag(risType)), value)
    else if (tag === 'SV' || tag === 'M1') put(hasRisRow('IS', risType) ? 'issue' : 'number', value)
    else if (tag !== 'LB') put(PATHS.get(tag), value)
  }
  put('label', citationKey)
  if (/^(?:JOUR|MGZN|NEWS)$/.test(risType))
    for (const title of values.get('titles/secondary-title') ?? [])
      put('periodical/full-title', title)
  return { risType, values }
}

/** EndNote has no field for editors alone: which of its people they are depends on the type. */
const editorTag = (risType: string): string =>
  ['A2', 'A3'].find((tag) => {
    const row = RIS_FIELDS.find(
      ({ tag: own, types }) => own === tag && (!types || types.has(risType)),
    )
    return row?.variable === 'editor'
  }) ?? ''

function writeElements(values: Values): string[] {
  const lines: string[] = []
  let open: string[] = []
  const sorted = [...values].sort(([a], [b]) => (ORDER.get(a) ?? 0) - (ORDER.get(b) ?? 0))
  const closeTo = (depth: number) => {
    for (const name of open.slice(depth).reverse()) lines.push(`</${name}>`)
    open = open.slice(0, depth)
  }
  for (const [path, texts] of sorted) {
    const parents = path.split('/')
    const leaf = parents.pop() ?? ''
    const common = open.findIndex((name, index) => name !== parents[index])
    closeTo(common < 0 ? open.length : common)
    for (const name of parents.slice(open.length)) {
      lines.push(`<${name}>`)
      open.push(name)
    }
    const contents = REPEATED.test(path) ? texts.map(styled) : [linesOf(texts)]
    for (const content of contents) lines.push(`<${leaf}>${content}</${leaf}>`)
  }
  closeTo(0)
  return lines
}

function writeRecord(item: WriteItem, index: number): string {
  const { risType, values } = valuesOf(item)
  const { number, name } = TYPES.get(risType) ?? { number: 13, name: 'Generic' }
  return [
    '<record>',
    '<source-app name="Commonplace" version="1">Commonplace</source-app>',
    `<rec-number>${index + 1}</rec-number>`,
    `<ref-type name="${name}">${number}</ref-type>`,
    ...writeElements(values),
    '</record>',
  ].join('\n')
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<records>\n'
const FOOT = '</records>\n</xml>\n'

/**
 * Writes the XML that EndNote imports and exports, with the key in `label`. What neither EndNote nor RIS has
 * a field for is not written.
 */
export function writeEndnoteXml(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const { output, diagnostics } = joinEntries(keyed.map(writeRecord), '\n', changed)
  const before = HEAD.split('\n').length - 1
  return {
    output: HEAD + output + FOOT,
    diagnostics: diagnostics.map(({ line, message }) => ({ line: line + before, message })),
  }
}
