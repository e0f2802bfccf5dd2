import { type Item, makeItem } from './items'
import type { Passage } from './model'
import { findNames } from './names'
import type { Sieve } from './confidence'
import { type Identity, type Known, resolveSpeaker } from './resolve-speaker'
import type { Label } from './transcript-labels'
import { makeMention } from './verb-groups'

const TRANSCRIPT: Sieve = 'speaker label of a transcript'

/** Labels that name a part, not a person. */
const ASKING: ReadonlySet<string> = new Set([
  'question',
  'q',
  'frage',
  'interviewer',
  'moderator',
  'reporter',
])
const ANSWERING: ReadonlySet<string> = new Set(['answer', 'a', 'antwort'])

/** A paragraph of a transcript is quoted as a whole, without marks. */
export function labelledItem(passage: Passage, { speaker, content }: Label, known: Known): Item {
  const colon = passage.tokens.findIndex((token) => token.start >= speaker.end)
  const label = { from: 0, to: colon }
  const mention = makeMention(passage, label)
  const names = findNames(passage, label)
  const { start, end } = content
  return {
    ...makeItem(passage, { from: 0, to: 0 }, { sentence: known.sentence }),
    start,
    end,
    pieces: [
      {
        start,
        end,
        innerStart: start,
        innerEnd: end,
        open: false,
        continues: false,
        paragraph: passage.index,
        unmarked: true,
      },
    ],
    speaker: mention,
    identity:
      identityOf(mention.text, known) ??
      asPerson(resolveSpeaker(passage, mention, { ...known, names })),
    cue: ':',
    sieve: TRANSCRIPT,
    alone: true,
    initial: true,
  }
}

/** People named by a speaker are people of the article, if only for later labels: "Ms. Okafor, you have the floor." */
export function meetNamesSpoken(passage: Passage, item: Item, { people, sentence }: Known): void {
  const from = passage.tokens.findIndex((token) => token.start >= item.start)
  if (from < 0) return
  for (const name of findNames(passage, { from, to: passage.tokens.length }))
    if (name.certain) people.meet(name, sentence)
}

function identityOf(label: string, { authors }: Known): Identity | undefined {
  const low = label.toLowerCase()
  if (ASKING.has(low)) return { ref: authors[0] ?? null, kind: 'person', entity: undefined }
  if (ANSWERING.has(low)) return { ref: null, kind: 'person', entity: undefined }
  return undefined
}

function asPerson(identity: Identity): Identity {
  return identity.kind === 'organisation' ? { ...identity, kind: 'person' } : identity
}
