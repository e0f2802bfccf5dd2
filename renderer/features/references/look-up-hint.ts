import { knownIdentifier, SERVICES } from '#domain/citations/look-up/known-identifier'

/** What a field for identifiers is called, wherever there is one. */
export const LOOK_UP_LABEL = 'DOI, ISBN, arXiv or PubMed number, or web address'

/** Who would be asked for what is typed, or that it is nothing that can be asked for. */
export function lookUpHint(text: string): string {
  const identifier = knownIdentifier(text)
  if (identifier)
    return `“Look up” asks ${SERVICES[identifier.kind]}; the identifier is sent there and nothing else.`
  return text.trim() === ''
    ? 'Nothing is sent before you press “Look up”.'
    : 'This is none of them yet.'
}
