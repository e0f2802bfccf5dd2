import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { electronPath } from '../../../scripts/runtime.mjs'
import { sandboxArgs } from '../../../scripts/say.mjs'

/**
 * @typedef {object} Running
 * @property {number} pid of its first process
 * @property {number} began when it was started, in ms as `performance.timeOrigin` counts
 * @property {string} address where its debugger listens
 * @property {() => Promise<void>} end
 */

/**
 * Starts an application whose window can be asked from outside, and resolves when it can be.
 * @param {string} home a folder for its settings
 * @param {string[]} args the application's folder and its arguments
 * @returns {Promise<Running>}
 */
export async function startWindow(home, args) {
  mkdirSync(home, { recursive: true })
  const flags = ['--remote-debugging-port=0', `--user-data-dir=${join(home, 'settings')}`]
  const began = performance.timeOrigin + performance.now()
  const app = spawn(electronPath(), [...sandboxArgs, ...flags, ...args], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => app.once('exit', resolve))
  const end = async () => {
    app.kill()
    // One that hangs is no reason to wait for ever.
    const late = setTimeout(() => app.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(late)
  }
  try {
    const address = await new Promise((resolve, reject) => {
      createInterface({ input: app.stderr }).on('line', (line) => {
        const found = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
        if (found) resolve(found)
      })
      app.once('exit', (code) => reject(new Error(`the application ended with ${code}`)))
    })
    return { pid: Number(app.pid), began, address, end }
  } catch (error) {
    await end()
    throw error
  }
}

/**
 * The page of a window, for asking it things.
 * @param {string} address where its debugger listens
 */
export async function connectPage(address) {
  const browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (!page) throw new Error('the application has no window')
  return { browser, page }
}
