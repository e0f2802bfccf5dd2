/** What can stand first on the command line; the packaged app looks for these too. */
export const COMMAND_NAMES = [
  'import',
  'list',
  'apply',
  'export',
  'cite',
  'convert',
  'anchor',
  'detect',
  'verify',
  'backup',
  'restore',
  'help',
] as const
