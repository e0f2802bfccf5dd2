import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expectOk } from '#domain/result'
import { BackupService } from '#services/backup-service'
import { HistoryService } from '#services/history-service'
import { LibraryService } from '#services/library-service'
import { verifyLibrary } from '#store/verify-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

const folder = useFolder()
let root = ''
let library: LibraryService
let backups: BackupService

const TEXT = 'The ferry was late. “Nothing is lost,” the captain said. The end.'

beforeEach(async () => {
  root = join(folder.path, 'library')
  await open()
})
afterEach(async () => expectOk(await library.close()))

async function open(): Promise<void> {
  library = expectOk(await LibraryService.open(root, { mode: 'write', createIfMissing: true }))
  backups = new BackupService(library)
}

async function execute<Value = { id: string }>(command: object): Promise<Value> {
  return expectOk(await library.execute(command)).value as Value
}

const everything = () => readEverything(library.store.view, [...library.store.catalog.articleIds()])

async function makeLibrary() {
  const { id: ferry } = await execute({ type: 'article.add', title: 'Ferry', text: TEXT })
  const { id: other } = await execute({ type: 'article.add', title: 'Other', text: TEXT })
  const said = { type: 'quote.add', article: ferry, start: 20, end: 38, tags: ['sea'] }
  const { id: quote } = await execute({ ...said, speaker: 'The captain' })
  const { id: note } = await execute({ type: 'note.add', title: 'Plan', markdown: 'First' })
  return { ferry, other, quote, note }
}

/** Everything kinds of change after a backup. */
async function workOn({ other, quote, note }: Awaited<ReturnType<typeof makeLibrary>>) {
  await execute({ type: 'article.add', title: 'New', text: TEXT })
  await execute({ type: 'quote.untag', quote, tags: ['sea'] })
  await execute({ type: 'note.edit', note, markdown: 'Second' })
  await execute({ type: 'tag.add', name: 'later' })
  await execute({ type: 'article.delete', article: other })
  await execute({ type: 'trash.empty' })
}

test('a restore shows what it would change, is one change, and can be undone', async () => {
  const made = await makeLibrary()
  const before = everything()
  const name = expectOk(await backups.create())
  expect(expectOk(await backups.preview(name)).differences).toEqual([])
  await workOn(made)
  const after = everything()

  const preview = expectOk(await backups.preview(name))
  expect(preview.counts.article).toEqual({ added: 1, changed: 0, removed: 1 })
  expect(preview.counts.quote).toEqual({ added: 0, changed: 1, removed: 0 })
  expect(preview.counts.note).toEqual({ added: 0, changed: 1, removed: 0 })
  const named = preview.differences.map((one) => `${one.action} ${one.type} ${one.name}`)
  expect(named.slice(0, 2)).toEqual(['added article Other', 'removed article New'])
  expect(everything()).toEqual(after)

  expectOk(await backups.restore(name))
  expect(everything()).toEqual(before)
  expect(library.info().undo).toBe('restore a backup')
  expectOk(await library.undo())
  expect(everything()).toEqual(after)
  expectOk(await library.redo())
  expectOk(await library.close())
  expect(expectOk(await verifyLibrary(root)).problems).toEqual([])
  await open()
  expect(everything()).toEqual(before)
  // The state before the restore is a backup too.
  const rows = await backups.list()
  expect(rows).toHaveLength(2)
  expectOk(await backups.restore(rows[0]?.name ?? ''))
  expect(everything()).toEqual(after)
})

test('a compressed backup is read by any tar, and restored on its own', async () => {
  const made = await makeLibrary()
  const before = everything()
  const target = join(folder.path, 'elsewhere', 'copy.tar.gz')
  expectOk(await backups.archive(target))
  const names = execFileSync('tar', ['-tzf', target], { encoding: 'utf8' }).trim().split('\n')
  expect(names).toContain('library.json')
  expect(names).toContain(`articles/${made.ferry.slice(0, 2)}/${made.ferry}.json`)
  await workOn(made)
  expectOk(await backups.restore(target))
  expect(everything()).toEqual(before)
  expect(readdirSync(join(root, 'backups')).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a folder that an editor made among the notes keeps no backup from being made', async () => {
  const made = await makeLibrary()
  const before = everything()
  await mkdir(join(root, 'notes', '.obsidian'))
  await writeFile(join(root, 'notes', '.obsidian', 'app.json'), '{}')
  const name = expectOk(await backups.create())
  await workOn(made)
  expectOk(await backups.restore(name))
  expect(everything()).toEqual(before)
})

test('a backup that is made while a compressed one is put back takes nothing away from it', async () => {
  for (let number = 0; number < 40; number++) await makeLibrary()
  const before = everything()
  const target = join(folder.path, 'copy.tar.gz')
  expectOk(await backups.archive(target))
  await execute({ type: 'tag.add', name: 'later' })
  const restoring = backups.restore(target)
  for (let turn = 0; turn < 5; turn++) expectOk(await backups.create())
  expectOk(await restoring)
  expect(everything()).toEqual(before)
})

test('what a killed program left of a compressed backup goes with the next backup', async () => {
  await makeLibrary()
  const [old, fresh] = ['.unpacked-old', '.unpacked-new'].map((name) => join(root, 'backups', name))
  if (!old || !fresh) throw new Error('two names')
  for (const path of [old, fresh]) await mkdir(path, { recursive: true })
  const yesterday = new Date(Date.now() - 86_400_000)
  await utimes(old, yesterday, yesterday)
  expectOk(await backups.create())
  expect([old, fresh].map((path) => existsSync(path))).toEqual([false, true])
})

test('looking into a compressed backup while the library is away puts nothing into its place', async () => {
  await makeLibrary()
  const target = join(folder.path, 'copy.tar.gz')
  expectOk(await backups.archive(target))
  await rename(root, `${root}-away`)
  expect(await backups.preview(target)).toMatchObject({
    error: { code: 'cannot-write', message: expect.stringContaining('not where it was') as string },
  })
  expect(existsSync(root)).toBe(false)
  await rename(`${root}-away`, root)
  expect(expectOk(await backups.preview(target)).differences).toEqual([])
})

test('one is written beside the links where the last is old, and two are kept', async () => {
  await makeLibrary()
  expectOk(await backups.create())
  expectOk(await backups.archiveIfDue())
  expectOk(await backups.archiveIfDue())
  const rows = await backups.list()
  expect(rows.filter(({ kind }) => kind === 'archive')).toHaveLength(1)
})

test('backups of a day on which the clock was ahead neither put off nor multiply later ones', async () => {
  await makeLibrary()
  const name = expectOk(await backups.create())
  expectOk(await backups.archiveIfDue())
  const ahead = '2099-01-01T00-00-00-000Z'
  const folders = join(root, 'backups')
  await rename(join(folders, name), join(folders, ahead))
  await rename(join(folders, `${name}.tar.gz`), join(folders, `${ahead}.tar.gz`))
  for (let turn = 0; turn < 3; turn++) {
    expectOk(await library.close())
    await open()
  }
  const made = (await backups.list()).filter((row) => !row.name.startsWith(ahead))
  expect(made).toHaveLength(1)
  expectOk(await backups.archiveIfDue())
  const archives = (await backups.list()).filter(({ kind }) => kind === 'archive')
  expect(archives.map((row) => row.name)).toEqual([
    `${ahead}.tar.gz`,
    `${made[0]?.name ?? ''}.tar.gz`,
  ])
})

test('an edit in place of library.json leaves the backups as they were', async () => {
  await makeLibrary()
  const before = everything()
  const name = expectOk(await backups.create())
  const path = join(root, 'library.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"sea"', '"ocean"'))
  await execute({ type: 'tag.rename', tag: 'sea', name: 'water' })
  expectOk(await backups.restore(name))
  expect(everything()).toEqual(before)
})

test.each(['an earlier one', 'an edited one', 'none'])(
  'a backup has the tags of its documents, whatever another program left as library.json: %s',
  async (what) => {
    await execute({ type: 'tag.add', name: 'first' })
    expectOk(await library.store.checkpoint())
    const path = join(root, 'library.json')
    const earlier = await readFile(path, 'utf8')
    await makeLibrary()
    expectOk(await library.store.checkpoint())
    const before = everything()
    await rm(path)
    if (what === 'an earlier one') await writeFile(path, earlier)
    if (what === 'an edited one') await writeFile(path, earlier.replace('"first"', '"other"'))
    const name = expectOk(await backups.create())
    await execute({ type: 'tag.add', name: 'later' })
    expect(expectOk(await backups.restore(name)).notices).toEqual([])
    expect(everything()).toEqual(before)
  },
)

test('a backup with a library.json that another program changed is put back all the same', async () => {
  const made = await makeLibrary()
  const name = expectOk(await backups.create())
  await workOn(made)
  const path = join(root, 'backups', name, 'library.json')
  await writeFile(path, (await readFile(path, 'utf8')).replace('"sea"', '"ocean"'))
  const { notices } = expectOk(await backups.restore(name))
  expect(notices).toEqual([expect.stringContaining('library.json was changed by another program')])
  expect([...library.store.view.tags()].map((tag) => tag.name)).toEqual(['ocean', 'later'])
  expect(library.store.view.article(made.other)?.reference.title).toBe('Other')
  await writeFile(path, 'nothing of the kind')
  expect(await backups.restore(name)).toMatchObject({ error: { code: 'damaged' } })
})

test('a damaged document of a backup leaves its article as it is, and says so', async () => {
  const made = await makeLibrary()
  const target = join(folder.path, 'copy.tar.gz')
  const name = expectOk(await backups.create())
  await workOn(made)
  expectOk(await library.store.checkpoint())
  const { ferry } = made
  const path = join(root, 'backups', name, 'articles', ferry.slice(0, 2), `${ferry}.json`)
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('Ferry', 'Fxrry'))
  const restored = expectOk(await backups.restore(name))
  expect(restored.notices).toHaveLength(1)
  expect(library.store.view.article(ferry)?.reference.title).toBe('Ferry')
  // An archive that is none, one that is not there, a backup that is not there.
  await writeFile(target, 'nothing of the kind')
  expect(await backups.preview(target)).toMatchObject({ error: { code: 'unreadable' } })
  expect(await backups.preview(join(folder.path, 'no.tar.gz'))).toMatchObject({ ok: false })
  expect(await backups.preview('nope')).toMatchObject({ error: { code: 'not-found' } })
})

test('a backup of another library is refused', async () => {
  await makeLibrary()
  const target = join(folder.path, 'copy.tar.gz')
  expectOk(await backups.archive(target))
  expectOk(await library.close())
  root = join(folder.path, 'another')
  await open()
  expect(await backups.restore(target)).toMatchObject({ error: { code: 'unsupported-format' } })
})

test('the history of a quote and of an article, and bringing an earlier state back', async () => {
  const { ferry, quote } = await makeLibrary()
  const history = new HistoryService(library)
  const { id: note } = await execute({ type: 'note.add', quote, markdown: 'First' })
  await execute({ type: 'note.edit', note, markdown: 'Second' })
  await execute({ type: 'quote.edit', quote, locator: 'p. 3' })
  await execute({ type: 'quote.untag', quote, tags: ['sea'] })
  expectOk(await library.undo())

  const { rows } = await history.ofQuote(quote)
  expect(rows.map(({ label, isUndo }) => `${isUndo ? 'undo ' : ''}${label}`)).toEqual([
    'undo untag quote',
    'untag quote',
    'edit quote',
    'edit note',
    'add note',
    'add quote',
  ])
  const edited = rows.find(({ label }) => label === 'edit note')
  expect(edited?.records).toMatchObject([
    {
      type: 'note',
      fields: [{ label: 'Note', before: 'First', after: 'Second' }],
      canBringBack: true,
    },
  ])
  expectOk(await history.bringBack(edited?.sequence ?? 0, note))
  expect(library.store.view.note(note)?.markdown).toBe('First')
  expect(library.info().undo).toBe('bring back an earlier state')
  expectOk(await library.undo())
  expect(library.store.view.note(note)?.markdown).toBe('Second')

  await execute({ type: 'quote.delete', quote })
  const ofArticle = await history.ofArticle(ferry)
  const deleted = ofArticle.rows[0]
  expect(deleted?.records.map(({ action, type }) => `${action} ${type}`)).toContain('removed quote')
  expectOk(await history.bringBack(deleted?.sequence ?? 0, quote))
  expect(library.store.view.quote(quote)?.exact).toBe('“Nothing is lost,”')
  // The note on it can come back now, and not before.
  expectOk(await history.bringBack(deleted?.sequence ?? 0, note))
  expect(library.store.view.notesOf(ferry)).toHaveLength(1)
  expect(await history.bringBack(deleted?.sequence ?? 0, quote)).toMatchObject({ ok: false })
})

test('a long history comes in pages, over several journal files, without a change twice', async () => {
  const { quote } = await makeLibrary()
  const history = new HistoryService(library)
  for (let number = 0; number < 70; number++) {
    await execute({ type: 'quote.edit', quote, locator: `p. ${number}` })
  }
  const seen: number[] = []
  let before: number | undefined
  do {
    const page = await history.ofQuote(quote, before)
    seen.push(...page.rows.map(({ sequence }) => sequence))
    before = page.before
  } while (before !== undefined)
  expect(seen).toHaveLength(71)
  expect(new Set(seen).size).toBe(71)
  expect(seen.toSorted((a, b) => b - a)).toEqual(seen)
})
