import { describe, expect, it } from 'vitest'
import { ScriptedBridge } from '../scripted-bridge'

new ScriptedBridge().install()
const { keyText } = await import('../../../renderer/ui/keys')

describe('a key as it is shown', () => {
  it('is written as each system writes it', () => {
    expect(keyText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(keyText('Mod+Shift+Z', true)).toBe('⇧⌘Z')
    expect(keyText('Shift+ArrowDown', false)).toBe('Shift+↓')
  })

  it('keeps a plus sign that is the key itself', () => {
    expect(keyText('+', false)).toBe('+')
    expect(keyText('Mod++', false)).toBe('Ctrl++')
  })

  it('says two keys after one another in words', () => {
    expect(keyText('g l', false)).toBe('g then l')
  })
})
