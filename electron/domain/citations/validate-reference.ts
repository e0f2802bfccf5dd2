import type { CslDate, Name, Reference } from './reference'
import { referenceForm, variableKind } from './reference-fields'
import { dateOf, namesOf, textOf } from './reference-values'

/** One thing to look at; `field` is the CSL variable. None of them keeps a reference from being saved. */
export interface ReferenceProblem {
  readonly field: string
  readonly message: string
}

/** ISO 2108: ten digits weighted 10 … 1 modulo 11 (X is 10), or thirteen weighted 1 and 3 modulo 10. */
export function isValidIsbn(text: string): boolean {
  const digits = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce(
      (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - index),
      0,
    )
    return sum % 11 === 0
  }
  if (!/^97[89]\d{10}$/.test(digits)) return false
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return sum % 10 === 0
}

/** ISO 3297: eight digits weighted 8 … 1 modulo 11, X is 10. */
export function isValidIssn(text: string): boolean {
  const digits = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()
  if (!/^\d{7}[\dX]$/.test(digits)) return false
  const sum = [...digits].reduce(
    (total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * (8 - index),
    0,
  )
  return sum % 11 === 0
}

const splitCodes = (text: string): string[] =>
  text.split(/[;,]|\s{2,}|\s(?=97[89])/).filter((code) => code.trim())

function checkDate(field: string, label: string, date: CslDate): ReferenceProblem[] {
  const [from, to] = date['date-parts'] ?? []
  if (!from?.[0])
    return [
      {
        field,
        message: `${label} “${date.literal ?? date.raw ?? ''}” is not a date I can read; it will be printed as it stands.`,
      },
    ]
  if (to?.[0] && to[0] < from[0])
    return [{ field, message: `${label}: the range ends before it begins.` }]
  return []
}

function checkNames(field: string, label: string, names: readonly Name[]): ReferenceProblem[] {
  const problems: ReferenceProblem[] = []
  for (const name of names) {
    if (name.literal === undefined && !name.family)
      problems.push({ field, message: `${label}: “${name.given ?? ''}” has no family name.` })
    else if (/\bet al\b\.?/i.test(name.literal ?? name.family ?? ''))
      problems.push({
        field,
        message: `${label}: write all names instead of “et al.”; the citation style shortens them.`,
      })
  }
  return problems
}

function checkPages(page: string): ReferenceProblem[] {
  const range = /^(\d+)\s*[-\u2010-\u2015]+\s*(\d+)$/.exec(page)
  if (!range) return []
  const [, from = '', to = ''] = range
  // "193-4" is short for 193-194; only an end as long as the start can lie before it.
  return to.length >= from.length && Number(to) < Number(from)
    ? [{ field: 'page', message: `Pages “${page}” end before they begin.` }]
    : []
}

function checkIdentifiers(reference: Reference): ReferenceProblem[] {
  const problems: ReferenceProblem[] = []
  const doi = textOf(reference, 'DOI')
  if (doi && !/^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi))
    problems.push({
      field: 'DOI',
      message: `“${doi}” is not a DOI: one begins with “10.” and a number, then a slash.`,
    })
  const url = textOf(reference, 'URL')
  if (url && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(url))
    problems.push({ field: 'URL', message: `“${url}” is not a full address: it lacks “https://”.` })
  for (const isbn of splitCodes(textOf(reference, 'ISBN')))
    if (!isValidIsbn(isbn))
      problems.push({
        field: 'ISBN',
        message: `ISBN “${isbn.trim()}” has a wrong digit or length; compare it with the book.`,
      })
  for (const issn of splitCodes(textOf(reference, 'ISSN')))
    if (!isValidIssn(issn))
      problems.push({
        field: 'ISSN',
        message: `ISSN “${issn.trim()}” has a wrong digit or length; compare it with the source.`,
      })
  return problems
}

/** Without these a citation of the type cannot be found again by a reader. */
function checkMissing(reference: Reference): ReferenceProblem[] {
  const problems: ReferenceProblem[] = []
  if (!textOf(reference, 'title'))
    problems.push({ field: 'title', message: 'The title is missing.' })
  const container = referenceForm(reference.type).fields.find(({ id }) => id === 'container-title')
  if (/^(?:article-|chapter)/.test(reference.type) && !textOf(reference, 'container-title'))
    problems.push({
      field: 'container-title',
      message: `${container?.label ?? 'Where it appeared'} is missing.`,
    })
  const isOnline = textOf(reference, 'URL') !== ''
  if (!dateOf(reference, 'issued') && isOnline && !dateOf(reference, 'accessed'))
    problems.push({
      field: 'accessed',
      message: 'This page has no date: say when it was read, most styles ask for it.',
    })
  if (reference.type === 'webpage' && !isOnline)
    problems.push({ field: 'URL', message: 'The address of the page is missing.' })
  return problems
}

/**
 * What is missing or looks wrong, in the order of the form, one sentence each. An empty list does not
 * say that the reference is right, only that nothing here is known to be wrong.
 */
export function validateReference(reference: Reference): ReferenceProblem[] {
  const problems = [...checkMissing(reference), ...checkIdentifiers(reference)]
  problems.push(...checkPages(textOf(reference, 'page')))
  const order = referenceForm(reference.type).fields.map(({ id }) => id)
  const labels = new Map(referenceForm(reference.type).fields.map(({ id, label }) => [id, label]))
  for (const field of Object.keys(reference)) {
    const label = labels.get(field) ?? field
    const date = variableKind(field) === 'date' ? dateOf(reference, field) : undefined
    if (date) problems.push(...checkDate(field, label, date))
    if (variableKind(field) === 'names')
      problems.push(...checkNames(field, label, namesOf(reference, field)))
  }
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  return problems.sort((a, b) => place(a.field) - place(b.field))
}
