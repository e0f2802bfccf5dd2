import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** The detection and what it runs on every text: none of it may be slow on a hostile one. */
const SOURCES = [
  ...files(join(import.meta.dirname, '../../../electron/domain/quotes')),
  join(import.meta.dirname, '../../../electron/domain/document/import-plain-text.ts'),
]

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
}

function expressions(file: string): { source: string; flags: string }[] {
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const found: { source: string; flags: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

describe('regular expressions that every article meets', () => {
  test.each(SOURCES.flatMap((file) => expressions(file).map((regex) => ({ file, ...regex }))))(
    '/$source/$flags never backtracks out of proportion',
    ({ source, flags }) => {
      expect(checkSync(source, flags).status).toBe('safe')
    },
  )

  test('a bad one would be found', () => {
    expect(checkSync('^(a+)+$', '').status).toBe('vulnerable')
  })
})
