import type { EngineToken } from 'citeproc'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Reference } from '../../../electron/domain/citations/reference'
import { expectOk } from '../../../electron/domain/result'
import { makeEngine } from '../../../electron/workers/make-engine'
import { openStylePack, type StylePack } from '../../../electron/workers/style-pack'
import { useStylePack } from '../style-pack-file'

const { file } = useStylePack(['apa'])
let pack: StylePack

beforeAll(() => {
  pack = expectOk(openStylePack(file))
})

/** A style whose entries are a title and then these elements, and others behind them. */
const style = (elements: string, behind = ''): string => `
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>S</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <macro name="volume"><group><text term="volume" suffix=" "/><text variable="volume"/></group></macro>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter="; "><text variable="title"/>${elements}</group>${behind}</layout></bibliography>
</style>`

interface Written {
  readonly entries: readonly string[]
  /** How often the text of a variable was asked for. */
  readonly asked: number
}

/** The entries of references, in their order; `watched` is the variable that is counted. */
function write(
  elements: string,
  references: readonly object[],
  watched: string,
  behind = '',
): Written {
  const engine = makeEngine({
    style: style(elements, behind),
    pack,
    reference: (id) => references[Number(id)] as Reference | undefined,
  })
  let asked = 0
  const lists: readonly (readonly EngineToken[])[] = [
    engine.bibliography.tokens,
    ...Object.values(engine.macros),
  ]
  for (const token of lists.flat()) {
    if (token.name !== 'text' || token.variables_real?.[0] !== watched) continue
    const [first, ...others] = token.execs
    token.execs = [
      function (this: EngineToken, ...given) {
        asked++
        return first?.apply(this, given)
      },
      ...others,
    ]
  }
  engine.setOutputFormat('text')
  engine.updateItems(references.map((_, index) => String(index)))
  const made = engine.makeBibliography()
  return { entries: made ? made[1].map((entry) => entry.trim()) : [], asked }
}

const book = (title: string, more: object = {}) => ({ type: 'book', title, ...more })

describe('a group that says nothing', () => {
  const group = '<group delimiter=" "><text term="volume"/><text variable="volume"/></group>'

  test('is rendered for the first item of a shape alone', () => {
    const books = [book('One'), book('Two'), book('Three')]
    expect(write(group, books, 'volume')).toEqual({ entries: ['One', 'Two', 'Three'], asked: 1 })
  })

  test('is rendered again for items that have another type, or another variable', () => {
    const items = [book('One'), { ...book('Two'), type: 'report' }, book('Three', { genre: 'x' })]
    expect(write(group, items, 'volume').asked).toBe(3)
  })

  test('may stand in a macro', () => {
    const books = [book('One'), book('Two')]
    expect(write('<text macro="volume"/>', books, 'volume').asked).toBe(1)
  })

  test('empties the group around it, of which else only a term would be left', () => {
    const around = `<group delimiter=" "><text value="in"/>${group}</group>`
    expect(write(around, [book('One'), book('Two')], 'volume').entries).toEqual(['One', 'Two'])
  })

  test('leaves a term alone that stands in a group with nothing else', () => {
    const around = `<group><text value="in print"/></group>${group}`
    expect(write(around, [book('One'), book('Two')], 'volume').entries).toEqual([
      'One; in print',
      'Two; in print',
    ])
  })
})

describe('a group is rendered each time', () => {
  test('where an item has its variable, whatever its value', () => {
    const group = '<group><date variable="issued"><date-part name="month"/></date></group>'
    const dated = (title: string, ...parts: number[]) =>
      book(title, { issued: { 'date-parts': [parts] } })
    const books = [dated('One', 2001), dated('Two', 2001, 5), dated('Three', 2001)]
    expect(write(group, books, 'volume').entries).toEqual(['One', 'Two; May', 'Three'])
  })

  test('where a test asks for more than the type and what is there', () => {
    const group = `<group><choose><if disambiguate="true"><text variable="volume"/></if>
      <else><text variable="volume"/></else></choose></group>`
    expect(write(group, [book('One'), book('Two')], 'volume').asked).toBe(2)
  })

  test('where the place of an item plays a part', () => {
    const group = `<group><text variable="volume"/><text variable="citation-number"/></group>`
    expect(write(group, [book('One'), book('Two')], 'volume').entries).toEqual(['One; 1', 'Two; 2'])
  })
})

test('a block is begun and ended', () => {
  const block = '<group display="block"><text variable="volume"/></group>'
  const books = [book('One'), book('Two'), book('Three', { volume: '3' })]
  expect(write('', books, 'volume', block).entries).toEqual(['One', 'Two', 'Three\n3'])
})

test('a number is asked for only where it is there', () => {
  const group = `<group><choose><if is-numeric="volume"><text value="no. "/></if></choose>
    <text variable="volume"/></group>`
  const books = [book('One'), book('Two'), book('Three', { volume: '3' })]
  expect(write(group, books, 'volume')).toEqual({
    entries: ['One', 'Two', 'Three; no. 3'],
    asked: 2,
  })
})

test('names that are missing do not move the numbers of those behind them', () => {
  const group = `<group><text value="ed. "/><names variable="editor"/></group>
    <names variable="author"><name initialize-with="."/></names>`
  const author = [{ family: 'Ahl', given: 'Ada' }]
  const books = [book('One', { author }), book('Two', { author })]
  expect(write(group, books, 'volume').entries).toEqual(['One; A. Ahl', 'Two; A. Ahl'])
})
