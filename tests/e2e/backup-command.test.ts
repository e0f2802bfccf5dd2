import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyCommands, listJson, runCli } from './run-cli'

/** Backups on the command line, as a script would make and restore them. */

let home = ''
let library = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'commonplace-cli-'))
  library = join(home, 'library')
  await applyCommands(library, [{ type: 'article.add', title: 'Ferry', text: 'It was late.' }])
})
afterEach(() => rm(home, { recursive: true, force: true }))

const cli = (...args: string[]) => runCli([...args, '--library', library], { home })
const titles = async () =>
  (await listJson<{ title: string }>(library, 'articles')).map(({ title }) => title)

test('a backup is made, looked at, restored, and the restore is undone', async () => {
  const made = await cli('backup')
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const name = made.stdout.trim()
  await applyCommands(library, [{ type: 'article.add', title: 'Later', text: 'More.' }])

  const listed = await cli('restore', '--json')
  expect(JSON.parse(listed.stdout)).toContainEqual(expect.objectContaining({ name, kind: 'links' }))
  const preview = await cli('restore', name, '--preview')
  expect(preview.stdout).toContain('1 article removed')
  expect(preview.stdout).toContain('removed article: Later')
  expect(await titles()).toEqual(['Ferry', 'Later'])

  expect(await cli('restore', name)).toMatchObject({ code: 0 })
  expect(await titles()).toEqual(['Ferry'])
  await applyCommands(library, [{ type: 'undo' }])
  expect(await titles()).toEqual(['Ferry', 'Later'])
})

test('a compressed backup on another disk; one that is not there', async () => {
  const file = join(home, 'elsewhere', 'copy.tar.gz')
  expect(await cli('backup', '--out', file)).toMatchObject({ code: 0 })
  expect(existsSync(file)).toBe(true)
  await applyCommands(library, [{ type: 'article.add', title: 'Later', text: 'More.' }])
  expect(await cli('restore', file)).toMatchObject({ code: 0 })
  expect(await titles()).toEqual(['Ferry'])
  const missing = await cli('restore', join(home, 'no.tar.gz'))
  expect(missing.code).toBe(3)
  expect(missing.stderr).toContain('no.tar.gz')
})
