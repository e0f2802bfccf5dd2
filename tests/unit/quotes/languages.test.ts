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
    [
      'reported speech that goes on in the subjunctive',
      'Krüger sagte, die Brücke sei gesperrt. Der Beton sei gerissen. Man prüfe ihn. Das Wetter ist gut.',
      ['Krüger: die Brücke sei gesperrt', 'Krüger: Der Beton sei gerissen. Man prüfe ihn'],
    ],
    [
      'marks in what goes on',
      'Krüger sagte, die Brücke sei gesperrt. Sie habe „Angst um die Stadt“.',
      ['Krüger: die Brücke sei gesperrt', 'Krüger: Sie habe „Angst um die Stadt“'],
    ],
    [
      'no speech: a condition, and the first person',
      'Krüger sagte, die Brücke sei alt. Würde sie brechen, stünde die Stadt still. Ich habe sie gesehen.',
      ['Krüger: die Brücke sei alt'],
    ],
    [
      'das teilte … mit',
      'Die Brücke ist gesperrt. Das teilte die Stadt am Montag mit.',
      ['die Stadt: Die Brücke ist gesperrt'],
    ],
    [
      'a separable verb without its prefix says nothing',
      'Die Stadt stellte die neue „Brücke am Fluss“ vor.',
      [],
    ],
    [
      'a separable verb with its prefix',
      '„Die Brücke ist alt“, räumte die Stadt am Montag ein.',
      ['die Stadt: „Die Brücke ist alt“'],
    ],
    [
      'Polizeiangaben',
      'Nach Polizeiangaben ist die Brücke leer.',
      ['Polizeiangaben: ist die Brücke leer'],
    ],
    [
      'the source with its name',
      'Die Brücke ist nach Angaben des Leiters, Tom Ahrens, sicher.',
      ['des Leiters, Tom Ahrens: Die Brücke ist', 'des Leiters, Tom Ahrens: sicher'],
    ],
    [
      'wonach',
      'Die Stadt bestätigte den Bericht, wonach die Brücke gesperrt ist.',
      ['den Bericht: die Brücke gesperrt ist'],
    ],
    [
      'the reflexive verb before its speaker',
      '„Wir hatten Angst“, erinnerte sich Krüger später.',
      ['Krüger: „Wir hatten Angst“'],
    ],
    [
      'the verb after the clause of what opens the sentence',
      'In einem Brief, der gestern erschien, nannte der Verein den Plan „mutlos“.',
      ['der Verein: den Plan „mutlos“'],
    ],
    ['the object first, before „er“', 'Den Plan nannte er „mutlos“.', ['er: „mutlos“']],
    ['wird … zitiert', '„Ich komme wieder“, wird Krüger zitiert.', ['Krüger: „Ich komme wieder“']],
    [
      'who is quoted with these words',
      'Die Zeitung zitiert einen Zeugen mit den Worten: „Es war laut.“',
      ['einen Zeugen: „Es war laut.“'],
    ],
    [
      'für jemanden ist etwas',
      'Für die Lehrerin Petra Sommer ist das Ende „ein Schlag ins Gesicht“.',
      ['die Lehrerin Petra Sommer: „ein Schlag ins Gesicht“'],
    ],
    [
      'the name of a pope ends no sentence',
      'Krüger sagte, Papst Benedikt XVI. sei müde.',
      ['Krüger: Papst Benedikt XVI. sei müde'],
    ],
    [
      'the name of a thing right after its noun',
      'Krüger sagte, der Sender „Nordlicht“ sei laut.',
      ['Krüger: der Sender „Nordlicht“ sei laut'],
    ],
    ['a name with its abbreviation', 'Der „Rat für neue Brücken“ (RNB) tagt am Montag.', []],
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
