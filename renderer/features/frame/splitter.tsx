import { useRef } from 'preact/hooks'

export interface SplitterProps {
  /** What is moved: "Width of the list". */
  readonly label: string
  readonly class: string
  /** Widths in px. */
  readonly value: number
  readonly least: number
  readonly most: number
  readonly usual: number
  /** The pane that it sizes is to its right: then moving left makes it wider. */
  readonly isOfRight?: boolean
  readonly onChange: (width: number) => void
}

/** Widths by the keyboard, in px. */
const STEP = 16
const BIG_STEP = 64

/** The line between two panes: dragged, moved by arrows, set back by a double click. */
export function Splitter(props: SplitterProps) {
  const { value, least, most, onChange } = props
  const sign = props.isOfRight ? -1 : 1
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = (event.shiftKey ? BIG_STEP : STEP) * sign
    const next = {
      ArrowRight: value + step,
      ArrowLeft: value - step,
      Home: least,
      End: most,
      Enter: props.usual,
    }[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChange(next)
  }
  return (
    <div
      class={`splitter ${props.class}`}
      role="separator"
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={least}
      aria-valuemax={Math.max(least, most)}
      aria-valuetext={`${value} pixels`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDblClick={() => onChange(props.usual)}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, width: value }
      }}
      onPointerMove={(event) => {
        const from = drag.current
        if (from) onChange(from.width + (event.clientX - from.x) * sign)
      }}
      onPointerUp={() => {
        drag.current = undefined
      }}
      onPointerCancel={() => {
        drag.current = undefined
      }}
    />
  )
}
