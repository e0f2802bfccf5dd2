/**
 * A text as anchors compare it: without white space, hyphens, dashes, soft hyphens and invisible
 * characters, in lower case, with one form of quotation marks, apostrophes, ellipses and ligatures.
 * So a passage stays equal to itself when an editor curls its quotes, breaks its lines, hyphenates its
 * words or sets its headline in capitals.
 */
export interface NormalText {
  readonly text: string
  /** For each code unit of `text`, where the code unit it came from stands in the source. */
  readonly offsets: Uint32Array
}

/** Linear. Offsets in the result are UTF-16. */
export function normalText(source: string): NormalText {
  const units: number[] | Uint16Array = new Uint16Array(source.length + GROWTH)
  const growing = new UnitBuffer(units, new Uint32Array(source.length + GROWTH))
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code < 0x80) {
      const folded = ASCII[code] as number
      if (folded !== DROPPED) growing.push(folded, at)
    } else {
      const folded = foldOther(code)
      for (let index = 0; index < folded.length; index++) growing.push(folded.charCodeAt(index), at)
    }
  }
  return growing.finish()
}

/** The range in the source that a range of the normal text came from; `from < to` is required. */
export function sourceRange(
  normal: NormalText,
  from: number,
  to: number,
): { start: number; end: number } {
  return {
    start: normal.offsets[from] as number,
    end: (normal.offsets[to - 1] as number) + 1,
  }
}

/** Room for the few characters that become more than one. */
const GROWTH = 64

/** Typed arrays that grow, because one character can fold into three. */
class UnitBuffer {
  private length = 0
  constructor(
    private units: Uint16Array,
    private offsets: Uint32Array,
  ) {}

  push(unit: number, offset: number): void {
    if (this.length === this.units.length) this.grow()
    this.units[this.length] = unit
    this.offsets[this.length] = offset
    this.length++
  }

  finish(): NormalText {
    const pieces: string[] = []
    for (let from = 0; from < this.length; from += CHUNK) {
      const chunk = this.units.subarray(from, Math.min(from + CHUNK, this.length))
      pieces.push(String.fromCharCode.apply(null, chunk as unknown as number[]))
    }
    return { text: pieces.join(''), offsets: this.offsets.subarray(0, this.length) }
  }

  private grow(): void {
    const units = new Uint16Array(this.length * 2)
    units.set(this.units)
    this.units = units
    const offsets = new Uint32Array(this.length * 2)
    offsets.set(this.offsets)
    this.offsets = offsets
  }
}

/** Code units handed to `fromCharCode` at once: more would not fit on the stack as arguments. */
const CHUNK = 16_384

const DROPPED = 0
/** White space, controls and the hyphen are dropped, capitals lowered, the grave accent is a mark. */
const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (code <= 0x20 || code === 0x7f || character === '-') return DROPPED
  if (character === '`') return 0x27
  return character.toLowerCase().charCodeAt(0)
})

const FOLDED = new Map<number, string>()
const fold = (characters: string, to: string) => {
  for (const character of characters) FOLDED.set(character.charCodeAt(0), to)
}
fold('‘’‚‛′‹›´ʼ＇', "'")
fold('“”„‟″«»〝〞＂', '"')
fold('…', '...')
fold('‐‑‒–—―⁃−﹘﹣－', '')
// Soft hyphen, zero width characters, direction marks, variation selector 16, byte order mark.
fold('\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufe0f\ufeff', '')
fold('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069', '')
fold('ﬀ', 'ff')
fold('ﬁ', 'fi')
fold('ﬂ', 'fl')
fold('ﬃ', 'ffi')
fold('ﬄ', 'ffl')
fold('ﬅﬆ', 'st')

/** Folds a code unit outside ASCII; halves of surrogate pairs stay as they are. */
function foldOther(code: number): string {
  const known = FOLDED.get(code)
  if (known !== undefined) return known
  const character = String.fromCharCode(code)
  const folded = code < 0xa0 || WHITE_SPACE.test(character) ? '' : character.toLowerCase()
  FOLDED.set(code, folded)
  return folded
}
const WHITE_SPACE = /\s/
