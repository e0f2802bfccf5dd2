import { signal } from '@preact/signals'
import type { TaskProgress } from '#ipc/contract'
import { bridge } from '../bridge'

export interface RunningTask extends TaskProgress {
  /** When it was first heard of, in ms of `performance.now`. */
  readonly since: number
}

/** Long work that main is doing for the window. */
export const runningTasks = signal<readonly RunningTask[]>([])

/** Follows the work from now on; returns the function that stops it. */
export function followTasks(): () => void {
  return bridge.on('task-progress', (progress) => {
    runningTasks.value = withProgress(runningTasks.value, progress, performance.now())
  })
}

/** The tasks after one has told how far it is; one that has finished is taken away. */
export function withProgress(
  tasks: readonly RunningTask[],
  progress: TaskProgress,
  now: number,
): RunningTask[] {
  const before = tasks.find((task) => task.task === progress.task)
  const others = tasks.filter((task) => task !== before)
  return progress.finished ? others : [...others, { ...progress, since: before?.since ?? now }]
}

/** Seconds that the rest will take at the pace so far; undefined while that is a mere guess. */
export function secondsLeft(task: RunningTask, now: number): number | undefined {
  const elapsed = (now - task.since) / 1000
  if (elapsed < 2 || task.done === 0 || task.total <= task.done) return undefined
  return (elapsed / task.done) * (task.total - task.done)
}

export function cancelTask(task: string): void {
  void bridge.request('task.cancel', { task })
}
