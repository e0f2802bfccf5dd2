import { parseArgs } from 'node:util'
import { anchorLines } from './commands/anchor'
import { apply } from './commands/apply'
import { convert, convertLines } from './commands/convert'
import { exportCommand } from './commands/export'
import { importCommand } from './commands/import'
import { LISTS, list } from './commands/list'
import { verify } from './commands/verify'
import { EXIT, type ExitCode } from './exit-codes'
import { printLine, printProblem } from './output'
import { withLibrary } from './with-library'

const USAGE = `usage: commonplace COMMAND [--library DIR]

  import FILE… [--json]                   articles or references; - is standard input
  list ${LISTS.join('|')} [--json]
  apply                                   commands as JSON lines on standard input
  export citations|quotes --format F [--out FILE] [--query TEXT]
  convert [--from F] --to F [--out FILE] [FILE]     references; or --jsonl
  anchor --jsonl                          finds passages again in a changed text
  verify [--repair] [--json]              checks every checksum, reference and anchor

Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 input had errors, 4 library locked or damaged.`

const OPTIONS = {
  library: { type: 'string' },
  json: { type: 'boolean', default: false },
  jsonl: { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  query: { type: 'string' },
  repair: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

async function main(argv: readonly string[]): Promise<ExitCode> {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(argv)
  } catch (error) {
    printProblem((error as Error).message)
    printProblem(USAGE)
    return EXIT.usage
  }
  const { values, positionals } = parsed
  const [command, ...rest] = positionals
  const folder = values.library
  if (values.help || command === 'help') {
    printLine(USAGE)
    return EXIT.done
  }
  switch (command) {
    case 'apply':
      return withLibrary({ folder, mode: 'write' }, apply)
    case 'import':
      if (rest.length === 0) break
      return withLibrary({ folder, mode: 'write' }, (library) =>
        importCommand(library, rest, values.json),
      )
    case 'list': {
      const what = LISTS.find((name) => name === rest[0])
      if (!what) break
      return withLibrary({ folder, mode: 'read' }, (library) =>
        Promise.resolve(list(library, what, values.json)),
      )
    }
    case 'export':
      return withLibrary({ folder, mode: 'read' }, (library) =>
        exportCommand(library, {
          what: rest[0],
          format: values.format,
          out: values.out,
          query: values.query,
        }),
      )
    case 'convert':
      if (values.jsonl) return convertLines()
      return convert({
        from: values.from,
        to: values.to,
        out: values.out,
        file: rest[0] ?? '-',
      })
    case 'anchor':
      if (!values.jsonl) break
      return anchorLines()
    case 'verify':
      return verify(folder, values.repair, values.json)
    default:
      break
  }
  printProblem(USAGE)
  return EXIT.usage
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
}

void main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode ||= code
  },
  (error: unknown) => {
    printProblem(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exitCode = EXIT.bug
  },
)
