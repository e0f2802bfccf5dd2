import * as v from 'valibot'
import { type Result, fail, ok } from '../result'
import type { Change } from './change'
import { ChangeDraft, type CommandContext } from './change-draft'
import { articleAdd } from './commands/article-add'
import { articleDelete } from './commands/article-delete'
import { articleEditReference } from './commands/article-edit-reference'
import { articleMakeKeys } from './commands/article-make-keys'
import { articleMerge } from './commands/article-merge'
import { articleRevise } from './commands/article-revise'
import { articleSetApart } from './commands/article-set-apart'
import { articleTag, articleUntag } from './commands/article-tag'
import { noteAdd } from './commands/note-add'
import { noteDelete } from './commands/note-delete'
import { noteEdit } from './commands/note-edit'
import { quoteAdd } from './commands/quote-add'
import { quoteDelete } from './commands/quote-delete'
import { quoteEdit } from './commands/quote-edit'
import { quoteAccept, quoteReject } from './commands/quote-review'
import { quoteSuggest } from './commands/quote-suggest'
import { quoteTag } from './commands/quote-tag'
import { quoteUntag } from './commands/quote-untag'
import { speakerAdd } from './commands/speaker-add'
import { speakerEdit } from './commands/speaker-edit'
import { speakerMerge } from './commands/speaker-merge'
import { speakerSplit } from './commands/speaker-split'
import { tagAdd } from './commands/tag-add'
import { tagDelete } from './commands/tag-delete'
import { tagEdit } from './commands/tag-edit'
import { tagMerge } from './commands/tag-merge'
import { tagMove } from './commands/tag-move'
import { tagRename } from './commands/tag-rename'
import { trashEmpty, trashRestore } from './commands/trash'
import { type CommandDefinition, runDefinition } from './define-command'
import type { LibraryView } from './view'

const COMMANDS = [
  articleAdd,
  articleRevise,
  articleEditReference,
  articleTag,
  articleUntag,
  articleDelete,
  articleMakeKeys,
  articleMerge,
  articleSetApart,
  quoteAdd,
  quoteEdit,
  quoteTag,
  quoteUntag,
  quoteDelete,
  quoteSuggest,
  quoteAccept,
  quoteReject,
  tagAdd,
  tagEdit,
  tagRename,
  tagMove,
  tagMerge,
  tagDelete,
  speakerAdd,
  speakerEdit,
  speakerMerge,
  speakerSplit,
  noteAdd,
  noteEdit,
  noteDelete,
  trashRestore,
  trashEmpty,
] as const

type Definition = (typeof COMMANDS)[number]
type InputOf<D> = D extends { schema: v.GenericSchema<unknown, infer Input> } ? Input : never

/** A parsed command, as `run` takes it. */
export type Command = InputOf<Definition>
export type CommandType = Command['type']

type SaidOf<D> = D extends { type: infer Type; entries: infer Entries extends v.ObjectEntries }
  ? { type: Type } & v.InferInput<v.StrictObjectSchema<Entries, undefined>>
  : never
/** A command as the window or a script says it, with defaults left out. */
export type SaidCommand = SaidOf<Definition>

type ValueOf<D> = D extends { run: (...args: never[]) => infer Value } ? Value : never
/** What a command answers. */
export type CommandValue<Type extends CommandType = CommandType> = ValueOf<
  Extract<Definition, { type: Type }>
>

const BY_TYPE = new Map<string, CommandDefinition>(
  COMMANDS.map((command) => [command.type, command as unknown as CommandDefinition]),
)

/** Checks that a value is a command; the failure names the field that is wrong. */
export function parseCommand(value: unknown): Result<Command> {
  const type = (value as { type?: unknown } | null)?.type
  const definition = typeof type === 'string' ? BY_TYPE.get(type) : undefined
  if (!definition) {
    return fail('invalid-command', `There is no command ${JSON.stringify(type ?? null)}.`)
  }
  const parsed = v.safeParse(definition.schema, value)
  if (parsed.success) return ok(parsed.output as Command)
  const issue = parsed.issues[0]
  const path = v.getDotPath(issue)
  return fail(
    'invalid-command',
    `${definition.type}: ${path ? `“${path}”: ` : ''}${issue.message.slice(0, 300)}`,
  )
}

/** Changes that no command makes: what they are called in the undo menu. */
const OTHER_LABELS: { readonly [type: string]: string } = {
  'outside.edit': 'take in an edit from outside',
  'outside.theirs': 'take the other version',
  'outside.both': 'keep both versions',
  'backup.restore': 'restore a backup',
  'history.bring-back': 'bring back an earlier state',
}

/** The words after "Undo" for a command, or for a change that no command makes. */
export function commandLabel(type: string): string {
  return BY_TYPE.get(type)?.label ?? OTHER_LABELS[type] ?? type
}

export interface CommandOutcome {
  readonly change: Change
  readonly value: unknown
}

/** Several commands that happen together or not at all, as one change and one step of undo. */
export interface CommandsOutcome {
  readonly change: Change
  /** What each command answered, in order. */
  readonly values: readonly unknown[]
}

/**
 * Runs a command against a state of the library. Pure: the same command, view and context give the
 * same change. A failure leaves nothing behind.
 */
export function runCommand(
  command: Command,
  view: LibraryView,
  context: CommandContext,
): Result<CommandOutcome> {
  const result = runCommands([command], view, context)
  return result.ok ? ok({ change: result.value.change, value: result.value.values[0] }) : result
}

/** Runs several commands, each seeing what the ones before it did; the first failure stops all. */
export function runCommands(
  commands: readonly Command[],
  view: LibraryView,
  context: CommandContext,
): Result<CommandsOutcome> {
  const draft = new ChangeDraft(view, context)
  const values: unknown[] = []
  for (const command of commands) {
    const definition = BY_TYPE.get(command.type)
    if (!definition) throw new Error(`no definition of ${command.type}`)
    const result = runDefinition(definition, command, draft)
    if (!result.ok) return result
    values.push(result.value)
  }
  return ok({ change: draft.finish(), values })
}
