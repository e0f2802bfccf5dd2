import type { Instant } from '#domain/library/model'

const format = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** "14 Oct 2009, 12:04", in the time of this computer. */
export function dayAndTime(instant: Instant): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : format.format(date)
}
