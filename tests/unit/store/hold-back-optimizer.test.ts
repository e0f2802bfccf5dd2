import { expect, test } from 'vitest'
import { makeHold } from '../../../electron/store/hold-back-optimizer'

test('the optimizer is held back from the first to the last who wants it, and once each', () => {
  const flags: string[] = []
  const hold = makeHold((flag) => flags.push(flag))
  const first = hold()
  const second = hold()
  expect(flags).toEqual(['--no-turbofan'])
  first()
  first()
  expect(flags).toEqual(['--no-turbofan'])
  second()
  expect(flags).toEqual(['--no-turbofan', '--turbofan'])
  hold()()
  expect(flags).toEqual(['--no-turbofan', '--turbofan', '--no-turbofan', '--turbofan'])
})
