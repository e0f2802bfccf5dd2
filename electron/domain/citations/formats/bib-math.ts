/**
 * What the LaTeX parser loses of formulas, in words that it keeps: without these "$O(n \log n)$" would be "O(nn)",
 * and of "$\hat{x}$" nothing would be left.
 */

/** The functions that LaTeX knows by name (Lamport, "LaTeX: A Document Preparation System", table 3.9), and `\bmod`. */
const FUNCTIONS =
  'arccos arcsin arctan arg cosh cos coth cot csc deg det dim exp gcd hom inf ker lg liminf limsup lim ln log max min Pr sec sinh sin sup tanh tan bmod mod'

/** Between a function and a letter, a number or a command is a thin space; between it and a bracket none. */
const FUNCTION = new RegExp(
  String.raw`(?:\\operatorname\*?\s*\{(\p{L}+)\}|\\(${FUNCTIONS.replaceAll(' ', '|')})(?![a-zA-Z]))\s*(?=([\p{L}\p{N}]|\\(?!left|[bB]ig|[,;:! ]))?)`,
  'gu',
)

/** The last sign before a place that is no space. */
function signBefore(text: string, place: number): string {
  let at = place - 1
  while (/\s/.test(text.charAt(at))) at--
  return text.charAt(at)
}

const withFunctions = (text: string): string =>
  text.replace(
    FUNCTION,
    (
      _,
      own: string | undefined,
      named: string | undefined,
      after: string | undefined,
      place: number,
    ) => {
      const before = /[\p{L}\p{N})\]}]/u.test(signBefore(text, place)) ? '\\,' : ''
      const name = own ?? named?.replace('bmod', 'mod') ?? ''
      return `${before}\\mathrm{${name}}${after ? '\\,' : ''}`
    },
  )

/** Accents of formulas as combining marks: they follow their letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  vec: '\u20d7',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030c',
  breve: '\u0306',
  acute: '\u0301',
  grave: '\u0300',
  mathring: '\u030a',
}

const ACCENT =
  /\\((?:wide)?(?:hat|tilde)|vec|d?dot|check|breve|acute|grave|mathring)(?![a-zA-Z])\s*(?:\{\s*(\\[a-zA-Z]+|\p{L})\s*\}|(\\[a-zA-Z]+|\p{L}))/gu

/** Accents over several letters, which no character has: the letters alone. */
const WIDE_ACCENT = /\\(?:wide(?:hat|tilde)|hat|tilde|vec)\s*\{([^{}]*)\}/g

/** Fonts around raised or lowered signs, which the parser prints inside them as "CO_2". */
const FONT =
  /(?<![_^])\\(?:mathrm|mathsf|mathbf|mathit|mathcal|boldsymbol)\s*\{((?:[^{}]|\{[^{}]*\})*)\}(?!\s*[_^])/g

/** A value whose formulas the parser reads whole. */
export function withReadableMath(value: string): string {
  if (!/\\[a-zA-Z]/.test(value)) return value
  return (
    withFunctions(value)
      .replace(/\\pmod\s*\{([^{}]*)\}/g, '\\,(\\mathrm{mod}\\,$1)')
      .replace(FONT, (whole, inner: string) => (/[_^]/.test(inner) ? inner : whole))
      .replace(
        ACCENT,
        (_, name: string, braced: string | undefined, bare: string | undefined) =>
          `{${braced ?? bare ?? ''}}${ACCENTS[name] ?? ''}`,
      )
      .replace(WIDE_ACCENT, '{$1}')
      // A tie over two letters.
      .replace(/\\t\s*\{(\p{L})(\p{L})\}/gu, '$1\u0361$2')
  )
}
