import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../../scripts/say.mjs'

/**
 * A library of `count` articles of about 6 KB each, made through the command line.
 * @param {string} library its folder
 * @param {number} count
 */
export async function makeLibrary(library, count) {
  await apply(library, articles(count))
}

/** @param {number} count */
function* articles(count) {
  for (let i = 0; i < count; i += 1) {
    const sentence = `In report ${i} the minister said that number ${i * 7919} would be looked into again. `
    // Some titles take a second line.
    const more = i % 3 === 0 ? ' on what the ministers of several countries said' : ''
    const title = `Report ${i} of the commission${more}`
    const reference = {
      type: 'report',
      title,
      author: [{ family: `Writer${i.toString(36)}`, given: 'Ada' }],
      issued: { 'date-parts': [[1990 + (i % 30)]] },
      publisher: `Commission ${i % 50}`,
    }
    yield { type: 'article.add', title, text: sentence.repeat(75), reference }
  }
}

/**
 * Sends commands to the command line and waits until all are on the disk.
 * @param {string} library its folder
 * @param {Iterable<object>} commands
 * @returns {Promise<string[]>} its answers, one a command
 */
export async function apply(library, commands) {
  const cli = join(projectRoot, 'out/cli/commonplace.cjs')
  const program = spawn(process.execPath, [cli, 'apply', '--library', library], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(program, 'exit')
  let answers = ''
  program.stdout.setEncoding('utf8').on('data', (part) => {
    answers += part
  })
  for (const command of commands) {
    if (!program.stdin.write(`${JSON.stringify(command)}\n`)) await once(program.stdin, 'drain')
  }
  program.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`the command line ended with ${code}`)
  return answers.split('\n').filter(Boolean)
}
