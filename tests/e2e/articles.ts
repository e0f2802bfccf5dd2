import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/say.mjs'
import type { Passage, Pasted } from './notebook'

/** Articles that the walk goes through, with what is in quotation marks in them. */
export interface WalkArticle {
  readonly pasted: Pasted
  readonly passages: readonly Passage[]
}

/** Everything between the marks at the beginning and at the end, marks included. */
function between(text: string, first: string, last: string): string {
  const start = text.indexOf(first)
  const end = text.indexOf(last, start) + last.length
  if (start < 0 || end < last.length) throw new Error(`not in the article: ${first} … ${last}`)
  return text.slice(start, end)
}

export function ferryArticle(): WalkArticle {
  const text = readFileSync(join(projectRoot, 'tests/fixtures/articles/ferry-dispute.txt'), 'utf8')
  return {
    pasted: {
      title: 'Ministers leave ferry talks without a price',
      text,
      author: 'Okafor, Nneka',
      outlet: 'The Harbour Gazette',
      date: '18 March 2024',
      url: 'https://example.org/ferry',
    },
    passages: [
      {
        words: between(text, '“But we are not', 'lose a fast one.”'),
        speaker: 'Adela Fossum',
        kind: 'Direct',
        tags: ['fares', 'delay'],
      },
      {
        words: between(text, '“At this point', 'move a ship.”'),
        speaker: 'Mateo Brandt',
        kind: 'Direct',
        tags: ['delay'],
      },
      {
        words: '“in some years they are unavoidable”',
        speaker: 'Joren Lask',
        kind: 'Direct',
        tags: ['fares'],
      },
      {
        words: between(text, '“While we look', 'tell the island so.”'),
        speaker: 'Adela Fossum',
        kind: 'Direct',
        tags: ['tender'],
      },
    ],
  }
}

/** Twelve quotations by five people and one who is not named; all of them are found by detection. */
export function hearingArticle(): Pasted {
  const file = join(projectRoot, 'tests/fixtures/articles/observatory-hearing.txt')
  return {
    title: 'Nine witnesses and no dark sky',
    text: readFileSync(file, 'utf8'),
    author: 'Teague, Rowan',
    outlet: 'The Hill Courier',
    date: '4 November 2025',
    url: 'https://example.org/hearing',
  }
}

/** Another paper on the same hearing: some of the same words, one cut, one with a change in brackets. */
export function secondHearingArticle(): Pasted {
  return {
    title: 'Lamps on the hill: what was said',
    text: [
      'The hearing on the lamps of Kestrel Hill lasted five hours.',
      '“We have lost a third of the sky … the road was widened,” said Ingrid Solvay, the director of the observatory.',
      '“I will not be the man who turned [the road] dark,” said Peter Ravn, a councillor.',
      '“My grandmother could read by the Milky Way,” said Jonas Ravn.',
    ].join('\n\n'),
    author: 'Ostrow, Lena',
    outlet: 'Lowland Press',
    date: '2 February 2026',
    url: 'https://example.org/lamps',
  }
}

/** The first real article, where the measuring data is beside the project. */
export function sanctionsArticle(): WalkArticle | undefined {
  const file = join(projectRoot, '../shared/sample/iran-sanctions-2009.txt')
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  return {
    pasted: {
      title: 'Iran sanctions: one meeting, two reports',
      text,
      author: '',
      outlet: '',
      date: '14 October 2009',
      url: '',
    },
    passages: [
      {
        words: between(text, '“But we are', 'obligation on inspections.”'),
        speaker: 'Hillary Clinton',
        kind: 'Direct',
        tags: ['sanctions'],
      },
      {
        words: between(text, '“At the current stage', 'would be counterproductive.”'),
        speaker: 'Sergei Lavrov',
        kind: 'Direct',
        tags: ['diplomacy'],
      },
      {
        words: '“in some cases they are inevitable”',
        speaker: 'Dmitry Medvedev',
        kind: 'Direct',
        tags: ['sanctions'],
      },
      {
        words: between(text, '“At the same time', 'pursue nuclear weapons.”'),
        speaker: 'Hillary Clinton',
        kind: 'Direct',
        tags: ['diplomacy', 'sanctions'],
      },
    ],
  }
}
