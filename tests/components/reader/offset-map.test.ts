import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Block, DocumentContent, Mark } from '#domain/document/model'
import { planSections } from '../../../renderer/features/reader/draw-plan'
import { drawSection } from '../../../renderer/features/reader/draw-section'
import { OffsetMap } from '../../../renderer/features/reader/offset-map'

beforeEach(() => {
  document.body.replaceChildren()
})

/** Draws a document into the page; `skip` names sections that are left empty. */
function draw(content: DocumentContent, skip: readonly number[] = []) {
  const root = document.createElement('div')
  const before = document.createElement('h1')
  before.textContent = 'A title'
  const after = document.createElement('p')
  after.textContent = 'What follows'
  document.body.append(before, root, after)
  const sections = planSections(content, [])
  const elements = sections.map(() => {
    const element = document.createElement('div')
    root.append(element)
    return element
  })
  const map = new OffsetMap(root, sections, elements)
  for (const [index, section] of sections.entries()) {
    const element = elements[index]
    if (element && !skip.includes(index)) {
      map.setDrawn(index, drawSection(section, content.text, content.marks, element))
    }
  }
  return { root, before, after, sections, elements, map }
}

function read({ map }: { map: OffsetMap }, start: number, end: number): string {
  return map
    .spansOf(start, end)
    .map((span) => {
      const range = document.createRange()
      range.setStart(span.startContainer, span.startOffset)
      range.setEnd(span.endContainer, span.endOffset)
      return range.toString()
    })
    .join('')
}

const TEXT =
  'A title of it\n\nHe said “we\n will  not 😀 yield”, and left.\n\n• One\n\nTwo é̄ 漢字 end'
const BLOCKS: Block[] = [
  { kind: 'heading', start: 0, end: 13, level: 1 },
  { kind: 'paragraph', start: 15, end: 56 },
  { kind: 'list-item', start: 58, end: 63, level: 2 },
  { kind: 'block-quote', start: 65, end: TEXT.length, level: 1 },
]
const MARKS: Mark[] = [
  { kind: 'link', start: 18, end: 45, href: 'https://example.org/' },
  { kind: 'emphasis', start: 20, end: 30 },
  { kind: 'strong', start: 25, end: 40 },
  { kind: 'page-break', start: 33, end: 33, label: '7' },
  { kind: 'code', start: 66, end: 68 },
]
const CONTENT: DocumentContent = { text: TEXT, blocks: BLOCKS, marks: MARKS }

describe('the map between the page and the text', () => {
  it('keeps soft line breaks and double spaces in the nodes, so that offsets stay exact', () => {
    const page = draw(CONTENT)
    const [start, end] = [TEXT.indexOf('we'), TEXT.indexOf('yield') + 5]
    expect(read(page, start, end)).toBe(TEXT.slice(start, end))
    expect(read(page, start, end)).toContain('\n will  not')
  })

  it('goes there and back for every offset within a block, on both sides', () => {
    const { map } = draw(CONTENT)
    for (const { start, end } of BLOCKS) {
      for (let offset = start; offset <= end; offset++) {
        if (offset < end) {
          const at = map.positionOf(offset, 'start')
          expect(at && map.offsetOf(at.node, at.offset)).toBe(offset)
        }
        if (offset > start) {
          const at = map.positionOf(offset, 'end')
          expect(at && map.offsetOf(at.node, at.offset)).toBe(offset)
        }
      }
    }
  })

  it('starts in the run that begins there and ends in the run that ends there', () => {
    const { map } = draw(CONTENT)
    expect(map.positionOf(20, 'start')?.offset).toBe(0)
    const end = map.positionOf(20, 'end')
    expect(end?.offset).toBe(end?.node.length)
  })

  it('puts a start between paragraphs at the next words, an end at the words before', () => {
    const page = draw(CONTENT)
    const start = page.map.positionOf(13, 'start')
    expect(start && page.map.offsetOf(start.node, start.offset)).toBe(15)
    const end = page.map.positionOf(15, 'end')
    expect(end && page.map.offsetOf(end.node, end.offset)).toBe(13)
    expect(page.map.spansOf(13, 15)).toEqual([])
  })

  it('reads any span of any document back, white space between blocks apart', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    const kinds = fc.constantFrom(...BLOCKS.map((block) => block.kind), 'table-cell' as const)
    fc.assert(
      fc.property(
        fc.array(fc.record({ words, kind: kinds, level: fc.integer({ min: 1, max: 4 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(
          fc.record({
            kind: fc.constantFrom('emphasis', 'strong', 'link', 'code', 'superscript'),
            start: fc.nat(200),
            length: fc.integer({ min: 1, max: 60 }),
          }),
          { maxLength: 8 },
        ),
        fc.nat(200),
        fc.nat(200),
        (parts, spans, a, b) => {
          document.body.replaceChildren()
          let text = ''
          const blocks = parts.map(({ words: own, kind, level }) => {
            text += text ? '\n\n' : ''
            text += own
            return { kind, level, start: text.length - own.length, end: text.length }
          })
          const marks = spans
            .map(({ kind, start, length }) => ({ kind, start, end: start + length }))
            .filter((mark) => mark.end <= text.length)
            .sort((x, y) => x.start - y.start)
          const page = draw({ text, blocks, marks })
          const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
          const expected = blocks
            .map((block) => text.slice(Math.max(start, block.start), Math.min(end, block.end)))
            .filter((_, index) => {
              const block = blocks[index]!
              return block.start < end && block.end > start
            })
            .join('')
          expect(read(page, start, end)).toBe(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('understands positions between elements, as a triple click makes them', () => {
    const { map, root } = draw(CONTENT)
    const paragraph = root.querySelector('p')!
    expect(map.offsetOf(paragraph, 0)).toBe(15)
    // Behind the last child of a paragraph: the next words.
    expect(map.offsetOf(paragraph, paragraph.childNodes.length)).toBe(58)
    const link = root.querySelector('a')!
    expect(map.offsetOf(link, 0)).toBe(18)
    expect(map.offsetOf(link.parentNode!, [...link.parentNode!.childNodes].indexOf(link))).toBe(18)
    const quotation = root.querySelector('blockquote')!
    expect(map.offsetOf(quotation, 0)).toBe(65)
  })

  it('gives the ends of the text for positions outside it', () => {
    const { map, root, before, after } = draw(CONTENT)
    expect(map.offsetOf(before.firstChild!, 3)).toBe(0)
    expect(map.offsetOf(after.firstChild!, 0)).toBe(TEXT.length)
    expect(map.offsetOf(document.body, 0)).toBe(0)
    expect(map.offsetOf(document.body, 2)).toBe(TEXT.length)
    expect(map.offsetOf(root, 0)).toBe(0)
    expect(map.offsetOf(root, root.childNodes.length)).toBe(TEXT.length)
  })

  it('knows no places in a section that is not drawn, and takes its start for any in it', () => {
    const paragraphs = Array.from({ length: 400 }, (_, index) => `Paragraph ${index} of many.`)
    let text = ''
    const blocks = paragraphs.map((words) => {
      text += text ? '\n\n' : ''
      text += words
      return { kind: 'paragraph' as const, start: text.length - words.length, end: text.length }
    })
    const { map, sections, elements } = draw({ text, blocks, marks: [] }, [1])
    const [first, second, third] = sections
    expect(third).toBeDefined()
    expect(map.isDrawn(0)).toBe(true)
    expect(map.isDrawn(1)).toBe(false)
    expect(map.positionOf(second!.start + 5, 'start')).toBeUndefined()
    expect(map.offsetOf(elements[1]!, 0)).toBe(second!.start)
    const across = map.spansOf(first!.end - 10, third!.start + 10)
    expect(across).toHaveLength(2)
  })

  it('keeps one link for words with other marks in them', () => {
    const { root } = draw(CONTENT)
    expect(root.querySelectorAll('a')).toHaveLength(1)
    expect(root.querySelector('a')?.getAttribute('href')).toBe('https://example.org/')
    expect(root.querySelector('a')?.textContent).toBe(TEXT.slice(18, 45))
    expect(root.querySelector('.page-break')?.getAttribute('aria-label')).toBe('page 7')
  })

  it('never makes a link of anything but a web or mail address', () => {
    const text = 'one two three'
    const { root } = draw({
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      marks: [
        { kind: 'link', start: 0, end: 3, href: 'javascript:alert(1)' },
        { kind: 'link', start: 4, end: 7, href: 'file:///etc/passwd' },
        { kind: 'link', start: 8, end: 13, href: 'mailto:a@example.org' },
      ],
    })
    const addresses = [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(addresses).toEqual([null, null, 'mailto:a@example.org'])
  })

  it('shows markup in the text as the characters it is', () => {
    const text = '<img src=x onerror=alert(1)> & <b>bold</b>'
    const { root } = draw({
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      marks: [],
    })
    expect(root.querySelector('img, b')).toBeNull()
    expect(root.textContent).toBe(text)
  })
})
