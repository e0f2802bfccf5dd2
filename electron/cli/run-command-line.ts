import { parseArgs } from 'node:util'
import { EXIT, type ExitCode } from './exit-codes'
import { printLine, printProblem } from './output'
import { withLibrary } from './with-library'

const LISTS = ['articles', 'quotes', 'speakers', 'tags', 'notes', 'duplicates'] as const

const USAGE = `usage: commonplace COMMAND [--library DIR]

  import FILE… [--json]                   articles or references; - is standard input
  list ${LISTS.join('|')} [--json]
  apply                                   commands as JSON lines on standard input
  export citations|quotes --format F [--out FILE] [--query TEXT] [--style S]
  cite --style S [--locale L] [--format text|html|markdown|rtf] [--json] [KEY…]
  convert [--from F] --to F [--out FILE] [FILE]     references; or --jsonl
  anchor --jsonl                          finds passages again in a changed text
  detect [FILE] [--json]                  quotations and who said them; or --jsonl
  verify [--repair] [--json]              checks every checksum, reference and anchor
  backup [--out FILE.tar.gz] [--json]     makes a backup; with --out, a compressed file
  restore [--preview] [--json] [BACKUP]   lists backups, shows what one would change, restores it

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
  style: { type: 'string' },
  locale: { type: 'string' },
  repair: { type: 'boolean', default: false },
  preview: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/**
 * Runs one command line, without the program's own name, and gives the exit code. What a command
 * needs is loaded with it, so that `list` does not wait for the parsers of `convert`.
 */
export async function runCommandLine(argv: readonly string[]): Promise<ExitCode> {
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
    case 'apply': {
      const { apply } = await import('./commands/apply')
      return withLibrary({ folder, mode: 'write' }, apply)
    }
    case 'import': {
      if (rest.length === 0) break
      const { importCommand } = await import('./commands/import')
      return withLibrary({ folder, mode: 'write' }, (library) =>
        importCommand(library, rest, values.json),
      )
    }
    case 'list': {
      const what = LISTS.find((name) => name === rest[0])
      if (!what) break
      const { list } = await import('./commands/list')
      return withLibrary({ folder, mode: 'read' }, (library) =>
        Promise.resolve(list(library, what, values.json)),
      )
    }
    case 'export': {
      const { exportCommand } = await import('./commands/export')
      const { format, out, query, style } = values
      return withLibrary({ folder, mode: 'read' }, (library) =>
        exportCommand(library, { what: rest[0], format, out, query, style }),
      )
    }
    case 'cite': {
      const { cite } = await import('./commands/cite')
      const { style, locale, format, json } = values
      return withLibrary({ folder, mode: 'read' }, (library) =>
        cite(library, { style, locale, format, json, keys: rest }),
      )
    }
    case 'convert': {
      const { convert, convertLines } = await import('./commands/convert')
      if (values.jsonl) return convertLines()
      const { from, to, out } = values
      return convert({ from, to, out, file: rest[0] ?? '-' })
    }
    case 'anchor': {
      if (!values.jsonl) break
      const { anchorLines } = await import('./commands/anchor')
      return anchorLines()
    }
    case 'detect': {
      const { detect, detectLines } = await import('./commands/detect')
      return values.jsonl ? detectLines() : detect(rest[0] ?? '-', values.json)
    }
    case 'verify': {
      const { verify } = await import('./commands/verify')
      return verify(folder, values.repair, values.json)
    }
    case 'backup': {
      const { backup } = await import('./commands/backup')
      return withLibrary({ folder, mode: 'write' }, (library) =>
        backup(library, values.out, values.json),
      )
    }
    case 'restore': {
      const { restore } = await import('./commands/backup')
      const { preview, json } = values
      const [name] = rest
      // Looking needs no lock; the window may have the library.
      const mode = name === undefined || preview ? 'read' : 'write'
      return withLibrary({ folder, mode }, (library) => restore(library, { name, preview, json }))
    }
    default:
      break
  }
  printProblem(USAGE)
  return EXIT.usage
}

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
}
