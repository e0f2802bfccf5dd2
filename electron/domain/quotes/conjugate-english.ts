import type { CueForm } from './lexicon'

/**
 * The forms of an English verb. `past` is given where it is irregular; a doubled consonant is marked by
 * giving the past too ("quip", "quipped").
 */
export function conjugateEnglish(lemma: string, past?: string): [string, CueForm][] {
  return [
    [lemma, 'base'],
    [thirdPerson(lemma), 'present'],
    [past ?? regularPast(lemma), 'past'],
    [presentParticiple(lemma, past), 'participle'],
  ]
}

function endsInConsonantY(lemma: string): boolean {
  return lemma.endsWith('y') && !'aeiou'.includes(lemma.charAt(lemma.length - 2))
}

function thirdPerson(lemma: string): string {
  if (endsInConsonantY(lemma)) return `${lemma.slice(0, -1)}ies`
  if (['s', 'x', 'z'].includes(lemma.slice(-1)) || ['ch', 'sh'].includes(lemma.slice(-2)))
    return `${lemma}es`
  return `${lemma}s`
}

function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`
  if (endsInConsonantY(lemma)) return `${lemma.slice(0, -1)}ied`
  return `${lemma}ed`
}

function presentParticiple(lemma: string, past: string | undefined): string {
  // "quipped" shows that the consonant doubles; "told" shows nothing.
  if (past?.endsWith('ed') && past.length === lemma.length + 3) return `${past.slice(0, -2)}ing`
  if (lemma.endsWith('e') && !lemma.endsWith('ee')) return `${lemma.slice(0, -1)}ing`
  return `${lemma}ing`
}
