import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { later } from '../../../renderer/ui/later'

const root = document.createElement('div')
afterEach(() => render(null, root))

const Loaded = ({ name }: { name: string }) => <p>Here is {name}</p>
const ToCome = ({ name }: { name: string }) => <p>Waiting for {name}</p>

describe('a part that is loaded later', () => {
  it('shows what stands in its place, and itself once it is there', async () => {
    const Part = later(() => Promise.resolve(Loaded), ToCome)
    void act(() => render(<Part name="Ada" />, root))
    expect(root.textContent).toBe('Waiting for Ada')
    await act(() => Part.load())
    expect(root.textContent).toBe('Here is Ada')
  })

  it('is loaded once, and drawn at once from then on', async () => {
    let times = 0
    const Part = later(() => {
      times++
      return Promise.resolve(Loaded)
    })
    await Promise.all([Part.load(), Part.load()])
    void act(() => render(<Part name="Grace" />, root))
    expect(root.textContent).toBe('Here is Grace')
    expect(times).toBe(1)
  })

  it('is tried again after it could not be loaded', async () => {
    let isThere = false
    const Part = later(() =>
      isThere ? Promise.resolve(Loaded) : Promise.reject(new Error('gone')),
    )
    await expect(Part.load()).rejects.toThrow('gone')
    isThere = true
    await Part.load()
    void act(() => render(<Part name="Mary" />, root))
    expect(root.textContent).toBe('Here is Mary')
  })
})
