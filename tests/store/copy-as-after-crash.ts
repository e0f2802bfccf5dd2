import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a crash would leave of a library that is open: a copy of its files as they are now, without
 * the lock. The journal is copied last, as it is always ahead of everything else.
 */
export function copyAsAfterCrash(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  const names = readdirSync(from).filter((name) => !name.startsWith('lock-') && name !== 'backups')
  const ordered = names.sort((a, b) => Number(a === 'journal') - Number(b === 'journal'))
  for (const name of ordered) cpSync(join(from, name), join(to, name), { recursive: true })
}
