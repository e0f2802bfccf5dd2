import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectQuotes } from '#domain/quotes/detect-quotes'
import { describe, expect, test } from 'vitest'

/**
 * Articles written for this project, in several styles and languages, and what a reader finds in them: each
 * `<name>.txt` has its `<name>.json`.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/quotes')

interface Expected {
  readonly quote: string
  readonly kind: string
  readonly speaker: string | null
  readonly who: string | null
  readonly via?: readonly string[]
}

const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.replace(/\.txt$/, ''))

describe('an article', () => {
  test.each(names)('%s: every quotation, its speaker and its chain', (name) => {
    const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8')
    const expected = JSON.parse(
      readFileSync(join(FOLDER, `${name}.json`), 'utf8'),
    ) as readonly Expected[]
    const found = detectQuotes(text).map((quote) => ({
      quote: text.slice(quote.start, quote.end),
      kind: quote.kind,
      speaker: quote.speaker,
      who: quote.speakerRef,
      via: quote.via.map(({ speaker }) => speaker),
    }))
    expect(found).toEqual(expected.map((quote) => ({ ...quote, via: quote.via ?? [] })))
  })
})
