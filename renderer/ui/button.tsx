import './button.css'
import type { ButtonHTMLAttributes } from 'preact'
import { Icon } from './icon'

type NativeProps = Omit<ButtonHTMLAttributes, 'class' | 'icon' | 'title'>

export interface ButtonProps extends NativeProps {
  /** `primary`: what this place is for, at most one in sight. `quiet`: without a frame. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly icon?: string
  readonly class?: string
}

export function Button({ tone = 'plain', icon, class: more, children, ...rest }: ButtonProps) {
  return (
    <button type="button" class={classes('button', tone, more)} {...rest}>
      {icon && <Icon of={icon} />}
      {children}
    </button>
  )
}

export interface IconButtonProps extends NativeProps {
  /** What it does: its name, and shown when the pointer rests on it. */
  readonly label: string
  readonly icon: string
  /** Its key as in the table of keys, shown beside the label. */
  readonly keys?: string
  readonly size?: number
  readonly class?: string
}

export function IconButton({ label, icon, keys, size, class: more, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      class={classes('icon-button', more)}
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
      {...rest}
    >
      <Icon of={icon} {...(size === undefined ? {} : { size })} />
    </button>
  )
}

function classes(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
