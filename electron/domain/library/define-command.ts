import * as v from 'valibot'
import { type FailureCode, fail, ok, type Result } from '../result'
import type { ChangeDraft } from './change-draft'

/** One user intent: how it is said as data, what it is called in the undo menu, what it does. */
export interface CommandDefinition<
  Type extends string = string,
  Input extends { type: Type } = { type: Type },
  Value = unknown,
> {
  readonly type: Type
  readonly schema: v.GenericSchema<unknown, Input>
  /** The words after "Undo": "tag quote". */
  readonly label: string
  /** Fills the draft. An expected failure is thrown as `CommandFailure` and leaves no trace. */
  readonly run: (input: Input, draft: ChangeDraft) => Value
}

/** An expected failure inside a command; `runDefinition` turns it into a `Result`. */
export class CommandFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message)
    this.name = 'CommandFailure'
  }
}

/**
 * Describes one command. `entries` are the fields it may have beside its type; any other is refused.
 * `label` is what stands after "Undo".
 */
export function defineCommand<
  const Type extends string,
  Entries extends v.ObjectEntries,
  Value extends object | undefined,
>(
  type: Type,
  label: string,
  entries: Entries,
  run: (
    input: v.InferOutput<
      v.StrictObjectSchema<Entries & { type: v.LiteralSchema<Type, undefined> }, undefined>
    >,
    draft: ChangeDraft,
  ) => Value,
) {
  const schema = v.strictObject({ type: v.literal(type), ...entries })
  return { type, label, schema, run } as unknown as CommandDefinition<
    Type,
    v.InferOutput<
      v.StrictObjectSchema<Entries & { type: v.LiteralSchema<Type, undefined> }, undefined>
    > & {
      type: Type
    },
    Value
  > & { readonly entries: Entries }
}

/** Runs a command on a draft; a `CommandFailure` becomes a failure, any other error is a bug. */
export function runDefinition<Type extends string, Input extends { type: Type }, Value>(
  definition: CommandDefinition<Type, Input, Value>,
  input: Input,
  draft: ChangeDraft,
): Result<Value> {
  try {
    return ok(definition.run(input, draft))
  } catch (error) {
    if (error instanceof CommandFailure) return fail(error.code, error.message)
    throw error
  }
}
