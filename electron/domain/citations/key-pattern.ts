import { fail, ok, type Result } from '../result'
import type { KeyPart } from './key-parts'

/** A pattern that keys are made by: texts that stand as they are, and parts that come from the reference. */
export type KeyPattern = readonly (string | { readonly part: KeyPart; readonly letters: KeyCase })[]
export type KeyCase = 'small' | 'capital' | 'large'

/** The parts, with what each is for people who write a pattern. */
export const KEY_PARTS: Readonly<Record<KeyPart, string>> = {
  auth: 'first author',
  authors: 'up to three authors',
  year: 'year',
  yy: 'last two digits of the year',
  word: 'first telling word of the title',
  shorttitle: 'first three telling words of the title',
  outlet: 'outlet or publisher',
  type: 'item type',
}

/** `lavrov-2009-sanctions`. */
export const DEFAULT_KEY_PATTERN: KeyPattern = [
  { part: 'auth', letters: 'small' },
  '-',
  { part: 'year', letters: 'small' },
  '-',
  { part: 'word', letters: 'small' },
]

/** The default as people write it. */
export const DEFAULT_KEY_PATTERN_TEXT = '[auth]-[year]-[word]'

/**
 * Reads a pattern as people write it: `[auth]-[year]-[word]`. In square brackets stands a part of the
 * reference: small (`[auth]`: lavrov), with a capital (`[Auth]`: Lavrov) or large (`[AUTH]`: LAVROV);
 * everything else stands in the key as it is and may be letters, digits and `- _ : . + /`. Fails with a
 * sentence where there is no such part, a sign that no key may have, or nothing that tells references apart.
 */
export function parseKeyPattern(text: string): Result<KeyPattern> {
  const pattern: KeyPattern[number][] = []
  for (const [piece] of text.trim().matchAll(/\[[^[\]]*\]|[^[\]]+|[[\]]/g)) {
    if (piece.length > 1 && piece.startsWith('[')) {
      const name = piece.slice(1, -1)
      const part = name.toLowerCase()
      if (!isKeyPart(part)) {
        const known = Object.keys(KEY_PARTS).map((one) => `[${one}]`)
        return wrong(`There is no part ${piece} in keys; the parts are ${known.join(', ')}.`)
      }
      pattern.push({ part, letters: caseOf(name) })
    } else if (!/^[A-Za-z0-9_:.+/-]+$/.test(piece)) {
      return wrong(
        `“${piece}” may not stand in a key; letters from a to z, digits and - _ : . + / may.`,
      )
    } else pattern.push(piece)
  }
  if (!pattern.some((piece) => typeof piece !== 'string' && piece.part !== 'type')) {
    return wrong('A pattern needs a part that tells sources apart, such as [auth] or [shorttitle].')
  }
  if (text.length > 200) return wrong('The pattern is longer than 200 characters.')
  return ok(pattern)
}

const wrong = (message: string): Result<never> => fail('invalid-command', message)

const isKeyPart = (name: string): name is KeyPart => Object.hasOwn(KEY_PARTS, name)

function caseOf(name: string): KeyCase {
  if (name === name.toLowerCase()) return 'small'
  return name.length > 1 && name === name.toUpperCase() ? 'large' : 'capital'
}
