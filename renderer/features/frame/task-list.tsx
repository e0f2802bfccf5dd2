import './task-list.css'
import { useEffect, useState } from 'preact/hooks'
import { cancelTask, runningTasks, secondsLeft, type RunningTask } from '../../state/tasks'
import { Button } from '../../ui/button'
import { ProgressBar } from '../../ui/progress-bar'

const numbers = new Intl.NumberFormat('en-GB')

/** Work that takes long: a bar with counts, the time left and a way to stop it. */
export function TaskList() {
  const tasks = runningTasks.value
  if (tasks.length === 0) return null
  return (
    <section class="tasks" aria-label="Running tasks">
      {tasks.map((task) => (
        <TaskCard key={task.task} task={task} />
      ))}
    </section>
  )
}

function TaskCard({ task }: { readonly task: RunningTask }) {
  const { label, done, total } = task
  const now = useSeconds()
  const left = secondsLeft(task, now)
  return (
    <div class="task">
      <div class="task-words tabular">
        <span class="task-label">{label}</span>
        <span class="task-count">
          {total > 1 && `${numbers.format(done)} of ${numbers.format(total)}`}
          {left !== undefined && ` · ${timeLeft(left)}`}
        </span>
      </div>
      <ProgressBar label={label} done={done} total={total > 1 ? total : 0} />
      <Button tone="quiet" aria-label={`Cancel: ${label}`} onClick={() => cancelTask(task.task)}>
        Cancel
      </Button>
    </div>
  )
}

/** Seconds left, as people say it. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s left`
  return `${Math.ceil(seconds / 60)} min left`
}

function useSeconds(): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}
