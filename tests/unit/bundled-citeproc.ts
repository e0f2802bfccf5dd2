import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import type CSLModule from 'citeproc'
import { quickenCiteproc } from '../../scripts/quicken-citeproc.mjs'

export type Csl = typeof CSLModule

/** The file of the engine as it was published. */
export const publishedCiteproc = createRequire(import.meta.url).resolve('citeproc')
/** Its program. */
export const citeprocProgram = readFileSync(publishedCiteproc, 'utf8')

/** An engine's program, run by itself: two of them share nothing. */
export function loadCiteproc(program: string): Csl {
  const module = { exports: {} as Csl }
  const run = runInThisContext(`(function (module) {${program}\n})`) as (module: object) => void
  run(module)
  return module.exports
}

/** The engine as it is bundled; unit tests get it in place of the published one. */
export default loadCiteproc(quickenCiteproc(citeprocProgram))
