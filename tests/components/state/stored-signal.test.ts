import { beforeEach, describe, expect, it } from 'vitest'
import { isNumber, isOneOf, storedSignal } from '../../../renderer/state/stored-signal'

beforeEach(() => localStorage.clear())

describe('a remembered value', () => {
  it('is there at the next start', () => {
    storedSignal('width', 280, isNumber).value = 300
    expect(storedSignal('width', 280, isNumber).value).toBe(300)
  })

  it('is not written down before somebody chose it', () => {
    void storedSignal('width', 280, isNumber).value
    expect(localStorage.getItem('commonplace.width')).toBeNull()
  })

  it('counts as never set where what is stored makes no sense', () => {
    localStorage.setItem('commonplace.theme', '"purple"')
    localStorage.setItem('commonplace.width', 'not JSON {')
    expect(storedSignal('theme', 'system', isOneOf(['system', 'dark'])).value).toBe('system')
    expect(storedSignal('width', 280, isNumber).value).toBe(280)
  })
})
