/**
 * What is known of one rule: how often its answers were right, in percent, and why it answers as it does.
 *
 * Right means that words, extent and speaker all agreed with annotated news articles: PolNeAR, 403 articles of seven
 * American newspapers and agencies, and for German 399 of Wikinews. `npm run eval:quotes -- --sieves` measures it
 * again. The figures are those of the half the rules were not tuned on where a rule answered twenty times there, else
 * those of both halves; where it answered fewer than ten times in all, that of its nearest relative, rounded
 * down. Quotations that stand wholly in marks and those that do so in part or not at all are told apart,
 * because their ends are not equally plain.
 */
interface Measured {
  readonly direct: number
  readonly other: number
  /** Where German differs. */
  readonly german?: { readonly direct?: number; readonly other?: number }
  /** Shown to the reader: a sentence without its full stop. */
  readonly reason: string
}

const SIEVES = {
  'quote, subject, cue': {
    direct: 98,
    other: 80,
    german: { direct: 60, other: 20 },
    reason: 'The speaker and a verb of saying follow the quotation',
  },
  'quote, cue, subject': {
    direct: 96,
    other: 79,
    german: { direct: 94, other: 35 },
    reason: 'A verb of saying and the speaker follow the quotation',
  },
  'quote, other verb, subject': {
    direct: 80,
    other: 70,
    reason: 'A verb and someone who can speak follow the comma of the quotation',
  },
  'quote, subject, other verb': {
    direct: 80,
    other: 70,
    reason: 'Someone who can speak and a verb follow the comma of the quotation',
  },
  'clause, subject, cue': {
    direct: 83,
    other: 75,
    german: { other: 32 },
    reason: 'The speaker and a verb of saying follow the clause',
  },
  'clause, cue, subject': {
    direct: 80,
    other: 66,
    german: { other: 71 },
    reason: 'A verb of saying and the speaker follow the clause',
  },
  'cue before quote': {
    direct: 82,
    other: 61,
    german: { direct: 85, other: 13 },
    reason: 'The speaker and a verb of saying stand before the quotation',
  },
  'cue before clause': {
    direct: 89,
    other: 66,
    german: { other: 75 },
    reason: 'A verb of saying introduces the clause',
  },
  'cue before bare clause': {
    direct: 87,
    other: 71,
    german: { other: 73 },
    reason: 'A verb of saying introduces the clause without “that”',
  },
  'cue before infinitive': {
    direct: 60,
    other: 46,
    german: { other: 74 },
    reason: 'A verb of promising or asking introduces what is to be done',
  },
  'cue before object': {
    direct: 80,
    other: 43,
    reason: 'A verb of saying has these words as its object',
  },
  'according to': {
    direct: 72,
    other: 67,
    german: { other: 83 },
    reason: 'The sentence names its source',
  },
  'noun of saying with that': {
    direct: 30,
    other: 5,
    reason: 'A noun like “claim” or “view” introduces the clause',
  },
  'verb of saying in the clause': {
    direct: 70,
    other: 15,
    german: { other: 27 },
    reason: 'The nearest verb before the words is one of saying',
  },
  'evaluating cue before quote': {
    direct: 70,
    other: 36,
    german: { direct: 43, other: 9 },
    reason: 'The nearest verb before the words judges or names',
  },
  'speaker label': {
    direct: 75,
    other: 60,
    german: { direct: 82 },
    reason: 'A name and a colon stand before the quotation',
  },
  'speaker label of a transcript': {
    direct: 95,
    other: 95,
    reason: 'The paragraph begins with its speaker, as transcripts do',
  },
  'subject of the sentence': {
    direct: 30,
    other: 27,
    german: { direct: 0, other: 0 },
    reason: 'Nobody is said to speak; the subject of the sentence is the best guess',
  },
  'view of somebody': {
    direct: 60,
    other: 40,
    reason: 'The sentence says whose view it is',
  },
  'owner of the quoted words': {
    direct: 11,
    other: 10,
    reason: 'The words are said to be theirs',
  },
  'continued paragraph': {
    direct: 95,
    other: 90,
    reason: 'The quotation goes on from the paragraph before',
  },
  'announced by a colon': {
    direct: 88,
    other: 70,
    reason: 'The sentence before ends in a colon',
  },
  'same paragraph': {
    direct: 95,
    other: 90,
    german: { direct: 39, other: 39 },
    reason: 'The same speaker is quoted before in this paragraph',
  },
  'turn of a dialogue': {
    // Measured on fiction (LitBank, 40 books), where it counts only with the character's name.
    direct: 21,
    other: 21,
    reason: 'The speakers of a dialogue take turns',
  },
  'sentence before': {
    direct: 58,
    other: 50,
    reason: 'The sentence before says who speaks',
  },
  'reported in the subjunctive': {
    direct: 46,
    other: 46,
    reason: 'The subjunctive goes on with what was reported before',
  },
  'sentence pointed back to': {
    direct: 80,
    other: 80,
    reason: 'The next sentence says who said this',
  },
  'next in paragraph': {
    direct: 20,
    other: 20,
    german: { direct: 8, other: 8 },
    reason: 'Someone is quoted after it in this paragraph',
  },
  'paragraph before': {
    direct: 42,
    other: 30,
    german: { direct: 9, other: 9 },
    reason: 'Someone is quoted in the paragraph before',
  },
  'subject of the paragraph before': {
    direct: 17,
    other: 17,
    reason: 'The paragraph before is about them',
  },
  'paragraph after': {
    direct: 13,
    other: 13,
    reason: 'Someone is quoted in the paragraph after',
  },
  'nobody found': {
    direct: 0,
    other: 0,
    german: { direct: 0, other: 0 },
    reason: 'Nothing says who speaks',
  },
} as const satisfies Record<string, Measured>

/** The name of the rule that decided. */
export type Sieve = keyof typeof SIEVES

/**
 * How often a rule's answers were right when measured, 0 to 1: those wholly in marks (direct), or the others. In
 * languages that were not measured it is the lower of the English and the German figure.
 */
export function confidenceOf(sieve: Sieve, direct: boolean, language = 'en'): number {
  const measured: Measured = SIEVES[sieve]
  const form = direct ? 'direct' : 'other'
  const english = measured[form]
  const german = measured.german?.[form] ?? english
  if (language === 'en') return english / 100
  return (language === 'de' ? german : Math.min(english, german)) / 100
}

export type ConfidenceWord = 'sure' | 'likely' | 'unsure'

/** At least nine of ten right: such suggestions may be accepted together without looking. */
const SURE = 0.9

/** More often right than not, with room for articles unlike those measured. */
const LIKELY = 0.6

/** The word a reader sees for a measured confidence, 0 to 1. What is no number is unsure. */
export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= SURE) return 'sure'
  return confidence >= LIKELY ? 'likely' : 'unsure'
}

/**
 * Why a rule answered, as a sentence for people: for the tooltip beside the confidence. A rule of another version of
 * the program, whose name may stand in a library, is named as it is.
 */
export function reasonOf(sieve: string): string {
  const measured = Object.hasOwn(SIEVES, sieve)
    ? (SIEVES as Readonly<Record<string, Measured>>)[sieve]
    : undefined
  return `${measured?.reason ?? `Found by the rule “${sieve}”`}.`
}
