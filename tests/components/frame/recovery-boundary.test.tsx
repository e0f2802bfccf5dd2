import { render } from 'preact'
import { afterEach, describe, expect, it } from 'vitest'
import { ScriptedBridge, settle } from '../scripted-bridge'

new ScriptedBridge().install()
const { RecoveryBoundary } = await import('../../../renderer/features/frame/recovery-boundary')

const root = document.createElement('div')
document.body.append(root)
afterEach(() => render(null, root))

function Broken(): never {
  throw new TypeError('rows is undefined')
}

describe('a window that cannot be drawn', () => {
  it('says that nothing is lost, offers to reload, and has the details', async () => {
    render(
      <RecoveryBoundary>
        <p>Articles</p>
        <Broken />
      </RecoveryBoundary>,
      root,
    )
    await settle()
    expect(root.querySelector('[role="alert"]')?.textContent).toContain(
      'Nothing that was saved is lost',
    )
    expect([...root.querySelectorAll('button')].map((button) => button.textContent)).toEqual([
      'Reload the window',
      'Copy details',
    ])
    expect(root.querySelector('pre')?.textContent).toMatch(/Commonplace 0.*\n.*rows is undefined/)
    expect(root.textContent).not.toContain('Articles')
  })

  it('is not there while all is well', () => {
    render(
      <RecoveryBoundary>
        <p>Articles</p>
      </RecoveryBoundary>,
      root,
    )
    expect(root.innerHTML).toBe('<p>Articles</p>')
  })
})
