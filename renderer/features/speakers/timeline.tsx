import type { SpeakerPage } from '#ipc/contract'

/** How many quotes in which year: a table whose cells are drawn as bars too. */
export function Timeline({ years }: { readonly years: SpeakerPage['timeline'] }) {
  const most = years.reduce((high, { quotes }) => Math.max(high, quotes), 1)
  return (
    <table class="speaker-timeline tabular">
      <caption>Quotes by year of the article</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Year</th>
          <th scope="col">Quotes</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, quotes }) => (
          <tr key={year}>
            <th scope="row">{year === '' ? 'No date' : year.replace(/^-0*/, '−')}</th>
            <td>
              <span class="bar" style={{ '--share': String(quotes / most) }} aria-hidden="true" />
              {quotes}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
