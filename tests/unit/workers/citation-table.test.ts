import { beforeAll, expect, test } from 'vitest'
import type { CitedItem } from '../../../electron/domain/citations/formatted-citation'
import { expectOk } from '../../../electron/domain/result'
import {
  type CitationFormatter,
  createCitationFormatter,
} from '../../../electron/workers/citation-style'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { CITATION_TABLE } from './citation-table'
import { SOURCES } from './cited-sources'
import { useStylePack } from '../style-pack-file'

/** The table of hand-checked citations: see citation-table.ts for what each row is and where it is from. */

const STYLES = [...new Set(CITATION_TABLE.map(({ style }) => style))]
const { file } = useStylePack(STYLES)
const formatters = new Map<string, CitationFormatter>()
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

function formatterOf(style: string): CitationFormatter {
  const kept = formatters.get(style)
  const formatter = kept ?? expectOk(createCitationFormatter({ style, pack }))
  formatters.set(style, formatter)
  return formatter
}

/** Whom a source quotes, and where. */
const QUOTED: Partial<Record<keyof typeof SOURCES, Omit<CitedItem, 'citationKey' | 'reference'>>> =
  {
    'newspaper article': {
      locator: 'para. 7',
      quotedIn: {
        chain: [
          { name: 'Dmitry Medvedev', kind: 'person' },
          { name: 'Sergey Lavrov', kind: 'person' },
        ],
        words: 'direct',
      },
    },
    'agency report': {
      locator: 'para. 12',
      quotedIn: { chain: [{ name: 'U.S. official', kind: 'anonymous' }], words: 'direct' },
    },
    'journal article': { locator: 'pp. 125-128' },
  }

const shown = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

test.each(CITATION_TABLE)('$style, $source: $rule', ({ style, source, citation, entry }) => {
  const item: CitedItem = { citationKey: source, reference: SOURCES[source], ...QUOTED[source] }
  const made = formatterOf(style).alone(item)
  if (citation !== undefined) expect(shown(made.citation.html)).toBe(citation)
  if (entry !== undefined) expect(made.entry.text).toBe(entry)
  expect(made.entry.notice).toBeUndefined()
})

test('the table has forty rows in ten styles, and every trap in it', () => {
  expect(CITATION_TABLE.length).toBeGreaterThanOrEqual(40)
  expect(STYLES).toHaveLength(10)
  expect(new Set(CITATION_TABLE.map(({ source }) => source))).toEqual(new Set(Object.keys(SOURCES)))
})
