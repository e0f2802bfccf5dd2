import { stringify } from 'yaml'
import { assignKeys } from './assign-keys'
import type { WriteItem, WriteResult } from './format'

/**
 * Writes CSL-YAML as pandoc takes it: CSL-JSON's items in a list under `references`, with every text quoted
 * where YAML would take it for something else.
 */
export function writeCslYaml(items: readonly WriteItem[]): WriteResult {
  const { items: keyed, changed } = assignKeys(items)
  const entries = keyed.map(({ citationKey, reference }) =>
    toYaml([{ id: citationKey, ...reference }]),
  )
  const lines: number[] = []
  let line = 3
  for (const entry of entries) {
    lines.push(line)
    line += entry.split('\n').length - 1
  }
  return {
    output: `---\nreferences:${entries.length > 0 ? `\n${entries.join('')}` : ' []\n'}...\n`,
    diagnostics: changed.map(({ index, message }) => ({ line: lines[index] ?? 1, message })),
  }
}

/** YAML 1.1 readers take `no` and `012` for other things than 1.2 does: what either would is quoted. */
const toYaml = (value: unknown): string =>
  stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
