/** Latin letters that no accent can be taken off. */
const LATIN =
  'ß:ss ẞ:SS æ:ae Æ:AE œ:oe Œ:OE ø:o Ø:O ł:l Ł:L đ:d Đ:D ð:d Ð:D þ:th Þ:Th ı:i ħ:h Ħ:H ŋ:ng Ŋ:Ng ŧ:t Ŧ:T ĸ:k ſ:s ə:e Ə:E ƒ:f ʻ: ʼ: ’: ‘:'

/** Russian, Ukrainian, Bulgarian, Serbian: one Latin reading a letter, after the BGN/PCGN tables. */
const CYRILLIC =
  'а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i й:y і:i ї:yi к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѕ:dz'

/** Modern Greek after ELOT 743, letter by letter. */
const GREEK =
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'

function tableOf(...lists: string[]): Map<string, string> {
  const table = new Map<string, string>()
  for (const pair of lists.flatMap((list) => list.split(' '))) {
    const [from = '', to = ''] = pair.split(':')
    table.set(from, to)
    const upper = from.toUpperCase()
    if (upper !== from && !table.has(upper) && upper.length === from.length)
      table.set(upper, to.charAt(0).toUpperCase() + to.slice(1))
  }
  return table
}

const TABLE = tableOf(LATIN, CYRILLIC, GREEK)

/**
 * The text in ASCII: accents fall away (ü → u, in every language alike), ß → ss, æ → ae, ø → o, ł → l,
 * Cyrillic and Greek are transliterated. What has no reading here (Han, Arabic, Hebrew, symbols) becomes
 * a space, so that words stay apart. Full-width forms become their plain ones.
 */
export function foldToAscii(text: string): string {
  let folded = ''
  for (const letter of text.normalize('NFC')) {
    const known = TABLE.get(letter)
    if (known !== undefined) {
      folded += known
      continue
    }
    for (const character of letter.normalize('NFKD')) {
      const code = character.codePointAt(0) ?? 0
      if (code < 0x80) folded += character
      else if (!/\p{M}/u.test(character)) folded += TABLE.get(character) ?? ' '
    }
  }
  return folded
}
