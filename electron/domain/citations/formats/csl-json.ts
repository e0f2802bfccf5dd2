import { parseDate } from '../parse-date'
import type {
  CslDate,
  Name,
  Reference,
  ReferenceCustom,
  ReferenceType,
  ReferenceValue,
} from '../reference'
import { REFERENCE_TYPES } from '../reference'
import { variableKind } from '../reference-fields'
import { assignKeys, indexLines } from './assign-keys'
import type { FormatDiagnostic, ReadItem, ReadResult, WriteItem, WriteResult } from './format'

/** A CSL-JSON item as files have it: a reference and its key in `id`. */
export interface CslItem extends Reference {
  readonly id: string
}

const TYPES: ReadonlySet<string> = new Set(REFERENCE_TYPES)

/** Type names of CSL 1.0.1, of its drafts and of citeproc-js's extensions, and what they are today. */
const OLD_TYPES: Readonly<Record<string, ReferenceType>> = {
  gazette: 'legislation',
  video: 'motion_picture',
  videobook: 'motion_picture',
  audiobook: 'book',
  conference: 'paper-conference',
  issue: 'periodical',
  tweet: 'post',
}

/** Variable names of CSL 1.0.1 and of citeproc-js, and what they are today. */
const OLD_VARIABLES: Readonly<Record<string, string>> = {
  shortTitle: 'title-short',
  journalAbbreviation: 'container-title-short',
  event: 'event-title',
  'archive-place': 'archive-place',
}

type JsonObject = { readonly [key: string]: unknown }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))

function readName(value: unknown): Name | undefined {
  if (typeof value === 'string') return value.trim() ? { literal: value.trim() } : undefined
  if (!isObject(value)) return undefined
  const name: Record<string, string> = {}
  for (const part of [
    'family',
    'given',
    'dropping-particle',
    'non-dropping-particle',
    'suffix',
    'literal',
  ]) {
    const text = value[part]
    if (isScalar(text) && String(text).trim()) name[part] = String(text).trim()
  }
  return Object.keys(name).length > 0 ? name : undefined
}

function readDateParts(value: unknown): readonly (readonly number[])[] | undefined {
  if (!Array.isArray(value)) return undefined
  // Some programs write one date without the list around it: [2009, 10, 14].
  const list: readonly unknown[] = value.every(isScalar) ? [value] : value
  const parts = list.slice(0, 2).map((date) =>
    (Array.isArray(date) ? date : [])
      .slice(0, 3)
      .map(Number)
      .filter((part) => Number.isInteger(part)),
  )
  if (!parts[0]?.[0]) return undefined
  return parts.length === 2 && parts[1]?.length === 0 ? [parts[0], [0]] : parts
}

function readDate(value: unknown): CslDate | undefined {
  if (isScalar(value)) return parseDate(String(value))
  if (!isObject(value)) return undefined
  const parts = readDateParts(value['date-parts'])
  const season = isScalar(value['season']) && value['season'] !== '' ? value['season'] : undefined
  const circa = value['circa']
  const extra = {
    ...(season === undefined ? {} : { season }),
    ...(circa && circa !== 'false' && circa !== '0' ? { circa: true } : {}),
  }
  if (parts) return { 'date-parts': parts, ...extra }
  for (const key of ['edtf', 'raw', 'literal']) {
    const text = value[key]
    if (!isScalar(text) || !String(text).trim()) continue
    const date = key === 'literal' ? { literal: String(text).trim() } : parseDate(String(text))
    return date && { ...date, ...extra }
  }
  return undefined
}

function readCustom(value: unknown): ReferenceCustom | undefined {
  if (!isObject(value)) return undefined
  const kept = Object.entries(value).filter(
    (entry): entry is [string, string | number | boolean] =>
      isScalar(entry[1]) || typeof entry[1] === 'boolean',
  )
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function readText(value: unknown): string | number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return value.trim() || undefined
  if (typeof value === 'boolean') return String(value)
  // Crossref answers with lists where CSL has one text.
  if (Array.isArray(value) && value.length > 0 && value.every(isScalar))
    return value.map(String).join(', ').trim() || undefined
  return undefined
}

function readValue(variable: string, value: unknown): ReferenceValue | undefined {
  if (variable === 'custom') return readCustom(value)
  switch (variableKind(variable)) {
    case 'names': {
      const names = (Array.isArray(value) ? value : [value])
        .map(readName)
        .filter((name) => name !== undefined)
      return names.length > 0 ? names : undefined
    }
    case 'date':
      return readDate(value)
    case 'text':
      return readText(value)
  }
}

function readType(value: unknown): ReferenceType | undefined {
  if (typeof value !== 'string') return undefined
  const type = value.trim()
  if (TYPES.has(type)) return type as ReferenceType
  return OLD_TYPES[type.toLowerCase()]
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

function readItem(value: JsonObject, line: number): { item: ReadItem; notes: FormatDiagnostic[] } {
  const notes: FormatDiagnostic[] = []
  const type = readType(value['type'])
  if (!type)
    notes.push({
      line,
      message: `The type “${String(value['type'] ?? '')}” is not one of CSL; the reference was read as a document.`,
    })
  const fields: Record<string, ReferenceValue> = {}
  for (const [name, content] of Object.entries(value)) {
    if (name === 'id' || name === 'type' || name === 'citation-key' || isEmpty(content)) continue
    const variable = OLD_VARIABLES[name] ?? name
    const read = Object.hasOwn(fields, variable) ? undefined : readValue(variable, content)
    if (read !== undefined && variable !== '__proto__') fields[variable] = read
    else
      notes.push({
        line,
        message: `The field “${name}” holds nothing that CSL allows there; it was left out.`,
      })
  }
  const id = [value['citation-key'], value['id']].find((key) => isScalar(key) && key !== '')
  const reference: Reference = { type: type ?? 'document', ...fields }
  return {
    item: { ...(id === undefined ? {} : { citationKey: String(id) }), reference, line },
    notes,
  }
}

/**
 * References from CSL-JSON values that are parsed already (one item, a list, or an object with `items`
 * or `references`). Never throws; what is no item costs a diagnostic. `lineOf` tells where each stands.
 */
export function readCslItems(
  value: unknown,
  lineOf: (index: number) => number = (index) => index + 1,
): ReadResult {
  const inner = isObject(value) ? (value['items'] ?? value['references']) : undefined
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : Array.isArray(inner)
      ? inner
      : [value]
  const items: ReadItem[] = []
  const diagnostics: FormatDiagnostic[] = []
  list.forEach((entry, index) => {
    const line = lineOf(index)
    if (!isObject(entry)) {
      diagnostics.push({
        line,
        message: 'Here should be a reference, an object in braces; it was left out.',
      })
      return
    }
    const { item, notes } = readItem(entry, line)
    items.push(item)
    diagnostics.push(...notes)
  })
  return { items, diagnostics }
}

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where the outermost complete objects `{…}` of a text stand, strings left aside. A brace that is never
 * closed does not count, so that what lies inside it is found. One pass.
 */
function findObjects(input: string): Span[] {
  const open: number[] = []
  const found: Span[] = []
  let inString = false
  for (let at = 0; at < input.length; at++) {
    const character = input[at]
    if (inString) {
      if (character === '\\') at++
      // JSON strings cannot hold a line end: one that does was never closed.
      else if (character === '"' || character === '\n') inString = false
    } else if (character === '"') inString = true
    else if (character === '{') open.push(at)
    else if (character === '}') {
      const start = open.pop()
      if (start === undefined) continue
      let inner = found.length
      while (inner > 0 && (found[inner - 1]?.start ?? 0) > start) inner--
      found.length = inner
      found.push({ start, end: at + 1 })
    }
  }
  return found
}

/** Where items begin that have their key or type first, as most programs write them: a second way in. */
function findItemStarts(input: string): Span[] {
  const starts = [...input.matchAll(/\{\s*"(?:id|type)"\s*:/g)].map((match) => match.index)
  return starts.flatMap((start, index) => {
    const [first] = findObjects(input.slice(start, starts[index + 1] ?? input.length))
    return first?.start === 0 ? [{ start, end: start + first.end }] : []
  })
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

/** A file with an object on each line, as databases export them; undefined where a line is something else. */
function parseLines(text: string): { line: number; value: unknown }[] | undefined {
  const found: { line: number; value: unknown }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const parsed = parseJson(line)
    if (!parsed || !isObject(parsed.value)) return undefined
    found.push({ line: index + 1, value: parsed.value })
  }
  return found
}

const isReference = (value: unknown): boolean =>
  isObject(value) && ('type' in value || 'id' in value || 'title' in value)

/** Reads a damaged file object by object, so that a broken one costs only itself. */
function readDamaged(input: string, lineAt: (offset: number) => number): ReadResult {
  const read = new Map<number, { value: unknown; end: number }>()
  const broken = new Set<number>()
  let covered: Span[] = []
  for (const find of [findObjects, findItemStarts]) {
    for (const { start, end } of find(input)) {
      if (covered.some((span) => start >= span.start && start < span.end)) continue
      const parsed = parseJson(input.slice(start, end))
      if (!parsed) broken.add(start)
      else if (isReference(parsed.value)) read.set(start, { value: parsed.value, end })
    }
    covered = [...read].map(([start, { end }]) => ({ start, end }))
  }
  const places = [...read.keys()].sort((a, b) => a - b)
  const result = readCslItems(
    places.map((start) => read.get(start)?.value),
    (index) => lineAt(places[index] ?? 0),
  )
  const lines = new Set([...broken].filter((start) => !read.has(start)).map(lineAt))
  const notes =
    lines.size > 0
      ? [...lines].map((line) => ({
          line,
          message: 'What begins here is not valid JSON; what could not be made out was left out.',
        }))
      : [
          {
            line: 1,
            message: 'This is not valid JSON; the references that could be made out were read.',
          },
        ]
  return {
    items: result.items,
    diagnostics: [...notes, ...result.diagnostics].sort((a, b) => a.line - b.line),
  }
}

/** Reads CSL-JSON (schema of CSL 1.0.2): a list, one item, items line by line, or a damaged file. */
export function readCslJson(input: string): ReadResult {
  const text = input.replace(/^\uFEFF/, '')
  if (text.trim() === '')
    return {
      items: [],
      diagnostics: [{ line: 1, message: 'The file is empty; there is nothing to read.' }],
    }
  const lineAt = indexLines(text)
  const whole = parseJson(text)
  if (!whole) {
    const lines = parseLines(text)
    if (!lines) return readDamaged(text, lineAt)
    return readCslItems(
      lines.map(({ value }) => value),
      (index) => lines[index]?.line ?? 1,
    )
  }
  const isList = Array.isArray(whole.value)
  const places = isList ? findObjects(text).map(({ start }) => lineAt(start)) : []
  return readCslItems(whole.value, (index) => places[index] ?? 1)
}

/**
 * CSL-JSON items of references, `id` first: the key where it is usable, else one that is made; unique
 * in the output without regard to case.
 */
export function toCslItems(
  items: readonly Pick<ReadItem, 'citationKey' | 'reference'>[],
): CslItem[] {
  const named = items.map(({ citationKey = '', reference }) => ({ citationKey, reference }))
  return assignKeys(named).items.map(({ citationKey, reference }) => ({
    id: citationKey,
    ...reference,
  }))
}

/** Writes one JSON list, two spaces deep, a diagnostic for each key that had to be changed. */
export function writeCslJson(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const entries = keyed.map(({ citationKey, reference }) =>
    JSON.stringify({ id: citationKey, ...reference }, null, 2).replace(/^/gm, '  '),
  )
  const lines: number[] = []
  let line = 2
  for (const entry of entries) {
    lines.push(line)
    line += entry.split('\n').length
  }
  return {
    output: entries.length > 0 ? `[\n${entries.join(',\n')}\n]\n` : '[]\n',
    diagnostics: changed.map(({ index, message }) => ({ line: lines[index] ?? 1, message })),
  }
}
