import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InstalledStyle } from '#domain/citations/formatted-citation'
import type { Reference } from '#domain/citations/reference'
import { decodeText } from '#domain/document/decode-text'
import { fail, ok, type Result } from '#domain/result'
import { createCitationFormatter } from './citation-style'
import { type CslFile, readCslFile } from './csl-file'
import { finish } from './living-bibliography'
import type { CslNode, StylePack } from './style-pack'

/**
 * A pack with the styles of a folder added, each a `.csl` file that was installed. A file that cannot be
 * used any more is passed over: it stays where it is, and all other styles work.
 */
export function withInstalledStyles(pack: StylePack, folder: string | undefined): StylePack {
  const own = new Map<string, CslFile>()
  for (const file of folder ? listFiles(folder) : []) {
    const read = readStyleFile(join(folder ?? '', file))
    if (read.ok) own.set(file.replace(/\.csl$/, ''), read.value)
  }
  if (own.size === 0) return pack
  const titles = [...own].map(([name, { title }]) => [name, title] as const)
  return {
    ...pack,
    styles: new Map([...pack.styles, ...titles]),
    installed: new Set(own.keys()),
    readStyle: (name) => {
      const style = own.get(name)
      return style ? nodeOf(style, pack) : pack.readStyle(name)
    },
  }
}

/**
 * Checks a `.csl` file by citing with it and copies it into the folder. A style that is only another name
 * of one of the pack is kept as that. Fails with one sentence that says what is wrong with it.
 */
export function installStyle(
  pack: StylePack,
  folder: string,
  path: string,
): Result<InstalledStyle> {
  const read = readStyleFile(path)
  if (!read.ok) return read
  const style = read.value
  const node = nodeOf(style, pack)
  if (!node) {
    return fail(
      'unsupported-format',
      `“${style.title}” only points to the style “${style.parent}”, which is not here; install that one first.`,
    )
  }
  // One that is packed keeps its name: what is cited in it must not change.
  const name = pack.styles.has(style.name) ? `${style.name}-installed` : style.name
  const tried = tryStyle(name, node, pack)
  if (!tried.ok) return tried
  try {
    mkdirSync(folder, { recursive: true })
    const temporary = join(folder, `${name}.${process.pid}.part`)
    writeFileSync(temporary, readFileSync(path), { flush: true })
    renameSync(temporary, join(folder, `${name}.csl`))
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    return fail(
      'cannot-write',
      `The style could not be kept (${why}); free some space and try again.`,
      {
        retry: true,
      },
    )
  }
  return ok({ name, title: style.title, installed: true, notices: tried.value })
}

/** Takes an installed style away; nothing happens where it is not there. */
export function removeStyle(folder: string, name: string): Result<null> {
  // A name is a file name here, and nothing else may be one.
  if (/^[a-z0-9-]+$/.test(name)) rmSync(join(folder, `${name}.csl`), { force: true })
  return ok(null)
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /^[a-z0-9-]+\.csl$/.test(file))
  } catch {
    return []
  }
}

function readStyleFile(path: string): Result<CslFile> {
  try {
    const decoded = decodeText(readFileSync(path))
    return decoded.ok ? readCslFile(decoded.value.text) : decoded
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error)
    return fail('unreadable', `The style could not be read (${why}); choose it again.`)
  }
}

/** The style itself, or its parent where it is only another name; undefined where that is not there. */
function nodeOf({ node, parent }: CslFile, pack: StylePack): CslNode | undefined {
  if (parent === undefined) return node
  const found = pack.readStyle(parent)
  const locale = node.attrs['default-locale']
  return found && locale ? { ...found, attrs: { ...found.attrs, 'default-locale': locale } } : found
}

const TRIALS: readonly Reference[] = [
  {
    type: 'article-journal',
    title: 'On reading',
    author: [
      { family: 'Roe', given: 'Ada' },
      { family: 'Doe', given: 'Jo' },
    ],
    'container-title': 'Journal of Words',
    volume: '3',
    page: '1-9',
    issued: { 'date-parts': [[2009, 10, 14]] },
  },
  {
    type: 'webpage',
    title: 'A page',
    URL: 'https://example.org/',
    accessed: { 'date-parts': [[2020]] },
  },
]

/** Cites with a style; what it does not print is told, and one that fails is refused. */
function tryStyle(name: string, node: CslNode, pack: StylePack): Result<readonly string[]> {
  const only: StylePack = { ...pack, styles: new Map([[name, name]]), readStyle: () => node }
  const made = createCitationFormatter({ style: name, pack: only })
  if (!made.ok) return made
  const items = TRIALS.map((reference, index) => ({ citationKey: `trial-${index}`, reference }))
  const unusable = items
    .map((item) => made.value.alone(item).citation.notice)
    .find((notice) => /could not/.test(notice ?? ''))
  if (unusable) {
    return fail(
      'unsupported-format',
      'The style cannot be used: citing with it failed; get the file anew, or choose another style.',
    )
  }
  const { notice, leftOut } = finish(made.value.bibliography(items))
  if (notice) return ok([notice])
  return ok(
    leftOut.length > 0 ? ['This style leaves some kinds of sources out of its bibliography.'] : [],
  )
}
