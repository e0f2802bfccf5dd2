import { formatLongDate, yearOf } from './format-date'
import { familyName } from './format-name'
import { isOthersName } from './others-name'
import type { Name, Reference, ReferenceType } from './reference'
import { dateOf, namesOf, textOf } from './reference-values'

/** Sources that are read by the day: the full date stands where other types show the year. */
const BY_THE_DAY: ReadonlySet<ReferenceType> = new Set<ReferenceType>([
  'article-newspaper',
  'article-magazine',
  'webpage',
  'post',
  'post-weblog',
  'broadcast',
  'interview',
  'speech',
  'personal_communication',
])

const FEWEST_ET_AL = 21

function initials(given: string): string {
  return given
    .split(/\s+/)
    .filter(Boolean)
    .map((word) =>
      word
        .split('-')
        .filter(Boolean)
        .map((part) => `${[...part][0] ?? ''}.`)
        .join('-'),
    )
    .join(' ')
}

function personInList(name: Name): string {
  if (name.literal !== undefined) return name.literal
  const given = [initials(name.given ?? ''), name['dropping-particle']].filter(Boolean).join(' ')
  const sorted = [familyName(name), given].filter(Boolean).join(', ')
  return name.suffix ? `${sorted}, ${name.suffix}` : sorted
}

/**
 * "A, B, & C"; from 21 people on the first 19, an ellipsis and the last (APA 7, 9.8); "A, B, et al." where the list
 * itself says that there are more.
 */
function people(names: readonly Name[]): string {
  const end = names.at(-1)
  if (names.length > 1 && end && isOthersName(end))
    return `${names.slice(0, -1).map(personInList).slice(0, 19).join(', ')}${names.length > 2 ? ',' : ''} et al.`
  const list = names.map(personInList).filter(Boolean)
  const last = list.at(-1) ?? ''
  if (list.length < 2) return last
  if (list.length >= FEWEST_ET_AL) return `${list.slice(0, 19).join(', ')}, … ${last}`
  return `${list.slice(0, -1).join(', ')}, & ${last}`
}

const withoutMarkup = (text: string): string =>
  text.replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '')

/** Ends a part with a full stop unless it has an end of its own. */
const closed = (part: string): string => (/[.?!…]["”’)]?$/.test(part) ? part : `${part}.`)

function datePart(reference: Reference): string {
  const issued = dateOf(reference, 'issued')
  if (!issued) return 'n.d.'
  const year = yearOf(issued)
  if (year === undefined || BY_THE_DAY.has(reference.type)) return formatLongDate(issued)
  const { 'date-parts': parts = [], circa } = issued
  const years = parts.map((part) => (part[0] ? [part[0]] : [0]))
  return formatLongDate({ 'date-parts': years, ...(circa ? { circa } : {}) })
}

function containerPart(reference: Reference): string {
  const container = withoutMarkup(textOf(reference, 'container-title'))
  const volume = textOf(reference, 'volume')
  const issue = textOf(reference, 'issue')
  const numbers = volume && issue ? `${volume}(${issue})` : volume || issue
  return [container, container ? numbers : '', container ? textOf(reference, 'page') : '']
    .filter(Boolean)
    .join(', ')
}

function linkPart(reference: Reference): string {
  const doi = textOf(reference, 'DOI')
  if (doi)
    return `https://doi.org/${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')}`
  const url = textOf(reference, 'URL')
  const accessed = dateOf(reference, 'accessed')
  // A page without a date may change: then, and only then, the day of reading belongs to it.
  return url && accessed && !dateOf(reference, 'issued')
    ? `Retrieved ${formatLongDate(accessed)}, from ${url}`
    : url
}

/**
 * One line in the manner of APA: `Author (Date). Title. Outlet. URL`, with the locator at the end. What
 * is missing moves up as APA has it: without author the title comes first, without date stands "n.d.".
 * No markup, no line ends, never empty. It is for exports that need no style, and the fallback where a
 * style cannot be used.
 */
export function plainCitation(reference: Reference, locator?: string): string {
  const title = withoutMarkup(textOf(reference, 'title')) || 'Untitled'
  const authors = people(namesOf(reference, 'author'))
  const editors = namesOf(reference, 'editor')
  const isWhole = textOf(reference, 'container-title') === ''
  const editorText =
    editors.length > 0 ? `${people(editors)} (Ed${editors.length > 1 ? 's' : ''}.)` : ''
  const lead = authors || (isWhole ? editorText : '')
  const container = containerPart(reference)
  const publisher = withoutMarkup(textOf(reference, 'publisher'))
  const parts = [
    ...(lead
      ? [`${lead} (${datePart(reference)}).`, closed(title)]
      : [`${title} (${datePart(reference)}).`]),
    !isWhole && editorText && /^(?:chapter|entry|paper)/.test(reference.type)
      ? closed(`In ${editorText}, ${container}`)
      : container && closed(container),
    publisher && publisher !== lead && publisher !== container ? closed(publisher) : '',
    linkPart(reference),
    locator?.trim() ? `(${locator.trim()})` : '',
  ]
  return parts.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim()
}
