import type { Cue, Lexicon } from './lexicon'

/** What a lexicon knows of a word as it is written. */
export interface KnownWord {
  /** Lower case, with a plain apostrophe. */
  readonly low: string
  readonly flags: number
  readonly cue: Cue | undefined
}

/** Longer words are looked up in the lexicon's lists. */
const LONGEST = 16

/** Longer words are in no list; a megabyte without a space must not be copied about. */
const LONGEST_LISTED = 60

const TABLES = new WeakMap<Lexicon, KnownWords>()

/**
 * The words of a lexicon in a table in which they are found by their letters in a text, so that most words of a text
 * need not be cut out of it to be known.
 */
export class KnownWords {
  /** By hash: words in lower case or with a capital; those of one hash lie side by side. */
  private readonly written: string[]
  private readonly known: KnownWord[]
  private readonly mask: number

  private constructor(private readonly lexicon: Lexicon) {
    const words = new Set([...lexicon.flags.keys(), ...lexicon.cues.keys()])
    let size = 1024
    while (size < 8 * words.size) size *= 2
    this.mask = size - 1
    this.written = new Array<string>(size).fill('')
    this.known = new Array<KnownWord>(size).fill({ low: '', flags: 0, cue: undefined })
    for (const word of words) {
      this.put(word)
      this.put(word.charAt(0).toUpperCase() + word.slice(1))
    }
  }

  /** The table that belongs to a lexicon. */
  static of(lexicon: Lexicon): KnownWords {
    let table = TABLES.get(lexicon)
    if (table === undefined) {
      table = new KnownWords(lexicon)
      TABLES.set(lexicon, table)
    }
    return table
  }

  private put(written: string): void {
    if (written.length > LONGEST || written === 'US') return
    let place = hashOf(written, 0, written.length) & this.mask
    while (this.written[place] !== '' && this.written[place] !== written)
      place = (place + 1) & this.mask
    this.written[place] = written
    this.known[place] = this.lookUp(written)
  }

  /** The word from `start` to `end` of a text. */
  read(text: string, start: number, end: number): KnownWord {
    const length = end - start
    if (length <= LONGEST) {
      let place = hashOf(text, start, end) & this.mask
      for (let word = this.written[place]; word !== ''; word = this.written[place]) {
        if (word !== undefined && isAt(text, start, length, word)) {
          const known = this.known[place]
          if (known !== undefined) return known
        }
        place = (place + 1) & this.mask
      }
    }
    return this.lookUp(text.slice(start, Math.min(end, start + LONGEST_LISTED)))
  }

  private lookUp(written: string): KnownWord {
    const lower = written === 'US' ? 'u.s.' : written.toLowerCase()
    const low = lower.includes('’') ? lower.replaceAll('’', "'") : lower
    const { flags, cues } = this.lexicon
    return {
      low,
      flags: flags.get(low.endsWith('.') ? low.slice(0, -1) : low) ?? 0,
      cue: cues.get(low),
    }
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + text.charCodeAt(at)
  return hash ^ (hash >>> 13)
}

function isAt(text: string, start: number, length: number, word: string): boolean {
  if (word.length !== length) return false
  for (let at = 0; at < length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}
