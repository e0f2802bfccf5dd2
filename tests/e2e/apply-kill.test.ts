import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyCommands, listJson, runCli, startCli } from './run-cli'

/**
 * A pulled plug, as near as one process can come to it: `apply` is killed with SIGKILL at a random
 * moment while 1,000 changes run, and the library is opened again. What was answered must be there.
 */

const ROUNDS = Number(process.env['COMMONPLACE_KILLS'] ?? 50)
const CHANGES = 1000

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'commonplace-kill-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const TEXT = 'One. “Two two.” Three. '.repeat(50)

/** Adds quotes with a tag and a note of their own, so that every answer can be looked for. */
function changes(round: number, article: string): object[] {
  return Array.from({ length: CHANGES }, (_, index) => ({
    type: 'quote.add',
    article,
    start: index,
    end: index + 5,
    tags: [`round ${round % 7}`],
    note: `note ${round}/${index}`,
  }))
}

interface Answer {
  ok: boolean
  result: { id: string }
}

/** Starts `apply`, kills it after `delay` ms, and gives what it had answered by then. */
function applyAndKill(library: string, commands: object[], delay: number): Promise<Answer[]> {
  return new Promise((resolve) => {
    const child = startCli(['apply', '--library', library])
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      // The clock starts with the first answer: before it there is nothing to lose.
      if (!said) setTimeout(() => child.kill('SIGKILL'), delay)
      said += chunk.toString('utf8')
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(commands.map((command) => `${JSON.stringify(command)}\n`).join(''))
    child.on('close', () =>
      resolve(
        said
          .split('\n')
          // A last line without its end was never wholly said.
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Answer),
      ),
    )
  })
}

test(`${ROUNDS} kills while changing: every acknowledged change is there`, async () => {
  const library = join(home, 'library')
  const [added] = await applyCommands(library, [{ type: 'article.add', title: 'T', text: TEXT }])
  const article = added?.result?.id ?? ''
  const acknowledged = new Map<string, string>()
  let interrupted = 0
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await applyAndKill(library, changes(round, article), Math.random() * 250)
    if (answers.length < CHANGES) interrupted++
    answers.forEach((answer, index) => {
      expect(answer.ok).toBe(true)
      acknowledged.set(answer.result.id, `note ${round}/${index}`)
    })
    if (round % 10 === 9 || round === ROUNDS - 1) {
      const quotes = new Map(
        (await listJson<{ id: string; note: string }>(library, 'quotes')).map((q) => [
          q.id,
          q.note,
        ]),
      )
      const lost = [...acknowledged].filter(([id, note]) => quotes.get(id) !== note)
      expect(lost).toEqual([])
    }
  }
  // A kill that came too late proves nothing.
  expect(interrupted).toBeGreaterThan(ROUNDS / 2)
  const verified = await runCli(['verify', '--library', library])
  expect(verified.stdout + verified.stderr).toContain('No problem found.')
  expect(verified.code).toBe(0)
}, 600_000)
