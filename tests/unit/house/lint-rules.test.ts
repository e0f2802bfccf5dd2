import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../../scripts/say.mjs'

/** Each ban of eslint.config.js with a file that breaks it, and where the ban ends one that may. */

const promises = 'declare function save(): Promise<void>\n'

const bad: { path: string; says: string; rule: string }[] = [
  {
    path: 'electron/main/raw.ts',
    says: "import { ipcMain } from 'electron'\nipcMain",
    rule: 'no-restricted-imports',
  },
  {
    path: 'electron/main/all.ts',
    says: "import * as e from 'electron'\ne",
    rule: 'no-restricted-imports',
  },
  { path: 'electron/main/usual.ts', says: 'export default 1', rule: 'no-restricted-syntax' },
  {
    path: 'electron/main/named.ts',
    says: 'const a = 1\nexport { a as default }',
    rule: 'no-restricted-syntax',
  },
  { path: 'electron/store/kind.ts', says: 'export enum Kind { A }', rule: 'no-restricted-syntax' },
  {
    path: 'renderer/ui/inner.ts',
    says: "document.body.innerHTML = ''",
    rule: 'no-restricted-syntax',
  },
  {
    path: 'renderer/ui/adjacent.ts',
    says: "document.body.insertAdjacentHTML('beforeend', '')",
    rule: 'no-restricted-syntax',
  },
  { path: 'renderer/ui/write.ts', says: "document.write('')", rule: 'no-restricted-syntax' },
  {
    path: 'renderer/ui/raw.tsx',
    says: 'export const raw = <p dangerouslySetInnerHTML={{ __html: "" }} />',
    rule: 'no-restricted-syntax',
  },
  { path: 'renderer/state/speaks.ts', says: 'console.log(1)', rule: 'no-console' },
  { path: 'electron/domain/speaks.ts', says: 'console.log(1)', rule: 'no-console' },
  {
    path: 'electron/domain/dice.ts',
    says: 'export const n = Math.random()',
    rule: 'no-restricted-properties',
  },
  {
    path: 'electron/domain/now.ts',
    says: 'export const n = Date.now()',
    rule: 'no-restricted-properties',
  },
  {
    path: 'electron/domain/today.ts',
    says: 'export const n = new Date()',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'electron/domain/said.ts',
    says: 'export const n = Date()',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'electron/domain/silent.ts',
    says: 'export function silent(): void {}',
    rule: 'house/exported-function-doc',
  },
  {
    path: 'electron/domain/arrow.ts',
    says: 'export const arrow = () => 1',
    rule: 'house/exported-function-doc',
  },
  { path: 'electron/domain/CamelCase.ts', says: 'export const a = 1', rule: 'house/file-name' },
  { path: 'electron/domain/utils.ts', says: 'export const a = 1', rule: 'house/file-name' },
  {
    path: 'electron/services/floats.ts',
    says: `${promises}save()`,
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    path: 'electron/services/misused.ts',
    says: `${promises}if (save()) throw new Error()`,
    rule: '@typescript-eslint/no-misused-promises',
  },
  {
    path: 'electron/services/loose.ts',
    says: 'export const a = 1 as any',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    path: 'electron/services/sure.ts',
    says: 'declare const a: string | undefined\nexport const b = a!',
    rule: '@typescript-eslint/no-non-null-assertion',
  },
  {
    path: 'electron/services/hush.ts',
    says: '// @ts-ignore\nexport const a: string = 1',
    rule: '@typescript-eslint/ban-ts-comment',
  },
  {
    path: 'electron/services/partial.ts',
    says: "declare const kind: 'a' | 'b'\nswitch (kind) {\n  case 'a':\n}",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
]

const good: { path: string; says: string }[] = [
  { path: 'electron/ipc/handle.ts', says: "import { ipcMain } from 'electron'\nipcMain" },
  {
    path: 'electron/preload/index.ts',
    says: "import { ipcRenderer } from 'electron'\nipcRenderer",
  },
  {
    path: 'electron/main/window.ts',
    says: "import { app } from 'electron'\nconsole.log(app, Date.now())",
  },
  {
    path: 'renderer/ui/markdown.tsx',
    says: 'export const raw = <p dangerouslySetInnerHTML={{ __html: "" }} />',
  },
  { path: 'electron/domain/then.ts', says: 'export const n = new Date(0)' },
  {
    path: 'electron/domain/said-well.ts',
    says: '/** Says nothing. */\nexport function silent(): void {}',
  },
  { path: 'electron/services/awaits.ts', says: `${promises}await save()\nvoid save()` },
  {
    path: 'electron/services/whole.ts',
    says: "declare const kind: 'a' | 'b'\nswitch (kind) {\n  case 'a':\n    break\n  case 'b':\n}",
  },
]

let folder: string
const broken = new Map<string, string[]>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-lint-'))
  await write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'ESNext',
        target: 'ES2023',
        jsx: 'preserve',
        types: [],
      },
    }),
  )
  const jsx = 'interface Element { tag: string } interface IntrinsicElements { p: object }'
  await write('renderer/jsx.d.ts', `declare namespace JSX { ${jsx} }`)
  for (const { path, says } of [...bad, ...good]) await write(path, says)
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: join(projectRoot, 'eslint.config.js'),
  })
  for (const { filePath, messages } of await eslint.lintFiles(['electron', 'renderer'])) {
    broken.set(
      filePath.slice(folder.length + 1).replaceAll('\\', '/'),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    )
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), `${text}\n`)
}

describe('what is banned is found', () => {
  test.each(bad)('$path: $rule', ({ path, rule }) => {
    expect(broken.get(path)).toContain(rule)
  })
})

describe('what is allowed passes', () => {
  test.each(good)('$path', ({ path }) => {
    expect(broken.get(path)).toEqual([])
  })
})
