import { detectQuotes } from '#domain/quotes/detect-quotes'
import { describe, expect, test } from 'vitest'

function read(text: string, language: string): string[] {
  return detectQuotes(text, { language }).map(({ speaker, start, end }) => {
    const words = text.slice(start, end)
    return `${speaker ?? 'nobody'}: ${words}`
  })
}

describe('German', () => {
  test.each([
    [
      'the auxiliary before its speaker, the verb at the end',
      '„Wir wollen enger zusammenarbeiten“, hatte Werkschef Winter in einem Gespräch erklärt.',
      ['Werkschef Winter: „Wir wollen enger zusammenarbeiten“'],
    ],
    [
      'any verb before a colon',
      'Müller sieht sich bestätigt: „Das war immer unser Ziel.“',
      ['Müller: „Das war immer unser Ziel.“'],
    ],
    [
      'the object first',
      'Den Vorschlag lehnte die Sprecherin ab: „So geht es nicht.“',
      ['die Sprecherin: „So geht es nicht.“'],
    ],
    [
      'a subjunctive without „dass“',
      'Die Stadt teilte mit, die Brücke sei gesperrt.',
      ['Die Stadt: die Brücke sei gesperrt'],
    ],
    [
      'the name of a newspaper in marks',
      'Vogel sagte dem „Nordbyer Tagblatt“, die Brücke sei gesperrt.',
      ['Vogel: die Brücke sei gesperrt'],
    ],
    ['laut', 'Laut Polizei ist die Brücke gesperrt.', ['Polizei: ist die Brücke gesperrt']],
    [
      'zufolge',
      'Der Polizei zufolge ist die Brücke gesperrt.',
      ['Der Polizei: ist die Brücke gesperrt'],
    ],
    [
      'so',
      '„Die Brücke ist gesperrt“, so ein Sprecher der Stadt.',
      ['ein Sprecher der Stadt: „Die Brücke ist gesperrt“'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(read(text, 'de')).toEqual(expected)
  })
})

describe('dialogue with dashes', () => {
  test.each([
    [
      'Russian, in two halves',
      'ru',
      '— Мост закрыт, — сказала Петрова. — Никто не знает, надолго ли.',
      ['Петрова: — Мост закрыт,', 'Петрова: — Никто не знает, надолго ли.'],
    ],
    [
      'Russian, in turns',
      'ru',
      '— Мост закрыт, — сказала Петрова.\n\n— Почему? — спросил Иванов.\n\n— Не знаю.\n\n— Жаль.',
      ['Петрова: — Мост закрыт,', 'Иванов: — Почему?', 'Петрова: — Не знаю.', 'Иванов: — Жаль.'],
    ],
    ['Spanish', 'es', '—El puente está cerrado —dijo Ana.', ['Ana: —El puente está cerrado']],
    ['a list is none', 'ru', '— Пункт один\n\nТекст — это текст.', []],
    ['nor is an English one', 'en', '— One point, — two points.\n\n— Three points.', []],
  ])('%s', (_name, language, text, expected) => {
    expect(read(text, language)).toEqual(expected)
  })
})

describe('verb before speaker', () => {
  test.each([
    ['Czech', 'cs', '„Most je uzavřen,“ řekla včera Jana Malá.', ['Jana Malá: „Most je uzavřen,“']],
    ['Russian', 'ru', '«Мост закрыт», — сказала Анна Петрова.', ['Анна Петрова: «Мост закрыт»']],
    ['a Russian question', 'ru', '«Почему?» — спросил Иванов.', ['Иванов: «Почему?»']],
    [
      'French',
      'fr',
      '« Le pont est fermé », a dit Anne Petit.',
      ['Anne Petit: « Le pont est fermé »'],
    ],
    [
      'Spanish',
      'es',
      '«El puente está cerrado», dijo ayer Ana Gil.',
      ['Ana Gil: «El puente está cerrado»'],
    ],
  ])('%s', (_name, language, text, expected) => {
    expect(read(text, language)).toEqual(expected)
  })
})

describe('dialogue in turns', () => {
  test('quotations side by side are spoken in turn', () => {
    const text = '“Who did it?” asked Holm. “I did,” said Reed. “Why?” “I was tired.” “Go home.”'
    expect(read(text, 'en').slice(2)).toEqual([
      'Reed: “Why?”',
      'Holm: “I was tired.”',
      'Reed: “Go home.”',
    ])
  })
})
