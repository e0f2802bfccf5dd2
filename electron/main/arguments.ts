import { resolve } from 'node:path'

/** The folder after `--library`, relative to where the app was started; undefined without one. */
export function libraryArgument(
  argv: readonly string[],
  workingDirectory: string,
): string | undefined {
  const at = argv.findIndex((part) => part === '--library' || part.startsWith('--library='))
  const part = argv[at]
  if (part === undefined) return undefined
  const folder = part.startsWith('--library=') ? part.slice('--library='.length) : argv[at + 1]
  return folder ? resolve(workingDirectory, folder) : undefined
}

/** Files that the system asks the app to open, as arguments that are no options. */
export function fileArguments(argv: readonly string[], workingDirectory: string): string[] {
  return argv
    .filter((part, index) => !part.startsWith('-') && argv[index - 1] !== '--library')
    .filter((part) => /\.(?:bib|ris)$/i.test(part))
    .map((part) => resolve(workingDirectory, part))
}

/**
 * The command line behind the program's name, where its first argument that is no option is a
 * command; options before it are Chromium's.
 */
export function commandArguments(
  argv: readonly string[],
  commands: readonly string[],
): readonly string[] | undefined {
  const at = argv.findIndex((part, index) => index > 0 && !part.startsWith('-'))
  const name = argv[at]
  return name !== undefined && commands.includes(name) ? argv.slice(at) : undefined
}
