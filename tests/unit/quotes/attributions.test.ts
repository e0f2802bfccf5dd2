import { detectQuotes } from '#domain/quotes/detect-quotes'
import { describe, expect, test } from 'vitest'
import { speakerOf } from './speaker-of'

/** Ways of saying who spoke, one or two for every rule, in sentences written for this project. */
const SPOKEN: readonly (readonly [text: string, words: string, speaker: string])[] = [
  // The sentence is about what is quoted.
  ['“A gift to polluters” is how Green Watch described the plan.', 'A gift', 'Green Watch'],
  ['“A failure of nerve,” is what Jane Moore called it.', 'A failure', 'Jane Moore'],
  ['“Stay at home” was Moore’s blunt answer to the town.', 'Stay', 'Moore'],
  ['“Stay at home” was her message.', 'Stay', 'her'],
  ['“Stay at home” is the message from the ministry.', 'Stay', 'the ministry'],
  ['For Moore, the plan was “a failure of nerve.”', 'a failure', 'Moore'],
  // "of" after a verb that is no noun.
  ['“She betrayed us,” Kern says of the mayor.', 'She betrayed', 'Kern'],
  ['Scientists warn of a “perfect storm” of heat and drought.', 'perfect storm', 'Scientists'],
  // A noun that looks like a verb, before one that speaks.
  [
    '“There was minor damage,” state television quoted an official as saying.',
    'minor damage',
    'an official',
  ],
  [
    '“There was minor damage,” the official was quoted as saying by state television.',
    'minor damage',
    'the official',
  ],
  // A plural that owns.
  [
    '“It could take months,” Quinn of the builders’ federation warned.',
    'It could',
    'Quinn of the builders’ federation',
  ],
  [
    '“It could take months,” builders’ federation president Peter Quinn told reporters.',
    'It could',
    'builders’ federation president Peter Quinn',
  ],
  // What stands between commas after a subject.
  ['Mr. Quinn, citing “supply problems,” said it would take months.', 'supply', 'Mr. Quinn'],
  // What was sent, written or read does not speak by the people named after it.
  [
    'A memo sent to staff on Friday told them to “prepare for change.”',
    'prepare for change',
    'A memo sent to staff',
  ],
  // A time and places before a name.
  [
    'Tuesday at the hall in Bergen, N.Y., after a long vote, Sen. Anna Ross (D-N.Y.), said, “We won.”',
    'We won',
    'Sen. Anna Ross (D-N.Y.)',
  ],
  // After its verb, a speaker who is described.
  ['There is “no evidence” of harm, says a study published in May.', 'no evidence', 'a study'],
  // Verbs of the voice introduce what stands in marks.
  ['“I thought it was over,” Kern remembers.', 'I thought', 'Kern'],
  ['“Never,” the old man growls, “ask me that.”', 'Never', 'the old man'],
  // States with two dots, and degrees.
  ['Sen. Ada Holm (D-N.Y.) said the bill was “dead.”', 'dead', 'Sen. Ada Holm (D-N.Y.)'],
  ['“Too close,” said Rep. Ada Holm, D-W.Va., on Friday.', 'Too close', 'Rep. Ada Holm'],
  ['Jane Doe, Ph.D., the study’s author, called it “robust.”', 'robust', 'Jane Doe'],
  ['The road was “a sheet of ice,” said Cpl. Ian Reed.', 'a sheet', 'Cpl. Ian Reed'],
  // Words between a subject and its verb.
  ['Ryan and Holm both said the bill was “dead.”', 'dead', 'Ryan and Holm'],
  ['A sign outside said “Keep Out.”', 'Keep Out', 'A sign'],
  // What is called something, by whom.
  ['The law, once called “stupid” by Reed, is popular.', 'stupid', 'Reed'],
  // Whose words they are.
  ['Reed’s slogan, “build it now,” is on every wall.', 'build it', 'Reed'],
  // "those", and "others" after a name.
  ['“There is a crisis,” said those in the room.', 'There is', 'those'],
  ['Reed, Holm and others spoke of a “crisis.”', 'crisis', 'Holm and others'],
  // "what" before a colon.
  ['Here’s what Reed had to say: “The bridge is old and rusty.”', 'The bridge', 'Reed'],
  // Irregular pasts are verbs, so that their subject is found.
  [
    'Analysts at Nordbank cut their rating, citing “headwinds.”',
    'headwinds',
    'Analysts at Nordbank',
  ],
  // Who has just been said to speak goes on.
  ['Sales were solid, the firm said, adding that costs were “too high.”', 'too high', 'the firm'],
  // A dash and a name.
  ['“It is never over until it is over” — Ada Ruiz.', 'It is never', 'Ada Ruiz'],
  // A headline and who wrote it.
  [
    'IN OTHER NEWS: “Bridge to Close,” by The Herald’s Ada Holm: “The bridge will close in May.”',
    'The bridge will',
    'The Herald’s Ada Holm',
  ],
]

describe('who speaks', () => {
  test.each(SPOKEN)('%s: “%s” is by %s', (text, words, speaker) => {
    expect(speakerOf(text, words)).toBe(speaker)
  })
})

/** The same in German. */
const GESAGT: readonly (readonly [text: string, words: string, speaker: string])[] = [
  // Verbs at the end of their clause.
  ['Holm hatte den Plan als „gefährlich“ bezeichnet.', 'gefährlich', 'Holm'],
  ['Die Brücke wurde von Holm als „marode“ bezeichnet.', 'marode', 'Holm'],
  ['Der Plan, den Holm als „Fehler“ bezeichnet, ist umstritten.', 'Fehler', 'Holm'],
  ['Holm, der den Plan als „Fehler“ bezeichnet hatte, tritt zurück.', 'Fehler', 'der'],
  ['Das Gerät, das von Holm als „Wunder der Technik“ bezeichnet wird, ist neu.', 'Wunder', 'Holm'],
  ['Davon kann „keine Rede“ sein, wie Reed gegenüber der Zeitung sagte.', 'keine', 'Reed'],
  // The quotation in the first place.
  ['Als „wichtigen Schritt“ bezeichnete Holm den Plan.', 'wichtigen', 'Holm'],
  ['Einen „wichtigen Schritt“ nannte der Minister den Plan.', 'wichtigen', 'der Minister'],
  ['Das Verfahren hält Holm für „völlig ungeeignet“.', 'völlig', 'Holm'],
  // What bears the words.
  [
    'In einer Mitteilung der Stadt heißt es: „Die Brücke ist gesperrt.“',
    'Die Brücke',
    'einer Mitteilung der Stadt',
  ],
  ['Auf einem Plakat stand: „Wir sind das Volk“.', 'Wir sind', 'einem Plakat'],
  ['In dem Papier ist von „schweren Mängeln“ die Rede.', 'schweren', 'dem Papier'],
  ['Aus Sicht des Rates gibt es „keine Hinweise“ darauf.', 'keine', 'des Rates'],
  // Verbs that introduce by their place alone, and adverbs about them.
  ['„Wir haben gut gespielt“, freute sich Trainer Jens Reed.', 'Wir haben', 'Trainer Jens Reed'],
  [
    '„Die Brücke bleibt gesperrt“, so die Bürgermeisterin weiter.',
    'Die Brücke',
    'die Bürgermeisterin',
  ],
  [
    'Die Bürgermeisterin wörtlich: „Die Brücke bleibt gesperrt.“',
    'Die Brücke',
    'Die Bürgermeisterin',
  ],
  ['Die Vorwürfe seien „haltlos“, ließ der Minister mitteilen.', 'haltlos', 'der Minister'],
  ['Merkel zeigte sich „tief betroffen“.', 'tief', 'Merkel'],
  // „Das sagte …“ after a quotation that stands alone.
  ['„Die Brücke bleibt heute gesperrt.“ Das sagte Anna Holm am Montag.', 'Die Brücke', 'Anna Holm'],
  // Who is told something is not who speaks.
  ['Reed warf der Regierung vor, sie habe „die Wähler betrogen“.', 'die Wähler', 'Reed'],
  ['Reed warf dem Rat „Betrug am Wähler“ vor.', 'Betrug', 'Reed'],
  ['„Die Brücke bleibt gesperrt“, sagte Holm der „Allgemeinen Zeitung“.', 'Die Brücke', 'Holm'],
  // Whose words and whose view.
  ['Reed trat mit den Worten „Das ist genug“ zurück.', 'Das ist', 'Reed'],
  ['Der Plan ist für Holm ein „wichtiger Schritt“.', 'wichtiger', 'Holm'],
]

describe('who speaks in German', () => {
  test.each(GESAGT)('%s: „%s“ is by %s', (text, words, speaker) => {
    const quote = detectQuotes(text, { language: 'de' }).find(({ parts }) =>
      parts.some(({ start, end }) => text.slice(start, end).includes(words)),
    )
    expect(quote?.speaker).toBe(speaker)
  })

  test('what nobody in particular calls so has a name', () => {
    const text = 'Das Gerät wird oft als „Wunder der Technik“ bezeichnet.'
    expect(detectQuotes(text, { language: 'de' })).toEqual([])
  })

  test('an article is no part of the name before it', () => {
    const text = '„Das reicht“, sagte der Minister den Abgeordneten.'
    const [quote] = detectQuotes(text, { language: 'de' })
    expect(quote?.speakerRef).toBe('der Minister')
  })
})

describe('the extent of what is said', () => {
  test.each([
    [
      'Nothing surprised Ada Holm: “I have seen all of this before.”',
      ['“I have seen all of this before.”'],
    ],
    ['Officials now worry that the dam will break.', ['that the dam will break']],
    ['His 1995 state tax return was lost.', []],
    ['Reed said Sunday that judges might be biased.', ['that judges might be biased']],
    ['Reed told voters in Bergen last week that he would go.', ['that he would go']],
    ['Many are leaving, which officials say could help.', ['could help']],
    [
      'One report says there are ten; another says there are two.',
      ['there are ten', 'there are two'],
    ],
    ['Ada Holm, the adviser, said he and his staff were ready.', ['he and his staff were ready']],
    ['Reed and Holm have claims in the area, and tensions are rising.', []],
    [
      'It was too late, Reed said, so the leaders went home.',
      ['It was too late', 'so the leaders went home'],
    ],
    ['Asked if it would rain, Reed said no.', ['no']],
    ['He wrote a memoir titled “The Long Road Home.”', []],
    ['Reed, who called the law “stupid,” now supports it.', ['the law “stupid,”']],
  ])('%s', (text, expected) => {
    const found = detectQuotes(text, { language: 'en' })
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})

describe('dialogue', () => {
  const who = (text: string): (string | null)[] =>
    detectQuotes(text, { language: 'en' }).map(({ speakerRef }) => speakerRef)

  test('“he” and “she” can be somebody who is only described', () => {
    const text =
      'An old man stood by the gate. “Come in,” he said. A girl came up. “Why?” she asked.'
    expect(who(text)).toEqual(['An old man', 'A girl'])
  })

  test('a given name between commas is who is described', () => {
    const text = '“I cannot sleep,” said Ada Holm. Her husband, Karl, nodded. “Never,” he said.'
    expect(who(text).at(-1)).toBe('Karl')
  })

  test.each([
    ['Erik Holm, the coach, came late. “We have to be better,” the coach said.', 'Erik Holm'],
    ['Jane Doe, a nurse, was there. “It was awful,” the nurse said.', 'Jane Doe'],
    ['Actor Tom Reed and director Ada Holm came. “I loved it,” the director said.', 'Ada Holm'],
    ['Jane Doe, a nurse, was there. “It was awful,” a nurse said.', 'a nurse'],
  ])('who is described is meant by the description: %s', (text, expected) => {
    expect(who(text).at(-1)).toBe(expected)
  })

  test('a given name alone is somebody', () => {
    expect(who('Tom Reed and his wife, Ada, left. “We love it here,” she said.')).toEqual(['Ada'])
  })

  test('“disagreed” is a verb, and who disagreed its subject', () => {
    const text =
      'Prime Minister Rolf Sand said it worked. Opposition leader Kim Starr disagreed: “Not at all,” he said.'
    expect(who(text).at(-1)).toBe('Kim Starr')
  })

  test('“the man’s sister” is no man', () => {
    expect(who('The man’s sister came in. “Why not now?” she asked.')).toEqual(['The man’s sister'])
  })

  test('whoever is addressed by name speaks next, and not before', () => {
    const text =
      '“I am here,” said Ada. “So am I,” said Ben. “And I,” said Carl. “Tell me, Ada, how are you?” “I am well enough, thank you, Ben!” “That is good to hear indeed.”'
    expect(who(text).slice(4)).toEqual(['Ada', 'Ben'])
  })

  test('a manner is no part of who speaks', () => {
    const [quote] = detectQuotes('“Why not?” said his wife impatiently.', { language: 'en' })
    expect(quote?.speaker).toBe('his wife')
  })
})

describe('the language of a short text', () => {
  test('is not told by the “s” of “it’s”', () => {
    const text = '“It’s a mess,” added Chen, who has run the shop since 1998.'
    expect(detectQuotes(text).map(({ speaker }) => speaker)).toEqual(['Chen'])
  })
})
