import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A fresh real folder for each test of a file, removed after it. */
export function useFolder(): { readonly path: string } {
  const current = { path: '' }
  beforeEach(async () => {
    current.path = await mkdtemp(join(tmpdir(), 'commonplace-store-'))
  })
  afterEach(() => rm(current.path, { recursive: true, force: true }))
  return current
}
