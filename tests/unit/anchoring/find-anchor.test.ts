import { type AnchorSelector, anchorFinder, findAnchor } from '#domain/anchoring/find-anchor'
import { makeAnchor } from '#domain/anchoring/make-anchor'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const ARTICLE = [
  'Harbour council votes on the new ferry',
  'The harbour council met on Monday evening. The chair, Ada Holm, opened the meeting late.',
  '“We have waited eleven years for this ferry, and we shall not wait another winter,” Holm told the council. She was applauded.',
  'Her deputy, Jonas Berg, disagreed: “Nobody has shown us what it will cost—and who pays… the islands?”',
  'A fisherman at the back said “never” twice. The vote was put off until spring.',
].join('\n\n')

function selectorOf(words: string, text = ARTICLE): AnchorSelector {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  return { ...makeAnchor(text, start, start + words.length), start, end: start + words.length }
}

/** The words at the place found, or why there is none. */
function wordsFound(text: string, selector: AnchorSelector): string | undefined {
  const found = findAnchor(text, selector)
  return 'orphan' in found ? undefined : text.slice(found.start, found.end)
}

const FERRY = '“We have waited eleven years for this ferry, and we shall not wait another winter,”'
const COST = '“Nobody has shown us what it will cost—and who pays… the islands?”'

describe('an unchanged passage', () => {
  test('is found where it was, with full confidence', () => {
    const selector = selectorOf(FERRY)
    expect(findAnchor(ARTICLE, selector)).toEqual({
      start: selector.start,
      end: selector.end,
      confidence: 1,
    })
  })

  test('any range of any text is found again at the same place', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '“', '漢', '😀'), maxLength: 80 }),
    )
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, two) => {
        const [start = 0, end = 0] = [one % (text.length + 1), two % (text.length + 1)].sort(
          (left, right) => left - right,
        )
        const found = findAnchor(text, { ...makeAnchor(text, start, end), start, end })
        expect(found).toEqual({ start, end, confidence: 1 })
      }),
    )
  })

  test('is found after text was put in before it', () => {
    const longer = `Correction: an earlier version named the wrong day.\n\n${ARTICLE}`
    expect(wordsFound(longer, selectorOf(FERRY))).toBe(FERRY)
  })

  test('is found when its paragraph moved', () => {
    const [title, first, ferry, cost, last] = ARTICLE.split('\n\n')
    const moved = [title, cost, last, first, ferry].join('\n\n')
    expect(wordsFound(moved, selectorOf(FERRY))).toBe(FERRY)
    expect(wordsFound(moved, selectorOf(COST))).toBe(COST)
  })

  test('is told from the same words in a pull quote by its context', () => {
    const pullQuote = `${FERRY}\n\n${ARTICLE}`
    const found = findAnchor(pullQuote, selectorOf(FERRY))
    expect(found).toMatchObject({ start: pullQuote.lastIndexOf(FERRY) })
  })
})

describe('typography', () => {
  const variants: [string, (text: string) => string][] = [
    ['straight marks', (text) => text.replace(/[“”]/g, '"')],
    ['guillemets', (text) => text.replace(/“/g, '« ').replace(/”/g, ' »')],
    ['broken lines and double spaces', (text) => text.replace(/ (we|what|who)/g, '\n$1  ')],
    [
      'soft hyphens',
      (text) => text.replace(/winter/g, 'win\u00adter').replace(/cost/g, 'co\u00adst'),
    ],
    [
      'hyphenation',
      (text) => text.replace(/winter/g, 'win-\nter').replace(/islands/g, 'is-\nlands'),
    ],
    ['dashes and dots', (text) => text.replace(/—/g, ' -- ').replace(/…/g, '...')],
    ['ligatures', (text) => text.replace(/fi/g, 'ﬁ')],
    ['capitals', (text) => text.toUpperCase()],
    ['no-break spaces', (text) => text.replace(/ /g, '\u00a0')],
  ]
  for (const [name, change] of variants)
    test(`a text with ${name} instead: the same passages`, () => {
      const changed = change(ARTICLE)
      for (const words of [FERRY, COST]) {
        const found = wordsFound(`Put in.\n\n${changed}`, selectorOf(words))
        expect(found).toBe(change(words))
      }
    })

  test('dashes and spaces at the edges of a quote belong to it', () => {
    const text =
      'Before it all she had said — for once — that nothing was decided yet, and went on.'
    expect(wordsFound(`More. ${text}`, selectorOf('— for once —', text))).toBe('— for once —')
  })
})

describe('an edited passage', () => {
  test('with a few typing errors is found by words and context', () => {
    const edited = ARTICLE.replace('eleven years', 'elevn yeers').replace('another', 'anoher')
    const found = wordsFound(edited, selectorOf(FERRY))
    expect(found).toBe(
      '“We have waited elevn yeers for this ferry, and we shall not wait anoher winter,”',
    )
  })

  test('that lost words at its beginning begins right after its prefix', () => {
    const edited = ARTICLE.replace('“We have waited eleven years for', '“Eleven years for')
    expect(wordsFound(edited, selectorOf(FERRY))).toBe(
      '“Eleven years for this ferry, and we shall not wait another winter,”',
    )
  })

  test('is the less certain, the more it changed', () => {
    const little = ARTICLE.replace('eleven', 'elven')
    const much = ARTICLE.replace('eleven years for this', 'ten years now for our')
    const confidence = (text: string) => {
      const found = findAnchor(text, selectorOf(FERRY))
      return 'orphan' in found ? 0 : found.confidence
    }
    expect(confidence(ARTICLE)).toBeGreaterThan(confidence(little))
    expect(confidence(little)).toBeGreaterThan(confidence(much))
    expect(confidence(much)).toBeGreaterThan(0)
  })

  test('of many pages is found by its beginning, its end and what is between', () => {
    const pages = Array.from(
      { length: 400 },
      (_, page) => `Sentence ${page} of a long speech goes on.`,
    )
    const text = `Before.\n\n${pages.join(' ')}\n\nAfter.`
    const words = pages.slice(10, 390).join(' ')
    const edited = text.replace('Sentence 200 of a long', 'Sentence 200 of a very long')
    const found = findAnchor(`New.\n\n${edited}`, selectorOf(words, text))
    expect(found).toMatchObject({
      start: `New.\n\n${edited}`.indexOf('Sentence 10 of'),
      end: `New.\n\n${edited}`.indexOf(' Sentence 390 of'),
    })
  })
})

describe('a passage that is gone', () => {
  test('is an orphan', () => {
    const cut = ARTICLE.replace(`${FERRY} Holm told the council. `, '')
    expect(findAnchor(cut, selectorOf(FERRY))).toMatchObject({ orphan: true })
  })

  test('is an orphan though another speaker says nearly the same; that is offered, not taken', () => {
    const lookalike = ARTICLE.replace(
      `${FERRY} Holm told the council.`,
      'Holm kept silent.',
    ).replace(
      'A fisherman at the back',
      'Elsewhere, years later, somebody wrote: “We have waited seven years for this tunnel, and we shall not wait another winter,” as if by heart. A fisherman at the back',
    )
    const found = findAnchor(lookalike, selectorOf(FERRY))
    expect(found).toMatchObject({ orphan: true })
    if ('orphan' in found) {
      const [first] = found.candidates
      expect(first && lookalike.slice(first.start, first.end)).toContain('waited seven years')
    }
  })

  test('of a word or two is an orphan though the words stand elsewhere', () => {
    const cut = ARTICLE.replace('Ada Holm, opened', 'Eva Lind, opened').replace(
      'Holm told the council',
      'she told the town that Ada Holm',
    )
    expect(findAnchor(cut, selectorOf('Ada Holm'))).toMatchObject({ orphan: true })
  })

  test('short words turn into other words with few edits and are not matched loosely', () => {
    const cut = ARTICLE.replace('said “never” twice', 'said “clever” once')
    expect(findAnchor(cut, selectorOf('“never”'))).toMatchObject({ orphan: true })
  })
})

describe('places that cannot be told apart', () => {
  test('make an orphan with candidates, never a guess', () => {
    const verse = 'The sea is wide and we are small, sing on, sing on, the sea is wide.\n\n'
    const text = `Title\n\n${verse.repeat(3)}End.`
    const start = text.indexOf('we are small', text.indexOf('we are small') + 1)
    const selector = { ...makeAnchor(text, start, start + 12), start, end: start + 12 }
    const longer = `A new first line.\n\n${text}`
    const found = findAnchor(longer, selector)
    expect(found).toMatchObject({ orphan: true })
    if ('orphan' in found) expect(found.candidates.length).toBeGreaterThan(1)
  })
})

describe('context alone changed', () => {
  test('telling words that stand there once are found, with less confidence', () => {
    const rewritten = `Quite another beginning. ${FERRY} And quite another end of it all.`
    const found = findAnchor(rewritten, selectorOf(FERRY))
    expect(found).toMatchObject({ start: rewritten.indexOf(FERRY) })
    if (!('orphan' in found)) expect(found.confidence).toBeLessThan(0.8)
  })

  test('but not inside a longer word', () => {
    const text = 'He spoke of the unionist parties, and of nothing else that evening.'
    const selector = selectorOf('unionist parties', text)
    expect(findAnchor('Reunionist partiesans, all of them.', selector)).toMatchObject({
      orphan: true,
    })
  })
})

describe('other scripts', () => {
  test('Chinese, Arabic and characters outside the basic plane', () => {
    for (const [text, words] of [
      [
        '部长星期一说：“我们将继续谈判，直到达成协议为止。”他随后离开了会场。',
        '“我们将继续谈判，直到达成协议为止。”',
      ],
      [
        'قال الوزير يوم الاثنين: «سنواصل المفاوضات حتى نتوصل إلى اتفاق نهائي» ثم غادر القاعة.',
        '«سنواصل المفاوضات حتى نتوصل إلى اتفاق نهائي»',
      ],
      [
        'She wrote 𝒜𝒷𝒸 😀 and then “we go on 👩‍👩‍👧 together” 😀😀 and left the room.',
        '“we go on 👩‍👩‍👧 together”',
      ],
    ] as const)
      expect(wordsFound(`新 new جديد. ${text}`, selectorOf(words, text))).toBe(words)
  })
})

describe('whatever the selector', () => {
  test('nothing throws, and what is found lies within the text', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', 'b', '-', ' ', '“', '…', '\ud83d', 'ﬃ'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        piece,
        piece,
        piece,
        piece,
        fc.integer(),
        (text, exact, prefix, suffix, start) => {
          const found = findAnchor(text, {
            exact,
            prefix,
            suffix,
            start,
            end: start + exact.length,
          })
          const places = 'orphan' in found ? found.candidates : [found]
          for (const place of places) {
            expect(place.start).toBeGreaterThanOrEqual(0)
            expect(place.start).toBeLessThanOrEqual(place.end)
            expect(place.end).toBeLessThanOrEqual(text.length)
            expect(place.confidence).toBeGreaterThanOrEqual(0)
            expect(place.confidence).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })

  test('the finder for many anchors says the same', () => {
    const longer = `New.\n\n${ARTICLE.replace('eleven', 'twelve')}`
    const find = anchorFinder(longer)
    for (const words of [FERRY, COST, '“never”', 'Ada Holm'])
      expect(find(selectorOf(words))).toEqual(findAnchor(longer, selectorOf(words)))
  })
})
