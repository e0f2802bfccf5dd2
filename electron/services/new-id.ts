import { randomBytes } from 'node:crypto'
import type { Id } from '#domain/library/model'

/** Crockford's base 32 in lower case: no i, l, o, u, so that ids can be read out. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id: 80 random bits in sixteen characters. */
export function newId(): Id {
  let id = ''
  for (const byte of randomBytes(16)) id += ALPHABET[byte & 31]
  return id
}
