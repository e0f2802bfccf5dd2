import { languageTagOf } from './babel-languages'

/** ISO 639-2 codes, as libraries and MEDLINE use them, of languages that ISO 639-1 has two letters for. */
const TWO_LETTERS: ReadonlyMap<string, string> = new Map(
  `eng:en ger:de deu:de fre:fr fra:fr spa:es ita:it por:pt dut:nl nld:nl rus:ru chi:zh zho:zh jpn:ja
   kor:ko ara:ar heb:he per:fa fas:fa tur:tr pol:pl cze:cs ces:cs slo:sk slk:sk hun:hu rum:ro ron:ro
   bul:bg gre:el ell:el ukr:uk srp:sr hrv:hr slv:sl dan:da nor:no nob:nb nno:nn swe:sv fin:fi est:et
   lav:lv lit:lt ice:is isl:is lat:la cat:ca baq:eu eus:eu glg:gl wel:cy cym:cy gle:ga afr:af vie:vi
   tha:th ind:id may:ms msa:ms hin:hi ben:bn urd:ur tam:ta tel:te`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)

/** The BCP 47 tag of a language's code or English name ("ger", "German" → "de"); other texts as they are. */
export function languageOfCode(text: string): string {
  const trimmed = text.trim()
  const code = TWO_LETTERS.get(trimmed.toLowerCase())
  if (code) return code
  const tag = languageTagOf(trimmed)
  return tag === trimmed ? tag : (tag.split('-')[0] ?? tag)
}
