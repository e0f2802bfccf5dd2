let collator: Intl.Collator | undefined

/** By the rules of the user's language, which are loaded with the first comparison: that takes a while. */
export function compareNames(a: string, b: string): number {
  collator ??= new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
  return collator.compare(a, b)
}
