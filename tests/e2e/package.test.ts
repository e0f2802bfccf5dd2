import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type Browser, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePackage, packagedExecutable, packagedResources } from '../../scripts/package.mjs'
import { sandboxArgs } from '../../scripts/say.mjs'

/** The application as people get it: what is in it, which fuses are blown, and that it starts. */

let home: string
let app: ChildProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  await makePackage()
  home = await mkdtemp(join(tmpdir(), 'commonplace-packaged-'))
  // The inspect fuse is off, so that Playwright's Electron launcher cannot drive it; Chromium's own
  // debugging protocol can.
  app = spawn(
    packagedExecutable(),
    [
      ...sandboxArgs,
      '--remote-debugging-port=0',
      `--user-data-dir=${join(home, 'settings')}`,
      '--library',
      join(home, 'library'),
    ],
    { env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') } },
  )
  browser = await chromium.connectOverCDP(await debuggingAddress(app))
  const [context] = browser.contexts()
  if (!context) throw new Error('The packaged application has no browsing context.')
  page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState('load')
})

afterAll(async () => {
  await browser?.close()
  if (app && app.exitCode === null) {
    const ended = new Promise((resolve) => app.once('exit', resolve))
    app.kill()
    await ended
  }
  await rm(home, { recursive: true, force: true })
})

/** Chromium prints the address of its debugging protocol on stderr. */
function debuggingAddress(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    if (process.stderr === null) throw new Error('The application has no stderr.')
    createInterface({ input: process.stderr }).on('line', (line) => {
      said.push(line)
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
    process.once('exit', (code) =>
      reject(new Error(`The packaged application ended with ${code}:\n${said.join('\n')}`)),
    )
  })
}

test('it opens its window from its own protocol', async () => {
  expect(page.url()).toMatch(/^commonplace:/)
  await page.waitForFunction(() => document.title.includes('Commonplace'))
  await page.waitForFunction(() => document.body.innerText.trim().length > 0)
})

test('the page has neither Node nor Electron', async () => {
  const seen = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(seen).toEqual([])
})

test('the preload is isolated and sandboxed', async () => {
  const session = await page.context().newCDPSession(page)
  const contexts: { id: number; name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context))
  await session.send('Runtime.enable')
  const isolated = contexts.find(({ name }) => name === 'Electron Isolated Context')
  expect(isolated, 'contextIsolation').toBeDefined()
  // Without the sandbox, Node lives in the isolated world and leaves its globals there.
  const { result } = await session.send('Runtime.evaluate', {
    contextId: isolated!.id,
    expression: 'typeof process + typeof require + typeof Buffer',
  })
  expect(result.value).toBe('undefined'.repeat(3))
})

test('its fuses are set', async () => {
  const wire = await getCurrentFuseWire(packagedExecutable())
  // The wire holds one character for each fuse.
  const on = '1'.charCodeAt(0)
  const off = '0'.charCodeAt(0)
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  })
})

test('it carries the built files, the licence and nothing else', () => {
  const inside = listPackage(join(packagedResources(), 'app.asar'), { isPack: false })
  const paths = inside.map((path) => path.replaceAll('\\', '/'))
  const files = [
    'main/index.cjs',
    'preload/index.cjs',
    'cli/commonplace.cjs',
    'renderer/index.html',
    'workers/citation-worker.cjs',
    'styles/styles.pack',
  ]
  expect(paths).toEqual(expect.arrayContaining(files.map((file) => `/out/${file}`)))
  expect(paths).toEqual(expect.arrayContaining(['/LICENSE', '/THIRD-PARTY.md']))
  const foreign = paths.filter(
    (path) =>
      !/^\/(package\.json|LICENSE|THIRD-PARTY\.md|out(\/(main|workers|cli|chunks|preload|renderer|styles)(\/.*)?)?)$/.test(
        path,
      ) || path.endsWith('.map'),
  )
  expect(foreign).toEqual([])
  expect(existsSync(join(packagedResources(), 'default_app.asar'))).toBe(false)
})

test('it is the command line too', () => {
  const library = join(home, 'from the command line')
  const run = (args: string[], input = '') =>
    spawnSync(packagedExecutable(), [...sandboxArgs, ...args, '--library', library], {
      input,
      encoding: 'utf8',
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
    })
  const applied = run(['apply'], '{"type":"tag.add","name":"packaged"}\n')
  expect(applied.stdout).toContain('"ok":true')
  expect(applied.status).toBe(0)
  const listed = run(['list', 'tags', '--json'])
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: 'packaged' }])
  expect(run(['list', 'dragons']).status).toBe(2)
  // Styles come out of the archive, on a thread of their own.
  run(['apply'], '{"type":"article.add","title":"Packaged","text":""}\n')
  expect(run(['cite', '--style', 'apa']).stdout).toContain('(n.d.)')
})
