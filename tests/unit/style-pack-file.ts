import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** Packing reads styles and locales anew, which takes its time on a busy machine. */
const PACKING_MS = 120_000

/**
 * Packs some styles by the build's own script into a folder that lies there for the tests of one file;
 * the pack is there from the first test on, and for what is begun before it after this.
 */
export function useStylePack(styles: readonly string[]): {
  readonly folder: string
  readonly file: string
} {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-styles-'))
  const file = join(folder, 'styles.pack')
  beforeAll(() => {
    const script = join(import.meta.dirname, '../../scripts/pack-styles.mjs')
    execFileSync(process.execPath, [script, file, ...styles], { stdio: 'ignore' })
  }, PACKING_MS)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, file }
}
