import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'

/** Where a file is put aside; the name keeps what it was and never repeats. */
export function quarantinePath(quarantine: string, path: string): string {
  return join(quarantine, `${basename(path)}.${randomBytes(4).toString('hex')}`)
}
