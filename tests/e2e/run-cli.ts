import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/say.mjs'

/** The built command line, as a script would call it. */
const PROGRAM = join(projectRoot, 'out/cli/commonplace.cjs')

export interface CliRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export function startCli(args: readonly string[], home?: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...(home ? { HOME: home, XDG_CONFIG_HOME: join(home, 'config') } : {}) },
  })
}

/** Runs a command to its end. */
export function runCli(
  args: readonly string[],
  { input = '', home }: { input?: string | Uint8Array; home?: string } = {},
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = startCli(args, home)
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    // A command that has read enough closes its input early.
    child.stdin?.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    )
    child.stdin?.end(input)
  })
}

/** Runs `apply` on a library; gives its answers, one a command. */
export async function applyCommands(
  library: string,
  commands: readonly object[],
): Promise<
  { ok: boolean; seq?: number; result?: { id: string }; code?: string; message?: string }[]
> {
  const input = commands.map((command) => `${JSON.stringify(command)}\n`).join('')
  const run = await runCli(['apply', '--library', library], { input })
  return run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { ok: boolean })
}

export async function listJson<Row>(library: string, what: string): Promise<Row[]> {
  const run = await runCli(['list', what, '--json', '--library', library])
  if (run.code !== 0) throw new Error(`list ${what} ended with ${run.code}: ${run.stderr}`)
  return JSON.parse(run.stdout) as Row[]
}
