import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../../scripts/say.mjs'

/** Each rule of .dependency-cruiser.cjs with a file that breaks it and, where close by, one that does not. */

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

const packages = ['electron', 'valibot', 'preact']

/**
 * A small project: what each file imports or says. `bad` names the rule that it must break; a `partner`
 * closes a cycle, which is reported once.
 */
const files: { path: string; says: string; bad?: string; partner?: true }[] = [
  { path: 'electron/domain/base.ts', says: 'export const base = 1\nexport type Base = 1' },
  { path: 'electron/domain/good.ts', says: "import 'valibot'\nimport './base'" },
  { path: 'electron/domain/cycle-a.ts', says: "import './cycle-b'", bad: 'no-cycles' },
  { path: 'electron/domain/cycle-b.ts', says: "import './cycle-a'", partner: true },
  {
    path: 'electron/domain/type-cycle-a.ts',
    says: "import type { B } from './type-cycle-b'\nexport type A = B[]",
    bad: 'no-cycles',
  },
  {
    path: 'electron/domain/type-cycle-b.ts',
    says: "import type { A } from './type-cycle-a'\nexport type B = A | 1",
    partner: true,
  },
  { path: 'electron/domain/orphan.ts', says: 'export const alone = 1', bad: 'no-orphans' },
  { path: 'electron/domain/nowhere.ts', says: "import './not-there'", bad: 'resolvable' },
  { path: 'electron/domain/reads.ts', says: "import 'node:fs'", bad: 'no-node-in-domain' },
  { path: 'electron/domain/draws.ts', says: "import 'preact'", bad: 'approved-packages-in-domain' },
  { path: 'electron/domain/stores.ts', says: "import '#store/good'", bad: 'domain-layer' },
  { path: 'electron/store/good.ts', says: "import '#domain/base'\nimport 'node:fs'" },
  { path: 'electron/store/serves.ts', says: "import '#services/good'", bad: 'store-layer' },
  { path: 'electron/store/shows.ts', says: "import '../../renderer/good'", bad: 'store-layer' },
  { path: 'electron/services/good.ts', says: "import '#store/good'\nimport '#domain/base'" },
  {
    path: 'electron/services/typed.ts',
    says: "import type { Contract } from '#ipc/contract'\nimport type { Job } from '#workers/echo-worker'\nexport type T = Contract | Job",
  },
  { path: 'electron/services/starts.ts', says: "import '../main/window'", bad: 'services-layer' },
  {
    path: 'electron/services/schema.ts',
    says: "import { schema } from '#ipc/contract'\nexport const s = schema",
    bad: 'services-take-types-from-workers-and-contract',
  },
  {
    path: 'electron/services/both.ts',
    says: "import type { Contract } from '#ipc/contract'\nimport { schema } from '#ipc/contract'\nexport const s: Contract = schema",
    bad: 'services-take-types-from-workers-and-contract',
  },
  {
    path: 'electron/services/dialog.ts',
    says: "import 'electron'",
    bad: 'electron-in-three-places',
  },
  { path: 'electron/workers/echo-worker.ts', says: "import '#domain/base'\nexport type Job = 1" },
  { path: 'electron/workers/store-worker.ts', says: "import '#store/good'", bad: 'workers-layer' },
  { path: 'electron/cli/good.ts', says: "import '#services/good'" },
  { path: 'electron/cli/window.ts', says: "import '../main/window'", bad: 'cli-layer' },
  {
    path: 'electron/cli/far.ts',
    says: "import '#services/dialog'",
    bad: 'command-line-without-electron',
  },
  {
    path: 'electron/ipc/contract.ts',
    says: "import '#domain/base'\nexport const schema = 1\nexport type Contract = 1",
  },
  { path: 'electron/ipc/handle.ts', says: "import 'electron'\nimport './contract'" },
  { path: 'electron/ipc/early.ts', says: "import '#services/good'", bad: 'ipc-layer' },
  { path: 'electron/ipc/sly.ts', says: "import 'electron'", bad: 'electron-in-three-places' },
  { path: 'electron/main/window.ts', says: "import 'electron'\nimport '#services/good'" },
  {
    path: 'electron/main/peeks.ts',
    says: "import '../../renderer/good'",
    bad: 'product-without-tests-and-scripts',
  },
  { path: 'electron/preload/good.ts', says: "import 'electron'\nimport '#ipc/contract'" },
  { path: 'electron/preload/heavy.ts', says: "import '#services/good'", bad: 'preload-layer' },
  {
    path: 'renderer/good.ts',
    says: "import '#domain/base'\nimport 'preact'\nimport type { Contract } from '#ipc/contract'\nexport type C = Contract",
  },
  {
    path: 'renderer/schema.ts',
    says: "import { schema } from '#ipc/contract'\nexport const s = schema",
    bad: 'contract-as-types-in-renderer',
  },
  { path: 'renderer/reads.ts', says: "import 'node:fs'", bad: 'no-node-in-renderer' },
  { path: 'renderer/serves.ts', says: "import '#services/good'", bad: 'renderer-layer' },
  {
    path: 'renderer/types.ts',
    says: "import type { T } from '#services/typed'\nexport type U = T",
    bad: 'renderer-layer',
  },
  { path: 'renderer/native.ts', says: "import 'electron'", bad: 'electron-in-three-places' },
]

let folder: string
let violations: Violation[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-layers-'))
  const imports = Object.fromEntries(
    ['domain', 'ipc', 'store', 'services', 'workers'].map((name) => [
      `#${name}/*`,
      `./electron/${name}/*.ts`,
    ]),
  )
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']))
  await write('package.json', JSON.stringify({ name: 'layers', imports, dependencies }))
  await write('tsconfig.base.json', JSON.stringify({ compilerOptions: { module: 'ESNext' } }))
  for (const name of packages) {
    const about = { name, version: '1.0.0', main: 'index.js' }
    await write(`node_modules/${name}/package.json`, JSON.stringify(about))
    await write(`node_modules/${name}/index.js`, '')
  }
  for (const { path, says } of files) await write(path, says)
  violations = await cruise()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), `${text}\n`)
}

/** Runs dependency-cruiser in the small project with the real rules. */
async function cruise(): Promise<Violation[]> {
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(projectRoot, '.dependency-cruiser.cjs')
  const args = [program, 'electron', 'renderer', '--config', config, '--output-type', 'json']
  const output = await promisify(execFile)(process.execPath, args, { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  )
  const report = JSON.parse(output) as { summary: { violations: Violation[] } }
  return report.summary.violations
}

function brokenBy(path: string): string[] {
  return [...new Set(violations.filter(({ from }) => from === path).map(({ rule }) => rule.name))]
}

describe('a file that keeps the rules passes', () => {
  test.each(files.filter(({ bad, partner }) => !bad && !partner))('$path', ({ path }) => {
    expect(brokenBy(path)).toEqual([])
  })
})

describe('a file that breaks a rule is found', () => {
  test.each(files.filter(({ bad }) => bad))('$path: $bad', ({ path, bad }) => {
    expect(brokenBy(path)).toContain(bad)
  })
})

test('every rule has an example that breaks it', async () => {
  const config = (await import('../../../.dependency-cruiser.cjs')) as {
    default: { forbidden: { name: string }[] }
  }
  const proven = new Set(files.map(({ bad }) => bad))
  const unproven = config.default.forbidden.filter(({ name }) => !proven.has(name))
  expect(unproven.map(({ name }) => name)).toEqual([])
})
