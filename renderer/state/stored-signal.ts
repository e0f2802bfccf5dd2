import { effect, type Signal, signal } from '@preact/signals'

/**
 * A signal that the window remembers between starts, under `commonplace.<name>`. What is stored and
 * is none of the expected (`isValid`) counts as never set.
 */
export function storedSignal<Value>(
  name: string,
  initial: Value,
  isValid: (value: unknown) => value is Value,
): Signal<Value> {
  const key = `commonplace.${name}`
  const value = signal(read(key, initial, isValid))
  let first = true
  effect(() => {
    const now = value.value
    if (first) first = false
    else write(key, now)
  })
  return value
}

function read<Value>(
  key: string,
  initial: Value,
  isValid: (value: unknown) => value is Value,
): Value {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isValid(stored) ? stored : initial
  } catch {
    return initial
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Without storage it is forgotten with the window, no more.
  }
}

export function isOneOf<const Values extends readonly string[]>(values: Values) {
  return (value: unknown): value is Values[number] => values.includes(value as string)
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}
