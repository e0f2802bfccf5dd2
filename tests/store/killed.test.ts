import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Change } from '#domain/library/change'
import { expectOk } from '#domain/result'
import { openLibraryStore } from '#store/library-store'
import { verifyLibrary } from '#store/verify-library'
import { bundleProgram } from '../bench/bundle-program.mjs'
import { expectCatalogIsRight } from './check-catalog'
import { ModelLibrary } from './model-library'
import { readEverything } from './read-everything'
import { useFolder } from './temporary-folder'

/** STORE_KILLS=500 for the long form. */
const KILLS = Number(process.env['STORE_KILLS'] ?? 15)
/** Then a new one is begun: what grows is slow to compare. */
const KILLS_A_LIBRARY = 25
const folder = useFolder()
let program = ''

beforeAll(async () => {
  program = await bundleProgram('tests/store/programs/mixed-load.ts')
})

afterAll(() => rm(dirname(program), { recursive: true, force: true }))

interface Said {
  /** Changes in the order in which they were tried. */
  readonly tried: Change[]
  /** How many of them were acknowledged: always the first ones. */
  acknowledged: number
}

/** Lets the program run on the library for a while, kills it, and gives what it had said. */
async function runAndKill(library: string, seed: number, after: number): Promise<Said> {
  const child: ChildProcess = spawn(process.execPath, [program, library, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: Said = { tried: [], acknowledged: 0 }
  let rest = ''
  let hasOpened = false
  child.stdout?.setEncoding('utf8')
  child.stdout?.on('data', (data: string) => {
    const lines = (rest + data).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const { trying, acknowledged } = JSON.parse(line) as {
        trying?: Change
        acknowledged?: number
      }
      if (!hasOpened) setTimeout(() => child.kill('SIGKILL'), after)
      hasOpened = true
      if (trying) said.tried.push(trying)
      if (acknowledged !== undefined) said.acknowledged++
    }
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  // A program that ended by itself found something wrong, and said so on stderr.
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
  return said
}

/** The store holds every acknowledged change, and perhaps the one after it, but nothing in halves. */
async function expectNothingLost(
  library: string,
  model: ModelLibrary,
  said: Said,
  mode: 'read' | 'write',
): Promise<void> {
  const store = expectOk(await openLibraryStore(library, { mode }))
  for (const change of said.tried.slice(0, said.acknowledged)) model.apply(change)
  const found = readEverything(store.view, store.catalog.articleIds())
  const [unacknowledged] = said.tried.slice(said.acknowledged)
  if (unacknowledged) {
    const withIt = model.copy()
    withIt.apply(unacknowledged)
    if (isDeepStrictEqual(found, withIt.everything())) {
      model.apply(unacknowledged)
    }
  }
  expect(found).toEqual(model.everything())
  expectCatalogIsRight(store, model)
  expect(store.problems.filter(({ action }) => action !== 'dropped-tail')).toEqual([])
  expectOk(await store.close())
}

test(
  `killed ${KILLS} times at any moment, the library opens and has lost nothing`,
  async () => {
    let acknowledged = 0
    for (let round = 0; round < KILLS; ) {
      const library = join(folder.path, `library-${round}`)
      await mkdir(library)
      const model = new ModelLibrary()
      for (let here = 0; here < KILLS_A_LIBRARY && round < KILLS; here++, round++) {
        const said = await runAndKill(library, round + 1, 20 + ((round * 7919) % 400))
        acknowledged += said.acknowledged
        // Mostly a crash after a crash, without anybody tidying up between.
        await expectNothingLost(library, model, said, round % 3 === 0 ? 'write' : 'read')
      }
      const report = expectOk(await verifyLibrary(library))
      expect(report.problems.filter(({ message }) => !message.includes('cut off'))).toEqual([])
    }
    expect(acknowledged).toBeGreaterThan(KILLS)
    console.log(`${KILLS} kills, ${acknowledged} acknowledged changes, none lost`)
  },
  60_000 + KILLS * 5_000,
)
