import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  currentBindings,
  type KeyBinding,
  keyName,
  listenForKeys,
  registerKeys,
} from '../../../renderer/state/keymap'

const stops: (() => void)[] = []
let pressed: string[] = []

beforeEach(() => {
  pressed = []
  stops.push(listenForKeys(false))
})

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  document.body.replaceChildren()
})

function bind(key: string, name: string, more: Partial<KeyBinding> = {}): void {
  const binding: KeyBinding = {
    key,
    label: name,
    group: 'Anywhere',
    run: () => {
      pressed.push(name)
      return true
    },
    ...more,
  }
  stops.push(registerKeys([binding]))
}

function press(
  key: string,
  more: KeyboardEventInit = {},
  target: Element = document.body,
): boolean {
  return !target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  )
}

function addField(): HTMLInputElement {
  const field = document.createElement('input')
  document.body.append(field)
  return field
}

describe('the name of a key', () => {
  const name = (key: string, more: KeyboardEventInit = {}, isMac = false) =>
    keyName(new KeyboardEvent('keydown', { key, ...more }), isMac)

  it('is the character itself where Shift is only the way to it', () => {
    expect(name('?', { shiftKey: true })).toBe('?')
    expect(name('\\', { ctrlKey: true })).toBe('Mod+\\')
  })

  it('tells a letter with Shift from one without', () => {
    expect(name('c')).toBe('c')
    expect(name('C', { shiftKey: true })).toBe('Shift+C')
    expect(name('Z', { shiftKey: true, ctrlKey: true })).toBe('Mod+Shift+Z')
  })

  it('is the same letter with Caps Lock', () => {
    expect(name('H', { modifierCapsLock: true })).toBe('h')
    expect(name('h', { modifierCapsLock: true, shiftKey: true })).toBe('Shift+H')
  })

  it('takes Cmd for Mod on macOS and Ctrl elsewhere', () => {
    expect(name('e', { metaKey: true }, true)).toBe('Mod+E')
    expect(name('e', { ctrlKey: true }, false)).toBe('Mod+E')
    expect(name('e', { ctrlKey: true }, true)).toBe('e')
  })

  it('is nothing for a modifier alone', () => {
    expect(name('Shift', { shiftKey: true })).toBeUndefined()
  })
})

describe('keys', () => {
  it('go to the binding registered last, and past it when it passes them on', () => {
    bind('h', 'window')
    bind('h', 'reader')
    expect(press('h')).toBe(true)
    expect(pressed).toEqual(['reader'])
    bind('h', 'passes', { run: () => false })
    press('h')
    expect(pressed).toEqual(['reader', 'reader'])
  })

  it('are left to the page where nothing takes them', () => {
    bind('h', 'reader', { run: () => false })
    expect(press('h')).toBe(false)
    expect(press('q')).toBe(false)
  })

  it('do nothing in a field unless they say so', () => {
    bind('h', 'letter')
    bind('Mod+E', 'export', { inFields: true })
    const field = addField()
    expect(press('h', {}, field)).toBe(false)
    expect(press('e', { ctrlKey: true }, field)).toBe(true)
    expect(pressed).toEqual(['export'])
  })

  it('with Mod work on a list of choices, which has no use for them; letters choose in it', () => {
    bind('Mod+Z', 'undo')
    bind('h', 'letter')
    const list = document.createElement('select')
    document.body.append(list)
    expect(press('h', {}, list)).toBe(false)
    expect(press('z', { ctrlKey: true }, list)).toBe(true)
    expect(pressed).toEqual(['undo'])
  })

  it('are the input method’s alone while it composes, also those that a field takes itself', () => {
    bind('Enter', 'window', { inFields: true })
    const field = addField()
    const seen: string[] = []
    field.addEventListener('keydown', (event) => seen.push(event.key))
    for (const key of ['ArrowDown', 'Escape', 'Enter']) press(key, { isComposing: true }, field)
    expect(seen).toEqual([])
    expect(pressed).toEqual([])
    expect(press('Enter', {}, field)).toBe(true)
    expect(seen).toEqual(['Enter'])
  })

  it('do nothing while a dialog is open', () => {
    bind('h', 'letter')
    const dialog = document.createElement('dialog')
    dialog.setAttribute('open', '')
    document.body.append(dialog)
    press('h')
    expect(pressed).toEqual([])
  })

  it('are gone with the feature that registered them', () => {
    bind('h', 'reader')
    stops.pop()?.()
    press('h')
    expect(pressed).toEqual([])
    expect(currentBindings()).toEqual([])
  })
})

describe('two keys after one another', () => {
  it('run what they stand for, and the first alone runs nothing', () => {
    bind('g l', 'library')
    bind('l', 'letter')
    expect(press('g')).toBe(true)
    expect(pressed).toEqual([])
    press('l')
    expect(pressed).toEqual(['library'])
    press('l')
    expect(pressed).toEqual(['library', 'letter'])
  })

  it('let the second go its own way where there is no such pair', () => {
    bind('g l', 'library')
    bind('h', 'quote')
    press('g')
    press('h')
    expect(pressed).toEqual(['quote'])
    press('l')
    expect(pressed).toEqual(['quote'])
  })

  it('are typed, not taken, in a field', () => {
    bind('g l', 'library')
    const field = addField()
    expect(press('g', {}, field)).toBe(false)
    expect(press('l', {}, field)).toBe(false)
    expect(pressed).toEqual([])
  })
})
