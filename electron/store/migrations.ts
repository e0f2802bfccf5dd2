/** A file of the store as JSON has it: of which version it is stands in `schema`. */
export interface VersionedFile {
  readonly schema: number
  readonly [field: string]: unknown
}

/**
 * One step from a version of the files' form to the next, as a pure function on one file's content:
 * an article's document, `library.json`, a checkpoint or a backup's own file. It changes what it
 * knows and leaves everything else as it is; `schema` is raised by the caller.
 */
export interface Migration {
  /** The version that it leads to; it starts from the one before. */
  readonly to: number
  /** What it does, for the changelog. */
  readonly what: string
  readonly migrate: (file: VersionedFile) => VersionedFile
}

/**
 * Every step there ever was, in order: a library of any earlier version is read through those after
 * it, and its files are written in the new form when they next change. A new one comes with a fixture
 * of the version before it (tests/fixtures/libraries).
 */
export const MIGRATIONS: readonly Migration[] = []

/** The version that is written: 1, and one more for each migration. */
export const CURRENT_SCHEMA = 1 + MIGRATIONS.length

/**
 * A file's content in the current form. One of a newer version is given back as it is: whoever reads
 * it opens the library for reading only. Throws a `RangeError` where the steps are not one after the other.
 */
export function migrateFile(
  file: VersionedFile,
  migrations: readonly Migration[] = MIGRATIONS,
): VersionedFile {
  let current = file
  for (const [index, { to, migrate }] of migrations.entries()) {
    if (to !== index + 2) throw new RangeError(`migration ${index + 1} leads to version ${to}`)
    if (current.schema !== to - 1) continue
    current = { ...migrate(current), schema: to }
  }
  return current
}
