/** babel and biblatex `langid` names and BCP 47 tags; a tag is written as the first name that has it. */
const NAMES: readonly (readonly [langid: string, tag: string])[] = [
  ['english', 'en'],
  ['american', 'en-US'],
  ['usenglish', 'en-US'],
  ['british', 'en-GB'],
  ['ukenglish', 'en-GB'],
  ['australian', 'en-AU'],
  ['canadian', 'en-CA'],
  ['newzealand', 'en-NZ'],
  ['ngerman', 'de-DE'],
  ['german', 'de-DE'],
  ['naustrian', 'de-AT'],
  ['austrian', 'de-AT'],
  ['nswissgerman', 'de-CH'],
  ['swissgerman', 'de-CH'],
  ['french', 'fr-FR'],
  ['francais', 'fr-FR'],
  ['acadian', 'fr-CA'],
  ['canadien', 'fr-CA'],
  ['spanish', 'es-ES'],
  ['mexican', 'es-MX'],
  ['italian', 'it-IT'],
  ['dutch', 'nl-NL'],
  ['portuguese', 'pt-PT'],
  ['portuges', 'pt-PT'],
  ['brazilian', 'pt-BR'],
  ['brazil', 'pt-BR'],
  ['russian', 'ru-RU'],
  ['ukrainian', 'uk-UA'],
  ['polish', 'pl-PL'],
  ['czech', 'cs-CZ'],
  ['slovak', 'sk-SK'],
  ['slovene', 'sl-SI'],
  ['croatian', 'hr-HR'],
  ['serbian', 'sr-RS'],
  ['bulgarian', 'bg-BG'],
  ['romanian', 'ro-RO'],
  ['hungarian', 'hu-HU'],
  ['magyar', 'hu-HU'],
  ['greek', 'el-GR'],
  ['turkish', 'tr-TR'],
  ['danish', 'da-DK'],
  ['swedish', 'sv-SE'],
  ['norsk', 'nb-NO'],
  ['norwegian', 'nb-NO'],
  ['nynorsk', 'nn-NO'],
  ['finnish', 'fi-FI'],
  ['icelandic', 'is-IS'],
  ['estonian', 'et-EE'],
  ['latvian', 'lv-LV'],
  ['lithuanian', 'lt-LT'],
  ['catalan', 'ca-ES'],
  ['basque', 'eu-ES'],
  ['galician', 'gl-ES'],
  ['latin', 'la'],
  ['arabic', 'ar'],
  ['hebrew', 'he-IL'],
  ['farsi', 'fa-IR'],
  ['persian', 'fa-IR'],
  ['japanese', 'ja-JP'],
  ['chinese', 'zh-CN'],
  ['chinese-hans', 'zh-Hans'],
  ['chinese-hant', 'zh-Hant'],
  ['korean', 'ko-KR'],
  ['vietnamese', 'vi-VN'],
  ['thai', 'th-TH'],
  ['afrikaans', 'af-ZA'],
]

const TAG_OF = new Map(NAMES)
const NAME_OF = new Map<string, string>()
for (const [name, tag] of NAMES) {
  if (!NAME_OF.has(tag.toLowerCase())) NAME_OF.set(tag.toLowerCase(), name)
  const language = tag.slice(0, 2)
  if (!NAME_OF.has(language)) NAME_OF.set(language, name)
}

/** The BCP 47 tag of a `langid` ("ngerman" → "de-DE"); a text that is no langid comes back as it is. */
export function languageTagOf(langid: string): string {
  return TAG_OF.get(langid.trim().toLowerCase()) ?? langid.trim()
}

/** The `langid` of a tag, of its language alone, or of a langid itself; undefined where there is none. */
export function langidOf(tag: string): string | undefined {
  const wanted = tag.trim().toLowerCase().replace('_', '-')
  return TAG_OF.has(wanted)
    ? wanted
    : (NAME_OF.get(wanted) ?? NAME_OF.get(wanted.split('-')[0] ?? ''))
}

/** Whether titles in this language are set in title case by English rules: also where none is given. */
export function isEnglish(tag: string): boolean {
  return tag.trim() === '' || /^en(?:$|[-_])/i.test(languageTagOf(tag))
}
