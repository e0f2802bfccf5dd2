/** Letters that are a plain letter with an accent, by that plain letter; both cases. */
const accented = new Map<string, string>()

function accentedForms(letter: string): string {
  if (accented.size === 0) {
    for (const [from, to] of [
      [0xc0, 0x24f],
      [0x1e00, 0x1eff],
    ] as const) {
      for (let code = from; code <= to; code++) {
        const character = String.fromCharCode(code)
        const base = character.normalize('NFD').charAt(0).toLowerCase()
        if (base !== character.toLowerCase() && /[a-z]/.test(base)) {
          accented.set(base, (accented.get(base) ?? '') + character)
        }
      }
    }
  }
  return accented.get(letter) ?? ''
}

/** Characters that are typed as one and printed as another. */
const SAME = ["'’‘‚ʼ", '"“”„«»', '-‐‑‒–—−'] as const

/**
 * What finds the typed words in a text: without regard to case, to the shape of quotation marks and
 * dashes, and to how the white space between words is made up; plain letters find accented ones too.
 * Undefined when there is nothing to find. The pattern has no nested repetition, so it is linear.
 */
export function findPattern(typed: string): RegExp | undefined {
  const words = typed.normalize('NFC').trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const source = words.map((word) => [...word].map(patternOf).join('')).join('\\s+')
  return new RegExp(source, 'giu')
}

function patternOf(character: string): string {
  const same = SAME.find((shapes) => shapes.includes(character))
  if (same) return `[${same.replace('-', '\\-')}]`
  if (/[a-z]/i.test(character)) return `[${character}${accentedForms(character.toLowerCase())}]`
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, (sign) =>
    // The u flag knows no escaped hyphen outside a class.
    sign === '-' ? sign : `\\${sign}`,
  )
}
