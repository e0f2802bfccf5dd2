import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { electronPath } from '../../scripts/runtime.mjs'
import { hasDisplay, projectRoot } from '../../scripts/say.mjs'

/** Big enough for the window at its widest layout, with room to move it. */
const screen = '1600x1000x24'

let screenServer: ChildProcess | undefined

/**
 * Checks that there is something to test, and shows windows on a virtual screen where there is no
 * display. What is missing is said once, here, and not by every test.
 */
export async function setup(): Promise<void> {
  if (!existsSync(join(projectRoot, 'out/main/index.cjs'))) {
    throw new Error('out/ is missing: run "npm run build" first, or "npm test", which does.')
  }
  electronPath()
  if (hasDisplay()) return
  const { display, server } = await startVirtualScreen()
  process.env['DISPLAY'] = display
  screenServer = server
}

export function teardown(): void {
  screenServer?.kill()
}

/** Starts Xvfb on the first free display, which it names itself. */
function startVirtualScreen(): Promise<{ display: string; server: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const missing = 'There is no display and no virtual one: install the package xvfb.'
    server.on('error', () => reject(new Error(missing)))
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}.`)))
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1')
      if (!said.includes('\n')) return
      resolve({ display: `:${said.trim()}`, server })
    })
  })
}
