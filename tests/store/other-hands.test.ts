import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { expectOk, ok } from '#domain/result'
import { LibraryService } from '#services/library-service'
import type { OutsideNews } from '#services/outside-edits'
import { OutsideService } from '#services/outside-service'
import { verifyLibrary } from '#store/verify-library'
import { useFolder } from './temporary-folder'

/** Files of a library changed by other programs: real files, edited as git, Dropbox and editors do. */

const folder = useFolder()
let root = ''
let library: LibraryService
let outside: OutsideService
let news: OutsideNews[] = []
let isOpen = false

const TEXT = 'The ferry was late. “Nothing is lost,” the captain said. The end.'

async function open(): Promise<void> {
  library = expectOk(await LibraryService.open(root, { mode: 'write', createIfMissing: true }))
  outside = new OutsideService(library, (one) => news.push(one))
  isOpen = true
}

async function close(): Promise<void> {
  if (!isOpen) return
  isOpen = false
  outside.stop()
  expectOk(await library.close())
}

async function reopen(): Promise<void> {
  await close()
  news = []
  await open()
  await outside.scan()
}

async function execute<Value = { id: string }>(command: object): Promise<Value> {
  return expectOk(await library.execute(command)).value as Value
}

beforeEach(async () => {
  root = join(folder.path, 'library')
  news = []
  await open()
})
afterEach(close)

async function makeArticle(title = 'Ferry'): Promise<{ article: string; quote: string }> {
  const { id: article } = await execute({ type: 'article.add', title, text: TEXT })
  const start = TEXT.indexOf('“')
  const end = TEXT.indexOf('”') + 1
  const { id: quote } = await execute({ type: 'quote.add', article, start, end, tags: ['sea'] })
  return { article, quote }
}

const pathOf = (article: string) => join(root, 'articles', article.slice(0, 2), `${article}.json`)

/** As editors write: some in place, some by a new file under the old name. */
async function edit(
  path: string,
  change: (text: string) => string,
  inPlace = false,
): Promise<void> {
  const text = change(await readFile(path, 'utf8'))
  if (inPlace) return writeFile(path, text)
  await writeFile(`${path}~`, text)
  await rename(`${path}~`, path)
}

const retitle = (title: string) => (text: string) =>
  text.replace('"title": "Ferry"', `"title": "${title}"`)
const titleOf = (article: string) => library.store.view.article(article)?.reference.title

async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isTrue(); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(isTrue()).toBe(true)
}

async function expectNoTrace(): Promise<void> {
  await close()
  expect(expectOk(await verifyLibrary(root)).problems).toEqual([])
  await open()
  await outside.scan()
  expect(library.info().problems).toEqual([])
}

describe.each([
  ['by a new file', false],
  ['in place', true],
])('an edit of an article’s file, %s', (_, inPlace) => {
  test('while closed: taken in as one change, which can be undone, also after a restart', async () => {
    const { article } = await makeArticle()
    await close()
    await edit(pathOf(article), retitle('Boat'), inPlace)
    await reopen()
    expect(titleOf(article)).toBe('Boat')
    expect(library.info().undo).toBe('take in an edit from outside')
    expect(news.map(({ message }) => message)).toEqual([
      'Took in what another program changed in “Boat”.',
    ])
    expect(await outside.conflicts()).toEqual([])
    await expectNoTrace()
    expect(titleOf(article)).toBe('Boat')
    expectOk(await library.undo())
    expect(titleOf(article)).toBe('Ferry')
    await expectNoTrace()
    expect(titleOf(article)).toBe('Ferry')
  })

  test('while open: noticed by the watcher', async () => {
    const { article } = await makeArticle()
    expectOk(await library.store.checkpoint())
    await outside.follow()
    await edit(pathOf(article), retitle('Boat'), inPlace)
    await until(() => titleOf(article) === 'Boat')
    expectOk(await library.undo())
    expect(titleOf(article)).toBe('Ferry')
    await expectNoTrace()
  })
})

test('an article that is read before it was looked at is ours, and the edit is taken in at once', async () => {
  const { article } = await makeArticle()
  await close()
  await edit(pathOf(article), retitle('Boat'))
  await open()
  expect(titleOf(article)).toBe('Ferry')
  await until(() => titleOf(article) === 'Boat')
  await expectNoTrace()
})

test('both sides changed: neither is lost, and the person decides', async () => {
  const { article, quote } = await makeArticle()
  expectOk(await library.store.checkpoint())
  await edit(pathOf(article), retitle('Boat'))
  await execute({ type: 'quote.edit', quote, locator: 'p. 3' })
  expectOk(await library.store.checkpoint())
  expect(titleOf(article)).toBe('Ferry')
  // Ours is in the file, theirs beside it.
  expect(await readFile(pathOf(article), 'utf8')).toContain('p. 3')
  const [conflict, ...more] = await outside.conflicts()
  expect(more).toEqual([])
  expect(conflict).toMatchObject({ kind: 'article', article, reason: 'both', title: 'Ferry' })
  const { differences } = expectOk(await outside.preview(conflict?.id ?? ''))
  expect(differences).toMatchObject([
    { type: 'article', fields: [{ label: 'Reference: title', before: 'Ferry', after: 'Boat' }] },
    { type: 'quote', fields: [{ label: 'Locator', before: 'p. 3', after: '' }] },
  ])

  // It waits over a restart.
  await reopen()
  expect(library.info().conflicts).toBe(1)
  // And a check names it, and no other trouble.
  const { problems, undecided } = expectOk(await verifyLibrary(root))
  expect(problems).toEqual([])
  expect(undecided).toMatchObject([{ message: expect.stringContaining('“Ferry” waits') as string }])
  expectOk(await outside.decide(conflict?.id ?? '', 'theirs'))
  expect(titleOf(article)).toBe('Boat')
  expect(await outside.conflicts()).toEqual([])
  expectOk(await library.undo())
  expect(titleOf(article)).toBe('Ferry')
  expect(library.store.view.quote(quote)?.locator).toBe('p. 3')
  await expectNoTrace()
})

test('keeping ours changes nothing and puts the other version into quarantine', async () => {
  const { article, quote } = await makeArticle()
  expectOk(await library.store.checkpoint())
  await edit(pathOf(article), retitle('Boat'))
  await execute({ type: 'quote.edit', quote, locator: 'p. 3' })
  expectOk(await library.store.checkpoint())
  const { sequence } = library.store
  const [conflict] = await outside.conflicts()
  expectOk(await outside.decide(conflict?.id ?? '', 'ours'))
  expect(library.store.sequence).toBe(sequence)
  expect(readdirSync(join(root, 'conflicts'))).toEqual([])
  const [name = ''] = readdirSync(join(root, 'quarantine'))
  expect(await readFile(join(root, 'quarantine', name), 'utf8')).toContain('"Boat"')
  await expectNoTrace()
})

test('a decision while the library is away is refused, puts nothing into its place, and can be made later', async () => {
  const { article, quote } = await makeArticle()
  expectOk(await library.store.checkpoint())
  await edit(pathOf(article), retitle('Boat'))
  await execute({ type: 'quote.edit', quote, locator: 'p. 3' })
  expectOk(await library.store.checkpoint())
  const [conflict] = await outside.conflicts()
  await rename(root, `${root}-away`)
  expect(await outside.decide(conflict?.id ?? '', 'ours')).toMatchObject({
    error: { message: expect.stringContaining('so the other version still waits') as string },
  })
  expect(existsSync(root)).toBe(false)
  await rename(`${root}-away`, root)
  expectOk(await outside.decide(conflict?.id ?? '', 'ours'))
  expect(await outside.conflicts()).toEqual([])
  await expectNoTrace()
})

test('keeping both makes a second article, with its quotes and a key of its own', async () => {
  const { article, quote } = await makeArticle()
  expectOk(await library.store.checkpoint())
  await edit(pathOf(article), retitle('Boat'))
  await execute({ type: 'note.add', quote, markdown: 'mine' })
  expectOk(await library.store.checkpoint())
  const [conflict] = await outside.conflicts()
  expectOk(await outside.decide(conflict?.id ?? '', 'both'))
  const { view, catalog } = library.store
  const ids = [...catalog.articleIds()]
  expect(new Set(ids.map(titleOf))).toEqual(new Set(['Boat (other version)', 'Ferry']))
  const other = ids.find((id) => id !== article) ?? ''
  expect(view.quotesOf(other).map(({ exact }) => exact)).toEqual(['“Nothing is lost,”'])
  const keys = ids.map((id) => view.article(id)?.citationKey)
  expect(new Set(keys).size).toBe(2)
  await expectNoTrace()
})

test.each(['closed', 'open'])(
  'an earlier state put back by version control, while %s, does not undo later work by itself',
  async (when) => {
    const { article, quote } = await makeArticle()
    expectOk(await library.store.checkpoint())
    const before = await readFile(pathOf(article))
    await execute({ type: 'quote.edit', quote, locator: 'p. 3' })
    expectOk(await library.store.checkpoint())
    if (when === 'open') await outside.follow()
    else await close()
    await rm(pathOf(article))
    await writeFile(pathOf(article), before)
    if (when === 'closed') await reopen()
    else await until(() => library.info().conflicts === 1)
    expect(library.store.view.quote(quote)?.locator).toBe('p. 3')
    const [conflict] = await outside.conflicts()
    expect(conflict).toMatchObject({ reason: 'older', title: 'Ferry' })
    expectOk(await outside.decide(conflict?.id ?? '', 'theirs'))
    expect(library.store.view.quote(quote)?.locator).toBeUndefined()
    await expectNoTrace()
    expect(library.store.view.quote(quote)?.locator).toBeUndefined()
  },
)

test.each(['closed', 'open'])(
  'a file deleted by another program, while %s, is made again',
  async (when) => {
    const { article, quote } = await makeArticle()
    expectOk(await library.store.checkpoint())
    if (when === 'open') await outside.follow()
    else await close()
    await rm(pathOf(article))
    if (when === 'closed') await reopen()
    await until(() => existsSync(pathOf(article)))
    expect(library.store.view.quote(quote)).toBeDefined()
    await close()
    expect(expectOk(await verifyLibrary(root)).problems).toEqual([])
  },
)

test('garbage in place of a file: ours is written again, what was there is kept and told', async () => {
  const { article, quote } = await makeArticle()
  expectOk(await library.store.checkpoint())
  await outside.follow()
  await writeFile(pathOf(article), '<<<<<<< HEAD\nnot JSON at all\n')
  await until(() => library.info().problems.length === 1)
  expectOk(await library.store.checkpoint())
  expect(await readFile(pathOf(article), 'utf8')).toContain('“Nothing is lost,”')
  expect(library.store.view.quote(quote)).toBeDefined()
  const [name = ''] = readdirSync(join(root, 'quarantine'))
  expect(await readFile(join(root, 'quarantine', name), 'utf8')).toContain('not JSON')
})

test('an edit of the text itself, or of words that are not in it, is left to the person', async () => {
  const { article } = await makeArticle()
  await close()
  await edit(pathOf(article), (text) => text.replace('was late', 'was early'))
  await reopen()
  expect(library.store.view.revisionsOf(article)[0]?.text).toContain('was late')
  expect(await outside.conflicts()).toMatchObject([{ reason: 'unfit' }])
})

test('a touched file is no change', async () => {
  const { article } = await makeArticle()
  await close()
  await utimes(pathOf(article), new Date(), new Date(Date.now() + 5000))
  const { sequence } = library.store
  await reopen()
  expect(library.store.sequence).toBe(sequence)
  expect(news).toEqual([])
})

test('a file whose keys another program has sorted is no change', async () => {
  const { article } = await makeArticle()
  await close()
  await edit(pathOf(article), (text) =>
    JSON.stringify(
      JSON.parse(text, (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      ),
      null,
      4,
    ),
  )
  const { sequence } = library.store
  await reopen()
  expect(await outside.conflicts()).toEqual([])
  expect(library.store.sequence).toBe(sequence)
  expect(news).toEqual([])
  await expectNoTrace()
})

test('edits by an editor that puts a byte order mark before the text are read like any other', async () => {
  const { article } = await makeArticle()
  await close()
  await edit(pathOf(article), (text) => `\ufeff${retitle('Boat')(text)}`)
  await edit(join(root, 'library.json'), (text) => `\ufeff${text.replace('"sea"', '"ocean"')}`)
  await reopen()
  expect(titleOf(article)).toBe('Boat')
  expect([...library.store.view.tags()].map(({ name }) => name)).toEqual(['ocean'])
  expect(library.info().problems).toEqual([])
  await expectNoTrace()
})

test('a note’s file edited in any editor', async () => {
  const { id } = await execute({ type: 'note.add', title: 'Plan', markdown: 'One *two*' })
  const path = join(root, 'notes', `${id}.md`)
  await close()
  await edit(path, (text) => text.replace('One *two*', 'One *two* three'))
  await reopen()
  expect(library.store.view.note(id)?.markdown).toBe('One *two* three')
  expectOk(await library.undo())
  expect(library.store.view.note(id)?.markdown).toBe('One *two*')
  await expectNoTrace()

  // An earlier one put back, and both sides changed.
  const before = await readFile(path)
  await execute({ type: 'note.edit', note: id, markdown: 'Later' })
  await close()
  await writeFile(path, before)
  await reopen()
  expect(library.store.view.note(id)?.markdown).toBe('Later')
  expect(await outside.conflicts()).toMatchObject([{ kind: 'note', title: 'Plan' }])
  const [conflict] = await outside.conflicts()
  expectOk(await outside.decide(conflict?.id ?? '', 'both'))
  const notes = [...library.store.view.freeNotes()].map(({ markdown }) => markdown).sort()
  expect(notes).toEqual(['Later', 'One *two*'])
  await expectNoTrace()
})

test('tags and an article that uses them, edited together', async () => {
  const { article, quote } = await makeArticle()
  await close()
  const tag = '0000000000000tag'
  await edit(join(root, 'library.json'), (text) =>
    text.replace(
      '"tags": [',
      `"tags": [{"type":"tag","id":"${tag}","name":"wind","colour":"red"},`,
    ),
  )
  await edit(pathOf(article), (text) =>
    text.replace(/("quotes": \[[\s\S]*?"tags": \[)/, `$1"${tag}",`),
  )
  await reopen()
  expect(library.store.view.tag(tag)?.name).toBe('wind')
  expect(library.store.view.quote(quote)?.tags).toContain(tag)
  expect(await outside.conflicts()).toEqual([])
  await expectNoTrace()
})

test('an earlier library.json is a conflict, and tags in use do not go by it', async () => {
  await makeArticle()
  expectOk(await library.store.checkpoint())
  const before = await readFile(join(root, 'library.json'))
  await execute({ type: 'tag.add', name: 'later' })
  await close()
  await writeFile(join(root, 'library.json'), before)
  await reopen()
  expect([...library.store.view.tags()].map(({ name }) => name)).toEqual(['sea', 'later'])
  expect(await outside.conflicts()).toMatchObject([{ kind: 'library', reason: 'older' }])
})

test('taking a library.json without a tag and a speaker takes them from what names them too', async () => {
  const { article, quote } = await makeArticle()
  await execute({ type: 'article.tag', article, tags: ['sea'] })
  await execute({ type: 'quote.edit', quote, speaker: 'The captain', via: ['A sailor'] })
  await execute({ type: 'tag.add', name: 'gull', parent: 'sea' })
  await close()
  await edit(join(root, 'library.json'), (text) => {
    const file = JSON.parse(text) as { tags: { name: string }[]; speakers: { name: string }[] }
    file.tags = file.tags.filter(({ name }) => name !== 'sea')
    file.speakers = file.speakers.filter(({ name }) => name !== 'A sailor')
    return JSON.stringify(file)
  })
  await reopen()
  const [conflict] = await outside.conflicts()
  expect(conflict).toMatchObject({ kind: 'library', reason: 'unfit' })
  const { differences } = expectOk(await outside.preview(conflict?.id ?? ''))
  expect(differences.map(({ type, action }) => `${action} ${type}`)).toContain('changed quote')
  expectOk(await outside.decide(conflict?.id ?? '', 'theirs'))
  const said = () => library.store.view.quote(quote)
  expect(said()).toMatchObject({ tags: [], via: [] })
  expect(said()?.speaker).toBeDefined()
  expect(library.store.view.article(article)?.tags).toEqual([])
  expect([...library.store.view.tags()].map(({ parent }) => parent)).toEqual([undefined])
  await expectNoTrace()
  expectOk(await library.undo())
  expect(said()?.tags).toHaveLength(1)
  expect(said()?.via).toHaveLength(1)
  await expectNoTrace()
})

test('tags that stand below each other, as two people’s lines put together may, are left to the person', async () => {
  const { id: sea } = await execute({ type: 'tag.add', name: 'sea' })
  const { id: wind } = await execute({ type: 'tag.add', name: 'wind' })
  await close()
  await edit(join(root, 'library.json'), (text) => {
    const file = JSON.parse(text) as { tags: { id: string; parent?: string }[] }
    for (const tag of file.tags) tag.parent = tag.id === sea ? wind : sea
    return JSON.stringify(file)
  })
  await reopen()
  const [conflict] = await outside.conflicts()
  expect(conflict).toMatchObject({ kind: 'library', reason: 'unfit' })
  const { notices } = expectOk(await outside.preview(conflict?.id ?? ''))
  expect(notices).toEqual(['The tag “sea” stands below itself; it was put at the top.'])
  expectOk(await outside.decide(conflict?.id ?? '', 'theirs'))
  expect(library.store.view.tag(wind)?.parent).toBe(sea)
  expect(library.store.view.tag(sea)?.parent).toBeUndefined()
  await expectNoTrace()
})

test('a library.json that another program changed is used where nothing else has tags and speakers', async () => {
  const { article, quote } = await makeArticle()
  await execute({ type: 'quote.edit', quote, speaker: 'The captain' })
  const { library: id } = library.store.parts
  await close()
  // As where only the documents are kept in version control.
  for (const name of ['journal', 'catalog', 'backups'])
    await rm(join(root, name), { recursive: true, force: true })
  await edit(join(root, 'library.json'), (text) => text.replace('"sea"', '"ocean"'))
  await reopen()
  const { view, parts } = library.store
  expect([...view.tags()].map(({ name }) => name)).toEqual(['ocean'])
  expect([...view.speakers()].map(({ name }) => name)).toEqual(['The captain'])
  expect(view.quote(quote)?.article).toBe(article)
  expect(parts.library).toBe(id)
  expect(library.info().problems).toContain(
    'library.json does not match its checksum; its tags and speakers are used as they are, so look whether they are right.',
  )
  expect(await outside.conflicts()).toEqual([])
  await expectNoTrace()
})

test('copies that sync programs leave are listed, and decided like conflicts', async () => {
  const { article } = await makeArticle()
  await close()
  const shard = join(root, 'articles', article.slice(0, 2))
  const copies = [
    `${article} (Anna's conflicted copy 2024-05-01).json`,
    `${article}.sync-conflict-20240501-120000-ABCDEFG.json`,
  ]
  for (const name of copies) {
    await cp(pathOf(article), join(shard, name))
    await edit(join(shard, name), retitle(name.slice(17, 22)))
  }
  await writeFile(join(shard, 'unrelated.json'), '{}')
  await reopen()
  const rows = await outside.conflicts()
  expect(rows.map(({ id }) => id).sort()).toEqual(
    copies.map((name) => `articles/${article.slice(0, 2)}/${name}`).sort(),
  )
  expect(rows[0]).toMatchObject({ reason: 'copy', title: 'Ferry', article })
  for (const row of rows) expectOk(await outside.decide(row.id, 'ours'))
  expect(new Set(readdirSync(shard))).toEqual(new Set([`${article}.json`, 'unrelated.json']))
  await expectNoTrace()
})

test('an article’s file that was moved into a folder of others is made again in its own', async () => {
  const { article } = await makeArticle()
  const { article: second } = await makeArticle()
  await close()
  await mkdir(join(root, 'articles', 'zz'))
  await rename(pathOf(article), join(root, 'articles', 'zz', `${article}.json`))
  await edit(pathOf(second), retitle('Boat'))
  await reopen()
  expect([article, second].map(titleOf)).toEqual(['Ferry', 'Boat'])
  expectOk(await library.store.checkpoint())
  expect(existsSync(pathOf(article))).toBe(true)
  await expectNoTrace()
})

test('what has the name of a copy and cannot be read keeps no edit from being found', async () => {
  const { article } = await makeArticle()
  const { article: second } = await makeArticle()
  await close()
  for (const id of [article, second]) {
    await mkdir(pathOf(id).replace('.json', ' (conflicted copy).json'))
    await symlink('nowhere/at/all', pathOf(id).replace('.json', ' (1).json'))
    await edit(pathOf(id), retitle('Boat'))
  }
  await reopen()
  expect([article, second].map(titleOf)).toEqual(['Boat', 'Boat'])
  expect(await outside.conflicts()).toEqual([])
})

test('an article that came from another computer is offered', async () => {
  const { article } = await makeArticle()
  await close()
  const other = '0123456789abcdef'
  const text = (await readFile(pathOf(article), 'utf8')).replaceAll(article, other)
  const path = join(root, 'articles', '01', `${other}.json`)
  await cp(join(root, 'articles', article.slice(0, 2)), join(root, 'articles', '01'), {
    recursive: true,
  })
  await rm(join(root, 'articles', '01', `${article}.json`))
  // Its quotes and texts are its own there.
  await writeFile(
    path,
    text.replace(/"id": "(?!0123)[0-9a-z]{15}/g, (id) => `${id.slice(0, -3)}xyz`),
  )
  await reopen()
  const [row] = await outside.conflicts()
  expect(row).toMatchObject({ reason: 'new', kind: 'article' })
  expect(existsSync(path)).toBe(true)
})

test('an article that was merged into another and comes back is taken without what moved', async () => {
  const { article: kept } = await makeArticle()
  const { article: merged, quote } = await makeArticle()
  await execute({ type: 'note.add', quote, markdown: 'mine' })
  await close()
  const before = await readFile(pathOf(merged))
  await open()
  await execute({ type: 'article.merge', from: [merged], into: kept })
  await execute({ type: 'trash.empty' })
  await close()
  await mkdir(dirname(pathOf(merged)), { recursive: true })
  await writeFile(pathOf(merged), before)
  await reopen()
  const [row] = await outside.conflicts()
  expect(row).toMatchObject({ kind: 'article', reason: 'new' })
  const { notices } = expectOk(await outside.preview(row?.id ?? ''))
  expect(notices).toEqual(['What is in another article by now was left out.'])
  expectOk(await outside.decide(row?.id ?? '', 'theirs'))
  expect(titleOf(merged)).toBe('Ferry')
  expect(library.store.view.quotesOf(merged)).toEqual([])
  expect(library.store.view.quote(quote)?.article).toBe(kept)
  expect(library.store.view.notesOf(kept).map(({ markdown }) => markdown)).toEqual(['mine'])
  await expectNoTrace()
  expectOk(await library.undo())
  expect(titleOf(merged)).toBeUndefined()
  await expectNoTrace()
})

test('an article from another computer whose citation key was given here too gets one of its own', async () => {
  await close()
  const home = root
  root = join(folder.path, 'another computer')
  await cp(home, root, { recursive: true })
  await open()
  const { article: theirs } = await makeArticle()
  await close()
  const file = pathOf(theirs)
  root = home
  await open()
  const { article: ours } = await makeArticle()
  await close()
  await mkdir(dirname(pathOf(theirs)), { recursive: true })
  await cp(file, pathOf(theirs))
  // The names that it uses have not come yet.
  await reopen()
  const [row] = await outside.conflicts()
  expect(row).toMatchObject({ reason: 'new', kind: 'article' })
  const { notices } = expectOk(await outside.preview(row?.id ?? ''))
  expect(notices).toContain('The citation key “document-nd-ferry” is that of another article.')
  expectOk(await outside.decide(row?.id ?? '', 'theirs'))
  const keys = [ours, theirs].map((id) => library.store.view.article(id)?.citationKey)
  expect(keys).toEqual(['document-nd-ferry', 'document-nd-ferry-b'])
  await expectNoTrace()
})

test('two hundred files at once become one change and one step of undo', async () => {
  const made: string[] = []
  for (let number = 0; number < 200; number++) made.push((await makeArticle()).article)
  await close()
  for (const article of made) await edit(pathOf(article), retitle('Boat'))
  await reopen()
  await until(() => made.every((article) => titleOf(article) === 'Boat'))
  while (library.info().undo === 'take in an edit from outside') expectOk(await library.undo())
  expect(made.map(titleOf)).toEqual(made.map(() => 'Ferry'))
  await expectNoTrace()
})

test.each(['articles of one beginning', 'articles', 'notes'])(
  'a folder that another program removed while open is made again with what is in it: %s',
  async (what) => {
    const { article } = await makeArticle()
    const { id: note } = await execute({ type: 'note.add', title: 'Plan', markdown: 'First' })
    expectOk(await library.store.checkpoint())
    const shard = join(root, 'articles', article.slice(0, 2))
    const gone = what === 'articles of one beginning' ? shard : join(root, what)
    await rm(gone, { recursive: true })
    await outside.scan()
    await execute({ type: 'article.tag', article, tags: ['wind'] })
    expectOk(await library.store.checkpoint())
    expect(existsSync(pathOf(article))).toBe(true)
    expect(existsSync(join(root, 'notes', `${note}.md`))).toBe(true)
    await expectNoTrace()
  },
)

/** All edits are found while something else is saved, and so would be taken in together. */
async function openAndFindAllAtOnce(): Promise<void> {
  await open()
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const saving = library.change('test', async () => {
    await held
    return ok({ added: [], updated: [], removed: [] })
  })
  const scanning = outside.scan()
  await new Promise((resolve) => setTimeout(resolve, 300))
  letGo()
  await Promise.all([saving, scanning])
}

test('edits of several files never give two articles one citation key', async () => {
  const made: string[] = []
  for (let number = 0; number < 4; number++) made.push((await makeArticle()).article)
  await close()
  for (const [index, article] of made.entries())
    await edit(pathOf(article), (text) =>
      text.replace(
        /"citationKey": "[^"]*"/,
        `"citationKey": "${index < 2 ? 'captain' : 'sailor'}"`,
      ),
    )
  await openAndFindAllAtOnce()
  await library.store.outside?.settle()
  const keys = made.map((article) => library.store.view.article(article)?.citationKey)
  expect(new Set(keys).size).toBe(4)
  expect(keys).toEqual(expect.arrayContaining(['captain', 'sailor']))
  expect(await outside.conflicts()).toMatchObject([{ reason: 'unfit' }, { reason: 'unfit' }])
  await expectNoTrace()
})

test('edits that do not fit the library keep no others from being taken in, and are told by name', async () => {
  const made: string[] = []
  for (let number = 0; number < 3; number++) made.push((await makeArticle()).article)
  const owner = await makeArticle('Owner')
  await close()
  const { quotes } = JSON.parse(await readFile(pathOf(owner.article), 'utf8')) as {
    quotes: object[]
  }
  const [good = '', ...bad] = made
  await edit(pathOf(good), retitle('Boat'))
  for (const article of bad)
    await edit(pathOf(article), (text) => {
      const document = JSON.parse(retitle('Raft')(text)) as {
        revisions: { id: string }[]
        quotes: object[]
      }
      document.quotes = quotes.map((quote) => ({
        ...quote,
        article,
        revision: document.revisions[0]?.id,
      }))
      return JSON.stringify(document)
    })
  await openAndFindAllAtOnce()
  expect(titleOf(good)).toBe('Boat')
  expect(bad.map(titleOf)).toEqual(['Ferry', 'Ferry'])
  const told = news.map(({ message }) => message)
  expect(told).toContain('Took in what another program changed in “Boat”.')
  expect(told).toContain(
    'What another program changed in “Ferry” does not fit the library, so it was not taken in; the file is left as it is.',
  )
  expect(await readFile(pathOf(bad[0] ?? ''), 'utf8')).toContain('Raft')
})

test('an edit that the disk does not give at once is taken in later, and so are those after it', async () => {
  const { article } = await makeArticle()
  const { article: second } = await makeArticle()
  expectOk(await library.store.checkpoint())
  const { outside: files } = library.store
  if (!files) throw new Error('the library cannot be written')
  const readEdit = files.readEdit.bind(files)
  const failing = vi.spyOn(files, 'readEdit').mockImplementationOnce(() => {
    // A virus scanner holds the file.
    throw Object.assign(new Error('EBUSY: resource busy'), { code: 'EBUSY' })
  })
  await edit(pathOf(article), retitle('Boat'))
  await outside.scan()
  expect(titleOf(article)).toBe('Ferry')
  expect(news.map(({ message }) => message)).toEqual([expect.stringContaining('(EBUSY)')])
  failing.mockImplementation(readEdit)
  await edit(pathOf(second), retitle('Raft'))
  await outside.scan()
  expect([article, second].map(titleOf)).toEqual(['Boat', 'Raft'])
  await expectNoTrace()
})
