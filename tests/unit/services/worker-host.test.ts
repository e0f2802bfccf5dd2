import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { TaskStopped, WorkerHost } from '../../../electron/services/worker-host'

/** A thread that does as it is told: answers, throws, dies, or never comes back. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads')
  let done = 0
  parentPort.on('message', ({ id, task }) => {
    if (task === 'die') throw new Error('died')
    if (task === 'hang') for (;;);
    if (task === 'bug') return parentPort.postMessage({ id, bug: 'oops' })
    parentPort.postMessage({ id, output: { task, done: ++done, data: workerData } })
  })
`
const folder = mkdtempSync(join(tmpdir(), 'commonplace-worker-host-'))
const file = join(folder, 'worker.cjs')
writeFileSync(file, PROGRAM)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hosts: WorkerHost[] = []
function newHost(timeLimit = 30_000): WorkerHost {
  const host = new WorkerHost({ file, timeLimit, data: { pack: 'p' } })
  hosts.push(host)
  return host
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

describe('tasks', () => {
  test('are done in order by one thread, which gets its data', async () => {
    const host = newHost()
    const answers = await Promise.all(['a', 'b', 'c'].map((task) => host.run(task)))
    expect(answers).toEqual([
      { task: 'a', done: 1, data: { pack: 'p' } },
      { task: 'b', done: 2, data: { pack: 'p' } },
      { task: 'c', done: 3, data: { pack: 'p' } },
    ])
  })

  test('a bug costs only its own task', async () => {
    const host = newHost()
    const [bug, next] = await Promise.allSettled([host.run('bug'), host.run('a')])
    expect(bug).toMatchObject({ status: 'rejected', reason: { message: 'in a worker: oops' } })
    expect(next).toMatchObject({ value: { task: 'a', done: 1 } })
  })

  test('a thread that died is replaced', async () => {
    const host = newHost()
    await expect(host.run('die')).rejects.toThrow('died')
    expect(await host.run('a')).toMatchObject({ done: 1 })
  })
})

describe('stopping', () => {
  test('a task over its time is ended and the next one is done', async () => {
    const host = newHost(2_000)
    const [late, next] = await Promise.allSettled([host.run('hang'), host.run('a')])
    expect(late).toMatchObject({ reason: { name: 'TaskStopped', reason: 'timed-out' } })
    expect(next).toMatchObject({ value: { task: 'a', done: 1 } })
  })

  test('a running or waiting task can be cancelled, and one that is cancelled already never starts', async () => {
    const host = newHost()
    const running = new AbortController()
    const waiting = new AbortController()
    const all = Promise.allSettled([
      host.run('hang', running.signal),
      host.run('b', waiting.signal),
      host.run('c', AbortSignal.abort()),
      host.run('d'),
    ])
    waiting.abort()
    running.abort()
    const cancelled = { reason: { name: 'TaskStopped', reason: 'cancelled' } }
    expect(await all).toMatchObject([
      cancelled,
      cancelled,
      cancelled,
      { value: { task: 'd', done: 1 } },
    ])
  })

  test('closing rejects what is left', async () => {
    const host = newHost()
    const left = Promise.allSettled([host.run('hang'), host.run('a')])
    await host.close()
    for (const { reason } of (await left) as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(TaskStopped)
  })
})
