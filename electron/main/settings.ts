import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'

/** What is remembered about this computer, not about a library; losing it costs nothing dear. */
const SETTINGS = v.object({
  /** The library that was open last. */
  library: v.fallback(v.optional(v.string()), undefined),
  window: v.fallback(
    v.optional(
      v.object({
        width: v.number(),
        height: v.number(),
        x: v.optional(v.number()),
        y: v.optional(v.number()),
        maximized: v.optional(v.boolean()),
      }),
    ),
    undefined,
  ),
  theme: v.fallback(v.optional(v.picklist(['system', 'light', 'dark'])), undefined),
  /** The name of the style in which the window cites. */
  citationStyle: v.fallback(v.optional(v.string()), undefined),
  /** Styles that come first in lists, in the order in which they were starred. */
  starredStyles: v.fallback(v.optional(v.array(v.string())), undefined),
  /** What citation keys are made by, as people write it. */
  keyPattern: v.fallback(v.optional(v.string()), undefined),
})

export type Settings = v.InferOutput<typeof SETTINGS>

/** The settings in a file; what is missing or damaged is as if it had never been set. */
function readSettings(file: string): Settings {
  try {
    return v.parse(SETTINGS, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return v.parse(SETTINGS, {})
  }
}

/** Replaces the file as a whole; a failure is of no consequence to the work and is not told. */
function writeSettings(file: string, settings: Settings): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, JSON.stringify(settings, null, 2))
    renameSync(temporary, file)
  } catch {
    return
  }
}

/** The settings file of this computer's user, read once and replaced with everything that is to be remembered. */
export class SettingsFile {
  #settings: Settings

  constructor(readonly path: string) {
    this.#settings = readSettings(path)
  }

  get current(): Settings {
    return this.#settings
  }

  remember(more: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...more }
    writeSettings(this.path, this.#settings)
  }
}
