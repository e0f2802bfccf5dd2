/**
 * What is known of one rule: how often its answers were right, in percent, and why it answers as it does.
 *
 * Right means that words, extent and speaker all agreed with annotated news articles (PolNeAR, 403 articles of seven
 * American newspapers and agencies; `npm run eval:quotes -- --sieves` measures it again). Quotations that
 * stand wholly in marks and those that do so in part or not at all are told apart, because their ends are not equally
 * plain. Where a rule answered fewer than ten times, the figure is that of its nearest relative, rounded down.
 */
interface Measured {
  readonly direct: number
  readonly other: number
  /** Shown to the reader: a sentence without its full stop. */
  readonly reason: string
}

const SIEVES = {
  'quote, subject, cue': {
    direct: 97,
    other: 96,
    reason: 'The speaker and a verb of saying follow the quotation',
  },
  'quote, cue, subject': {
    direct: 96,
    other: 94,
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
    direct: 90,
    other: 78,
    reason: 'The speaker and a verb of saying follow the clause',
  },
  'clause, cue, subject': {
    direct: 80,
    other: 66,
    reason: 'A verb of saying and the speaker follow the clause',
  },
  'cue before quote': {
    direct: 82,
    other: 68,
    reason: 'The speaker and a verb of saying stand before the quotation',
  },
  'cue before clause': {
    direct: 85,
    other: 68,
    reason: 'A verb of saying introduces the clause',
  },
  'cue before bare clause': {
    direct: 87,
    other: 69,
    reason: 'A verb of saying introduces the clause without “that”',
  },
  'cue before infinitive': {
    direct: 60,
    other: 48,
    reason: 'A verb of promising or asking introduces what is to be done',
  },
  'cue before object': {
    direct: 70,
    other: 49,
    reason: 'A verb of saying has these words as its object',
  },
  'according to': {
    direct: 72,
    other: 67,
    reason: 'The sentence names its source',
  },
  'noun of saying with that': {
    direct: 30,
    other: 15,
    reason: 'A noun like “claim” or “view” introduces the clause',
  },
  'verb of saying in the clause': {
    direct: 40,
    other: 37,
    reason: 'The nearest verb before the words is one of saying',
  },
  'evaluating cue before quote': {
    direct: 66,
    other: 46,
    reason: 'The nearest verb before the words judges or names',
  },
  'speaker label': {
    direct: 56,
    other: 50,
    reason: 'A name and a colon stand before the quotation',
  },
  'speaker label of a transcript': {
    direct: 95,
    other: 95,
    reason: 'The paragraph begins with its speaker, as transcripts do',
  },
  'subject of the sentence': {
    direct: 38,
    other: 25,
    reason: 'Nobody is said to speak; the subject of the sentence is the best guess',
  },
  'view of somebody': {
    direct: 70,
    other: 50,
    reason: 'The sentence says whose view it is',
  },
  'owner of the quoted words': {
    direct: 18,
    other: 10,
    reason: 'The words are said to be theirs',
  },
  'continued paragraph': {
    direct: 95,
    other: 90,
    reason: 'The quotation goes on from the paragraph before',
  },
  'announced by a colon': {
    direct: 80,
    other: 70,
    reason: 'The sentence before ends in a colon',
  },
  'same paragraph': {
    direct: 94,
    other: 97,
    reason: 'The same speaker is quoted before in this paragraph',
  },
  'sentence before': {
    direct: 64,
    other: 60,
    reason: 'The sentence before says who speaks',
  },
  'next in paragraph': {
    direct: 30,
    other: 30,
    reason: 'Someone is quoted after it in this paragraph',
  },
  'paragraph before': {
    direct: 36,
    other: 30,
    reason: 'Someone is quoted in the paragraph before',
  },
  'subject of the paragraph before': {
    direct: 20,
    other: 20,
    reason: 'The paragraph before is about them',
  },
  'paragraph after': {
    direct: 20,
    other: 20,
    reason: 'Someone is quoted in the paragraph after',
  },
  'nobody found': {
    direct: 5,
    other: 5,
    reason: 'Nothing says who speaks',
  },
} as const satisfies Record<string, Measured>

/** The name of the rule that decided. */
export type Sieve = keyof typeof SIEVES

/** How often a rule's answers were right when measured, 0 to 1: those wholly in marks (direct), or the others. */
export function confidenceOf(sieve: Sieve, direct: boolean): number {
  const measured: Measured = SIEVES[sieve]
  return (direct ? measured.direct : measured.other) / 100
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
