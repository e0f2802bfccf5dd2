import { readFile } from 'node:fs/promises'
import { CITEPROC_PATCHES } from './citeproc-patches.mjs'

/**
 * The engine's program with every patch in its place. Throws where one does not find its place, or finds
 * more than one: a newer engine has to be looked at again.
 * @param {string} program
 * @param {readonly import('./citeproc-patches.mjs').Patch[]} [patches]
 */
export function quickenCiteproc(program, patches = CITEPROC_PATCHES) {
  let quick = program.replaceAll('\r\n', '\n')
  for (const { find, put } of patches) {
    const parts = quick.split(find)
    if (parts.length !== 2) {
      throw new Error(`citeproc has ${parts.length - 1} places, not one, with\n${find}`)
    }
    quick = parts.join(put)
  }
  return quick
}

/** Quickens citeproc as it is bundled. */
export function quickCiteproc() {
  return {
    name: 'quick-citeproc',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} id */
    async load(id) {
      if (!/[\\/]citeproc[\\/]citeproc_commonjs\.js$/.test(id)) return null
      return quickenCiteproc(await readFile(id, 'utf8'))
    },
  }
}
