import './progress-bar.css'

/** How far something is; `total` 0 means that nobody knows yet. */
export function ProgressBar({
  label,
  done,
  total,
}: {
  readonly label: string
  readonly done: number
  readonly total: number
}) {
  return (
    <progress
      class="progress-bar"
      aria-label={label}
      {...(total > 0 ? { max: total, value: Math.min(done, total) } : {})}
    />
  )
}
