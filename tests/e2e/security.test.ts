import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchApp, type RunningApp } from './app'

/** The window as an attacker would try it: from inside the page, with whatever got into it. */

let run: RunningApp
beforeAll(async () => {
  run = await launchApp()
})
afterAll(() => run.dispose())

test('the page has neither Node nor Electron, only the bridge', async () => {
  const found = await run.window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
  const bridge = await run.window.evaluate(() =>
    Object.keys((globalThis as unknown as { commonplace: object }).commonplace).sort(),
  )
  expect(bridge).toEqual(['on', 'pathForFile', 'platform', 'request', 'versions'])
})

test('isolation and sandbox are on', async () => {
  const preferences = await run.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences()
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag }
  })
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, webSecurity: true })
  expect(preferences.nodeIntegration).toBeFalsy()
  expect(preferences.webviewTag).toBeFalsy()
})

test('script that gets into the page does not run', async () => {
  const ran = await run.window.evaluate(async () => {
    const state = globalThis as unknown as { ran?: string[] }
    state.ran = []
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran.push("inline")'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="x" onerror="globalThis.ran.push(\'handler\')">'
    document.body.append(image)
    // Outside the debugger's own call, which the policy does not bind.
    setTimeout(() => (0, eval)('globalThis.ran.push("eval")'))
    await new Promise((done) => setTimeout(done, 300))
    script.remove()
    image.remove()
    return state.ran
  })
  expect(ran).toEqual([])
})

test('the page cannot reach the network', async () => {
  const reached = await run.window.evaluate(async () => {
    const tries = ['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/passwd']
    const results = await Promise.allSettled(tries.map((address) => fetch(address)))
    return results.map(({ status }) => status)
  })
  expect(reached).toEqual(['rejected', 'rejected', 'rejected'])
})

test.each([
  'commonplace://app/../../package.json',
  'commonplace://app/%2e%2e/%2e%2e/package.json',
  'commonplace://app/..%2f..%2fpackage.json',
  'commonplace://app//etc/passwd',
  'commonplace://other/index.html',
])('%s is not served', async (address) => {
  const status = await run.window.evaluate(
    (url) =>
      fetch(url).then(
        (answer) => answer.status,
        () => 'refused',
      ),
    address,
  )
  expect([404, 'refused']).toContain(status)
})

test('the page cannot go elsewhere or open another', async () => {
  const before = run.window.url()
  await run.window.evaluate(() => {
    window.open('https://example.org/')
    location.href = 'https://example.org/'
  })
  await run.window.waitForTimeout(300)
  expect(run.window.url()).toBe(before)
  expect(run.app.windows()).toHaveLength(1)
})

test('permissions are denied', async () => {
  const states = await run.window.evaluate(async () => {
    const denied = async (ask: () => Promise<unknown>) =>
      ask().then(
        () => 'granted',
        () => 'denied',
      )
    return [
      await denied(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      await denied(
        () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
      ),
      await Notification.requestPermission(),
    ]
  })
  expect(states).toEqual(['denied', 'denied', 'denied'])
})

test('a message that is not of the contract changes nothing', async () => {
  const answers = await run.window.evaluate(async () => {
    const { request } = (
      globalThis as unknown as {
        commonplace: { request(name: string, input?: unknown): Promise<{ ok: boolean }> }
      }
    ).commonplace
    const ask = (name: string, input?: unknown) =>
      request(name, input).then(
        (answer) => (answer.ok ? 'ok' : 'refused'),
        () => 'no such channel',
      )
    return [
      await ask('library.execute', 'drop table'),
      await ask('library.execute', { type: 'quote.add' }),
      await ask('article.read', { article: '../../etc/passwd' }),
      await ask('articles.list', { sort: 'added', offset: -1, limit: 1e9 }),
      await ask('link.open', { href: 'file:///etc/passwd' }),
      await ask('link.open', { href: 'javascript:alert(1)' }),
      await ask('shell.openExternal', 'https://example.org'),
    ]
  })
  expect(answers).toEqual([
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'refused',
    'no such channel',
  ])
})
