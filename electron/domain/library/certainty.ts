/** How sure a suggestion is, in a word. */
export type Certainty = 'sure' | 'likely' | 'unsure'

/** From these shares of right answers, measured on annotated news, a suggestion is called so. */
const SURE = 0.9
const LIKELY = 0.7

/** The word for a rule's measured share of right answers, 0–1; none is known of what has no share. */
export function certaintyOf(confidence: number | undefined): Certainty {
  if (confidence === undefined || confidence < LIKELY) return 'unsure'
  return confidence < SURE ? 'likely' : 'sure'
}

/** Why a suggestion is called so, as a sentence: its rule, and how often that was right. */
export function certaintyReason(quote: {
  readonly confidence?: number
  readonly reason?: string
}): string {
  const { confidence, reason } = quote
  if (confidence === undefined) return 'It does not say how it was found.'
  const share = `right in ${Math.round(confidence * 100)} of 100 measured cases`
  return reason ? `Found by the rule “${reason}”, ${share}.` : `Found by a rule that was ${share}.`
}
