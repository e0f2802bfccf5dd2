import { describe, expect, it } from 'vitest'
import type { TaskProgress } from '#ipc/contract'
import { ScriptedBridge } from '../scripted-bridge'

new ScriptedBridge().install()
const { secondsLeft, withProgress } = await import('../../../renderer/state/tasks')

const progress = (task: string, done: number, more: Partial<TaskProgress> = {}): TaskProgress => ({
  task,
  label: 'Importing',
  done,
  total: 100,
  finished: false,
  ...more,
})

describe('running tasks', () => {
  it('keep when they began, whatever they tell later', () => {
    const began = withProgress([], progress('a', 0), 1000)
    const later = withProgress(began, progress('a', 50), 9000)
    expect(later).toHaveLength(1)
    expect(later[0]).toMatchObject({ done: 50, since: 1000 })
  })

  it('stand beside one another and go when they have finished', () => {
    const both = withProgress(withProgress([], progress('a', 0), 0), progress('b', 0), 0)
    const left = withProgress(both, progress('a', 100, { finished: true }), 5000)
    expect(left.map((task) => task.task)).toEqual(['b'])
  })

  it('that were never heard of before they finished are not shown', () => {
    expect(withProgress([], progress('a', 1, { finished: true }), 0)).toEqual([])
  })
})

describe('the time left', () => {
  const task = (done: number, total = 100) => ({ ...progress('a', done, { total }), since: 0 })

  it('is not told while it would be a guess', () => {
    expect(secondsLeft(task(10), 1000)).toBeUndefined()
    expect(secondsLeft(task(0), 60_000)).toBeUndefined()
    expect(secondsLeft(task(100), 60_000)).toBeUndefined()
  })

  it('goes down as the work goes on at the same pace', () => {
    const left = [20, 40, 60, 80].map((done) => secondsLeft(task(done), done * 100) ?? Number.NaN)
    expect(left).toEqual([8, 6, 4, 2])
  })
})
