import { describe, expect, it } from 'vitest'
import { mergePreview, splitPreview } from '../../../renderer/features/speakers/speaker-previews'

const speaker = (name: string, quotes: number, aliases: string[] = []) => ({
  type: 'speaker' as const,
  id: name,
  name,
  kind: 'person' as const,
  aliases,
  roles: [],
  quotes,
})

describe('what merging would change', () => {
  it('is said with the quotes and the names that go along', () => {
    const into = { name: 'Sergei Lavrov' }
    expect(mergePreview(speaker('Lavrov', 1), into)).toBe(
      '1 quote of “Lavrov” goes to “Sergei Lavrov”; “Lavrov” becomes another name of “Sergei Lavrov”. It can be undone.',
    )
    expect(mergePreview(speaker('Lavrov', 0, ['S. Lavrov']), into)).toBe(
      '“Lavrov” has no quote; “Lavrov” and “S. Lavrov” become other names of “Sergei Lavrov”. It can be undone.',
    )
  })
})

describe('what splitting would change', () => {
  it('is asked for until there is enough to say it', () => {
    const clinton = speaker('Clinton', 5, ['Bill Clinton'])
    expect(splitPreview(clinton, '', 0, [])).toMatch(/^Choose what/)
    expect(splitPreview(clinton, '', 2, [])).toMatch(/name/)
    expect(splitPreview(clinton, 'Bill', 1, [])).toBe(
      '1 quote goes to “Bill”; “Clinton” keeps 4 quotes. It can be undone.',
    )
    expect(splitPreview(clinton, 'Bill', 3, ['Bill Clinton'])).toBe(
      '3 quotes and the name “Bill Clinton” go to “Bill”; “Clinton” keeps 2 quotes. It can be undone.',
    )
  })
})
