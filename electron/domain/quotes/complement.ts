/** What follows a cue: where its content begins, and in which form. */
export interface Complement {
  readonly kind:
    | 'quote'
    | 'colon'
    | 'clause with that'
    | 'bare clause'
    | 'question'
    | 'infinitive'
    | 'object'
    | 'comma'
    | 'nothing'
  /** First token of the content; for 'comma' the comma, for 'nothing' where the search ended. */
  readonly at: number
}
