/**
 * What the grammar knows about a word of one language: a set of flags, and for cues how they build
 * their sentence. A word may have several flags; position decides.
 */
export const DETERMINER = 1
/** my, his, her, their … */
export const POSSESSIVE = 1 << 1
/** A pronoun that can be a subject. */
export const PRONOUN = 1 << 2
/** who, which, that, whom */
export const RELATIVE = 1 << 3
export const PREPOSITION = 1 << 4
/** and, or, but */
export const CONJUNCTION = 1 << 5
/** after, although, because … */
export const SUBORDINATOR = 1 << 6
export const AUXILIARY = 1 << 7
export const MODAL = 1 << 8
export const ADVERB = 1 << 9
/** Weekdays, months, "today", "week". */
export const TIME = 1 << 10
/** Mr., Sen., President … */
export const TITLE = 1 << 11
/** Nouns for people and bodies that speak: official, spokesman, report. */
export const ROLE = 1 << 12
/** A finite verb that is no cue. */
export const VERB = 1 << 13
/** some, many, one, half … which can stand alone as a subject. */
export const QUANTIFIER = 1 << 14
/** if, whether, what, how, why */
export const INTERROGATIVE = 1 << 15
/** The word that opens a content clause: that, dass, que, že, что. */
export const COMPLEMENTISER = 1 << 16
export const NEGATION = 1 << 17
/** him, them, us: never a subject. */
export const OBJECT = 1 << 18
/** Months and weekdays are also TIME; this marks words that are capitalised for other reasons. */
export const NEVER_NAME = 1 << 19
/** One of the forms of "be". */
export const COPULA = 1 << 20

/** A form that marks reported speech: German "sei", "habe". */
export const SUBJUNCTIVE = 1 << 21

export type CueForm = 'past' | 'present' | 'base' | 'participle'

/** A word that can introduce what somebody says. */
export interface Cue {
  readonly lemma: string
  readonly form: CueForm
  /** Verbs of saying introduce content by themselves; verbs of judging only what stands in marks. */
  readonly tier: 'speech' | 'evaluation'
  /** A content clause may follow without "that": "she said it was late". */
  readonly bare: boolean
  /** A bare clause follows if it has a modal verb: "finds it would be wrong". */
  readonly modal: boolean
  /** A noun phrase is content: "expressed concerns". */
  readonly object: boolean
  /** An infinitive is content: "vowed to stay". */
  readonly infinitive: boolean
  /** The person addressed follows: "told CNN". */
  readonly addressee: boolean
  /** Prepositions after which the content stands: "called for", "asked about". */
  readonly prepositions: readonly string[]
  /** The plural or third person is also a common noun: "reports", "claims". */
  readonly noun: boolean
  /** It says something only with one of these after it: "put it", "made it clear". Empty for most. */
  readonly followers: readonly (readonly string[])[]
  /** Separable prefixes of which one must end the clause of a finite form: „teilte … mit“. */
  readonly prefixes?: readonly string[]
  /** It may follow its content: "…, she said". */
  readonly postposed: boolean
}

export interface Lexicon {
  readonly language: string
  readonly flags: ReadonlyMap<string, number>
  readonly cues: ReadonlyMap<string, Cue>
  /** Words after which a source stands: "according to". Each is a list of words; by the first of them. */
  readonly sourcesBefore: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Words after the source: German "zufolge". */
  readonly sourcesAfter: readonly string[]
  /** "so" in German: a cue that only follows its content. */
  readonly particles: ReadonlySet<string>
  /** Abbreviations without the final dot, as they are written, that never end a sentence. */
  readonly titlesWithDot: ReadonlySet<string>
  /** Abbreviations that may. */
  readonly abbreviations: ReadonlySet<string>
  /** The content clause is set off by a comma: German, Czech, Russian. */
  readonly commaBeforeClause: boolean
  /** "as": a clause with it reports what its sentence says ("as Reuters reports, …"). */
  readonly asWords: ReadonlySet<string>
  /** The verb stands second, so that its subject may follow it: "Am Montag sagte X". */
  readonly verbSecond: boolean
  /** Dialogue may be set off by dashes instead of marks: Russian, Spanish, French. */
  readonly dashDialogue: boolean
  /** Every noun is capitalised, so a capital says nothing. */
  readonly nounsCapitalised: boolean
}

/** Splits a list written as words with spaces between. */
export function words(list: string): string[] {
  return list.split(' ').filter((word) => word !== '')
}

/** Lists of words by the first word of each, in their order. */
export function byFirstWord(
  lists: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>()
  for (const list of lists) {
    const first = list[0] ?? ''
    found.set(first, [...(found.get(first) ?? []), list])
  }
  return found
}

/** Adds `flag` to every word of a list written with spaces between. */
export function addFlag(flags: Map<string, number>, flag: number, list: string): void {
  for (const word of words(list)) flags.set(word, (flags.get(word) ?? 0) | flag)
}
