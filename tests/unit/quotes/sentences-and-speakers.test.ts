import { type DetectedQuote, detectQuotes } from '#domain/quotes/detect-quotes'
import { describe, expect, test } from 'vitest'

function read(text: string, language = 'en') {
  return detectQuotes(text, { language }).map((quote) => brief(text, quote))
}

function brief(text: string, quote: DetectedQuote): string {
  const chain = quote.via.map(({ speaker }) => `${speaker} → `).join('')
  return `${chain}${quote.speaker ?? 'nobody'}: ${text.slice(quote.start, quote.end)}`
}

describe('marks', () => {
  test.each([
    ['straight', '"It is over," Holm said.', 'Holm: "It is over,"'],
    ['curly', '“It is over,” Holm said.', 'Holm: “It is over,”'],
    ['nested single', '“He said ‘never’ twice,” Holm said.', 'Holm: “He said ‘never’ twice,”'],
    ['nested double', '“He said “never” twice,” Holm said.', 'Holm: “He said “never” twice,”'],
    ['doubled apostrophes', "''It is over,'' Holm said.", "Holm: ''It is over,''"],
    ['question', '“Is it over?” Holm asked.', 'Holm: “Is it over?”'],
    [
      'unclosed at the end',
      'Holm said: “It is over. It is done.',
      'Holm: “It is over. It is done.',
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  test.each([
    ['German low marks', '„Es ist vorbei“, sagte Holm.', 'de', 'Holm: „Es ist vorbei“'],
    ['German guillemets', '»Es ist vorbei«, sagte Holm.', 'de', 'Holm: »Es ist vorbei«'],
    ['French', '« C’est fini », a dit Holm.', 'fr', 'Holm: « C’est fini »'],
    ['Spanish', '«Se acabó», dijo Holm.', 'es', 'Holm: «Se acabó»'],
    ['Czech', '„Je konec,“ řekl Holm.', 'cs', 'Holm: „Je konec,“'],
    ['Russian', '«Всё кончено», — сказал Холм.', 'ru', 'Холм: «Всё кончено»'],
  ])('%s', (_name, text, language, expected) => {
    expect(read(text, language)).toEqual([expected])
  })

  test('corner brackets hold a quotation whose speaker nobody names', () => {
    const text = '市長は答えた。「港は来年まで閉鎖されます。」'
    expect(detectQuotes(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '「港は来年まで閉鎖されます。」',
    ])
  })

  test('inches, apostrophes, titles and attributes are no quotations', () => {
    expect(
      read(
        "The board is 5'10\" long and 12\" wide. The workers' hut isn't theirs. " +
          'She sang on “The Late Show” and in "Night Train," a film. <a href="x.html">',
      ),
    ).toEqual([])
  })

  test('one or two words nobody says are left alone', () => {
    expect(read('A “concession” wagon stood in the square.')).toEqual([])
  })

  test('a quotation over three paragraphs is one quote with three parts', () => {
    const text = '“One,” said Holm.\n\n“Two begins here.\n\n“And goes on here.\n\n“And ends here.”'
    const [, long] = detectQuotes(text, { language: 'en' })
    expect(long?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Two begins here.',
      'And goes on here.',
      'And ends here.',
    ])
    expect(long?.speaker).toBe('Holm')
  })
})

describe('who says it', () => {
  test.each([
    ['after a comma', '“No,” Ada Holm said.', ['Ada Holm: “No,”']],
    ['inverted', '“No,” said Ada Holm, the chair.', ['Ada Holm: “No,”']],
    ['inverted first', 'Said Holm, who chairs the council: “No.”', ['Holm: “No.”']],
    ['any verb after a quotation', '“No!” thundered Holm.', ['Holm: “No!”']],
    [
      'broken in two',
      '“The rust,” Holm said, “does not care.”',
      ['Holm: “The rust,”', 'Holm: “does not care.”'],
    ],
    [
      'apposition',
      'Ada Holm, 58, of Nordby, Mass., said the quay would go.',
      ['Ada Holm: the quay would go'],
    ],
    [
      'a long title',
      '“No,” Rep. Ada Holm (D-Md.) said in a phone interview.',
      ['Rep. Ada Holm (D-Md.): “No,”'],
    ],
    [
      'a participle belongs to the main clause',
      'Holm met the man who runs the port, adding that she trusted him.',
      ['Holm: that she trusted him'],
    ],
    ['colon', 'Holm told reporters in the hall: “No.”', ['Holm: “No.”']],
    ['a colon before a paragraph', 'Holm told the council:\n\n“No.”', ['Holm: “No.”']],
    ['judging', 'Holm called the plan “a fiction.”', ['Holm: the plan “a fiction.”']],
    [
      'the next sentence',
      '“No,” Holm said. “Not this year.”',
      ['Holm: “No,”', 'Holm: “Not this year.”'],
    ],
    [
      'two speakers in one sentence',
      'Holm said the quay would go, but Berg said it would stay.',
      ['Holm: the quay would go', 'Berg: it would stay'],
    ],
    ['anonymous', '“No,” said one official.', ['one official: “No,”']],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('never somebody named only inside the quotation', () => {
    const [quote] = detectQuotes('“Ask Jonas Berg,” he said.', { language: 'en' })
    expect(quote?.speaker).toBe('he')
    expect(quote?.speakerRef).toBeNull()
  })

  test('nothing was said by someone who declined to say', () => {
    expect(read('Holm declined to say whether the quay would go.')).toEqual([])
  })
})

describe('what is reported without marks', () => {
  test.each([
    ['that', 'Holm insisted that the quay would go.', ['Holm: that the quay would go']],
    ['at the end', 'The quay would go, Holm said.', ['Holm: The quay would go']],
    ['in the middle', 'The quay, Holm said, would go.', ['Holm: The quay', 'Holm: would go']],
    ['according to', 'According to Holm, the quay will go.', ['Holm: the quay will go']],
    ['according to, after', 'The quay will go, according to Holm.', ['Holm: The quay will go']],
    ['infinitive', 'Holm vowed to rebuild the quay.', ['Holm: to rebuild the quay']],
    ['called for', 'Holm called for a new quay.', ['Holm: a new quay']],
    [
      'an opinion',
      'Holm expressed the view that the quay should go.',
      ['Holm: that the quay should go'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('reporting chains', () => {
  test('a report inside a report comes through the one who reports it', () => {
    expect(read('Reuters reports that Ada Holm said the quay would go.')).toEqual([
      'Reuters: that Ada Holm said the quay would go',
      'Reuters → Ada Holm: the quay would go',
    ])
  })

  test('quoted as saying', () => {
    expect(read('Berg quoted Ada Holm as saying the quay would go.')).toEqual([
      'Berg → Ada Holm: the quay would go',
    ])
  })

  test.each([
    [
      'a source after the attribution',
      '“They do not care,” Holm said of the board, according to a pool report. “Nor do I.”',
      ['a pool report → Holm: “They do not care,”', 'a pool report → Holm: “Nor do I.”'],
    ],
    [
      'a newspaper that quotes',
      '“The bridge is open,” the Herald quoted Reed as saying.',
      ['the Herald → Reed: “The bridge is open,”'],
    ],
    [
      'words in marks inside a report',
      'Reuters reported that Holm said: “The bridge will open.”',
      [
        'Reuters: that Holm said: “The bridge will open.”',
        'Reuters → Holm: “The bridge will open.”',
      ],
    ],
    [
      'a report that closes the sentence',
      'Reed said the bridge is open, the Herald reported.',
      ['the Herald: Reed said the bridge is open', 'the Herald → Reed: the bridge is open'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('the outlet and the authors of the article stand first', () => {
    const text = 'Ada Holm said the quay would go.'
    const [quote] = detectQuotes(text, { outlet: 'Nordby Post', authors: ['Eva Lind'] })
    expect(quote?.via).toEqual([
      { speaker: 'Nordby Post', kind: 'outlet' },
      { speaker: 'Eva Lind', kind: 'person' },
    ])
  })

  test('an outlet that speaks for itself is not its own source', () => {
    const text = 'The Nordby Post reports that the quay will go.'
    const [quote] = detectQuotes(text, { outlet: 'The Nordby Post' })
    expect(quote?.via).toEqual([])
  })
})

describe('who a mention is', () => {
  const who = (text: string, language = 'en') =>
    detectQuotes(text, { language }).map(({ speakerRef }) => speakerRef)

  test('a surname is the person named in full', () => {
    expect(who('Mayor Ada Holm spoke. “No,” Holm said.')).toEqual(['Ada Holm'])
  })

  test('a pronoun is the person of its gender who was the subject before', () => {
    expect(who('Ada Holm met Jonas Berg at the quay. “No,” she said. “Yes,” he said.')).toEqual([
      'Ada Holm',
      'Jonas Berg',
    ])
  })

  test('a pronoun in a dialogue looks over its turns', () => {
    const turns = Array.from({ length: 9 }, (_, n) => `“It is number ${n},” came the answer.`)
    const text = ['Mr. Reed sat down by the fire.', ...turns, '“Enough,” he said.'].join('\n\n')
    expect(who(text).at(-1)).toBe('Reed')
  })

  test('"who" is whom it follows', () => {
    expect(who('The plan was made by Ada Holm, who said that it was cheap.')).toEqual(['Ada Holm'])
  })

  test('a title with an article is its bearer', () => {
    expect(who('Senator Ada Holm came. “No,” the senator said.')).toEqual(['Ada Holm'])
  })

  test.each([
    ['another given name', '“No,” said Peter Holm. “Yes,” said Jonas Holm.', 'Jonas Holm'],
    ['one letter more', '“No,” said Petr Holm. “Yes,” said Petra Holm.', 'Petra Holm'],
    ['a short form', '“No,” said William Holm. “Yes,” said Bill Holm.', 'William Holm'],
    ['an initial', '“No,” said William Holm. “Yes,” said W. Holm.', 'William Holm'],
    ['a beginning', '“No,” said Daniel Holm. “Yes,” said Dan Holm.', 'Daniel Holm'],
    [
      'the surname of two: who spoke just before',
      '“No,” said Peter Holm. “Yes,” said Jonas Holm. “I mean it,” Holm said.',
      'Jonas Holm',
    ],
    [
      'the surname of two: whose title it is',
      '“No,” said Councillor Peter Holm. “Yes,” said Jonas Holm. “Why?” Councillor Holm asked.',
      'Peter Holm',
    ],
    [
      'the surname of two: who is called so',
      'Ada Holm came. “No,” Holm said. Tom Holm left.\n\nIt rained.\n\nIt snowed.\n\n“Yes,” Holm said.',
      'Ada Holm',
    ],
  ])('%s', (_name, text, expected) => {
    expect(who(text).at(-1)).toBe(expected)
  })

  test('many who share a surname are kept apart in bounded time', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `Zed${n.toString(36)} Holm`)
    const text = names.map((name) => `“No,” said ${name}.`).join('\n\n')
    expect(who(text)).toHaveLength(names.length)
  })

  test('whoever spoke before “transcript as follows:” speaks in it', () => {
    const text = '“We won,” Ada Holm said.\n\nTranscript as follows:\n\n“Tonight we won the vote.'
    expect(who(text).at(-1)).toBe('Ada Holm')
  })

  test('an unnamed official is nobody in particular, and anonymous', () => {
    const [quote] = detectQuotes('“No,” said a senior official.')
    expect(quote).toMatchObject({ speakerRef: null, speakerKind: 'anonymous' })
  })

  test('the first person is the author, if there is one', () => {
    const [quote] = detectQuotes('I said that it was cheap.', { authors: ['Eva Lind'] })
    expect(quote?.speakerRef).toBe('Eva Lind')
  })
})
