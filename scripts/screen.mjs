import { spawn } from 'node:child_process'
import { Missing, hasDisplay } from './say.mjs'

/** Big enough for the window at its widest layout, with room to move it. */
export const screenSize = '1600x1000x24'

/**
 * Lets windows open from now on: where there is no display, starts Xvfb on the first free one, which it
 * names itself, and sets DISPLAY.
 * @returns {Promise<() => void>} ends what was started
 * @throws {Missing} when Xvfb cannot be started
 */
export async function provideDisplay() {
  if (hasDisplay()) return () => undefined
  const args = ['-displayfd', '1', '-screen', '0', screenSize, '-nolisten', 'tcp']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const display = await new Promise((resolve, reject) => {
    server.on('error', () =>
      reject(new Missing('There is no display and no virtual one: install the package xvfb.')),
    )
    server.on('exit', (code) => reject(new Missing(`The virtual display Xvfb ended with ${code}.`)))
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve(`:${said.trim()}`)
    })
  })
  process.env['DISPLAY'] = display
  return () => {
    delete process.env['DISPLAY']
    server.kill()
  }
}
