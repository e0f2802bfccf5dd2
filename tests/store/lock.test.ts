import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { rm, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectOk, type Failure } from '#domain/result'
import { type LibraryStore, openLibraryStore } from '#store/library-store'
import { isRunning, ownIdentity } from '#store/process-identity'
import { bundleProgram } from '../bench/bundle-program.mjs'
import { adding, makeTag } from './make-records'
import { useFolder } from './temporary-folder'

const folder = useFolder()
let program = ''

beforeAll(async () => {
  program = await bundleProgram('tests/store/programs/hold-library.ts')
})

afterAll(() => rm(dirname(program), { recursive: true, force: true }))

const locks = () => readdirSync(folder.path).filter((name) => name.startsWith('lock-'))

async function open(): Promise<LibraryStore> {
  return expectOk(await openLibraryStore(folder.path, { mode: 'write' }))
}

async function refusal(): Promise<Failure> {
  const opened = await openLibraryStore(folder.path, { mode: 'write' })
  if (opened.ok) throw new Error('it was opened')
  return opened.error
}

/** Another process that has the library open; resolves once it has. */
async function hold(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, folder.path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  await once(child.stdout, 'data')
  return child
}

test('one process has it: another is told who, and may read', async () => {
  const child = await hold()
  const { code, message, retry } = await refusal()
  expect({ code, retry }).toEqual({ code: 'locked', retry: true })
  expect(message).toContain(`process ${child.pid}`)
  expect(message).toContain(hostname())
  const reader = expectOk(await openLibraryStore(folder.path, { mode: 'read' }))
  expect([...reader.view.tags()]).toHaveLength(1)
  expectOk(await reader.close())

  child.stdin?.end()
  await once(child, 'close')
  expect(locks()).toEqual([])
  expectOk(await (await open()).close())
})

test('a lock left by a killed process is taken over at once', async () => {
  const child = await hold()
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(locks()).toHaveLength(1)
  const store = await open()
  expect(locks()).toHaveLength(1)
  expect([...store.view.tags()]).toHaveLength(1)
  expectOk(await store.close())
  expect(locks()).toEqual([])
})

test('the same process has it twice at most for reading', async () => {
  const store = await open()
  expect((await refusal()).message).toContain(`process ${process.pid}`)
  expectOk(await store.close())
})

test('of many that find a dead lock at the same moment one gets the library', async () => {
  const child = await hold()
  child.kill('SIGKILL')
  await once(child, 'close')
  const opened = await Promise.all(
    Array.from({ length: 12 }, () => openLibraryStore(folder.path, { mode: 'write' })),
  )
  const holders = opened.filter((result) => result.ok)
  expect(holders).toHaveLength(1)
  for (const holder of holders) expectOk(await holder.value.close())
  expect(locks()).toEqual([])
})

test('a lock of another computer is respected, and the message says what can be done', async () => {
  expectOk(await (await open()).close())
  const path = join(folder.path, 'lock-000003.json')
  const other = { pid: 1, host: 'another-computer', boot: 'x', since: '2024-01-01', token: 't' }
  await writeFile(path, JSON.stringify(other))
  const { code, message } = await refusal()
  expect(code).toBe('locked')
  expect(message).toContain('another-computer')
  expect(message).toContain(path)
})

test('a lock from before the last start of this computer is taken over', async () => {
  expectOk(await (await open()).close())
  const before = { ...ownIdentity(), boot: '00000000-before pid:[1]', since: '2024', token: 't' }
  await writeFile(join(folder.path, 'lock-000001.json'), JSON.stringify(before))
  expectOk(await (await open()).close())
})

test('a process number that is used again is not the process that had the lock', () => {
  const own = ownIdentity()
  expect(isRunning(own)).toBe(true)
  expect(isRunning({ ...own, started: 'another time' })).toBe(own.started === undefined)
})

test('an unreadable lock is respected while it is new, and not for ever', async () => {
  expectOk(await (await open()).close())
  const path = join(folder.path, 'lock-000001.json')
  await writeFile(path, '')
  expect((await refusal()).code).toBe('locked')
  await utimes(path, 1, 1)
  expectOk(await (await open()).close())
})

test('who loses the lock writes nothing more behind the journal', async () => {
  const store = await open()
  expectOk(await store.commit({ command: 'test', change: adding(makeTag(1)) }))
  const [lock = ''] = locks()
  const other = { ...JSON.parse(readFileSync(join(folder.path, lock), 'utf8')), token: 'other' }
  await writeFile(join(folder.path, 'lock-000009.json'), JSON.stringify(other))
  const written = await store.checkpoint()
  expect(written.ok ? 'ok' : written.error.code).toBe('locked')
  const refused = await store.commit({ command: 'test', change: adding(makeTag(2)) })
  expect(refused.ok ? 'ok' : refused.error.code).toBe('locked')
  expect(store.readOnlyReason?.code).toBe('locked')
  await store.close()
})
