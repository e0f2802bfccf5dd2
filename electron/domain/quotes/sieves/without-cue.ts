import type { Item, ParagraphNote } from '../items'
import type { Sieve } from '../confidence'
import type { Identity } from '../resolve-speaker'
import { addressed } from './vocatives'

const CONTINUED: Sieve = 'continued paragraph'
const ANNOUNCED: Sieve = 'announced by a colon'
const TURN: Sieve = 'turn of a dialogue'
const SAME_PARAGRAPH: Sieve = 'same paragraph'
const SENTENCE_BEFORE: Sieve = 'sentence before'
const NEXT_IN_PARAGRAPH: Sieve = 'next in paragraph'
const PARAGRAPH_BEFORE: Sieve = 'paragraph before'
const SUBJECT_BEFORE: Sieve = 'subject of the paragraph before'
const PARAGRAPH_AFTER: Sieve = 'paragraph after'
const NOTHING: Sieve = 'nobody found'

/** Gives the quotations that no cue introduces the speaker of what stands around them. Changes the items. */
export function attributeWithoutCue(
  text: string,
  items: readonly Item[],
  notes: readonly ParagraphNote[],
): void {
  for (const [index, item] of items.entries()) {
    if (item.sieve !== undefined) continue
    const before = quotedBefore(items, index)
    const after = quotedAfter(items, index)
    if (item.pieces[0]?.continues && before !== undefined) take(item, before, CONTINUED)
    else if (item.announced !== undefined) {
      item.speaker = item.announced.mention
      item.identity = item.announced.identity
      item.cue = item.announced.cue
      item.sieve = ANNOUNCED
    } else if (item.alone && isPerson(item.voiceBefore?.identity)) {
      item.speaker = item.voiceBefore?.mention
      item.identity = item.voiceBefore?.identity
      item.sieve = SENTENCE_BEFORE
    } else if (isTurn(items, index)) takeTurn(text, items, index)
    else if (before?.paragraph === item.paragraph) take(item, before, SAME_PARAGRAPH)
    else if (after?.paragraph === item.paragraph) take(item, after, NEXT_IN_PARAGRAPH)
    else if (before !== undefined && before.paragraph >= item.paragraph - 1)
      take(item, before, PARAGRAPH_BEFORE)
    else {
      const note = item.alone && item.initial ? notes[item.paragraph - 1] : undefined
      if (note?.lastSubject !== undefined) {
        item.speaker = note.lastSubject.mention
        item.identity = note.lastSubject.identity
        item.sieve = SUBJECT_BEFORE
      } else if (after !== undefined && after.paragraph <= item.paragraph + 1)
        take(item, after, PARAGRAPH_AFTER)
      else {
        // “Transcript as follows:” names nobody: whoever spoke before it goes on.
        const earlier = item.alone ? quotedBefore(items, index, FAR_PARAGRAPHS) : undefined
        if (earlier === undefined) item.sieve = NOTHING
        else take(item, earlier, PARAGRAPH_BEFORE)
      }
    }
  }
}

/** “No.” “Yes.”: quotations side by side in one paragraph, with nothing between them, are spoken in turn. */
function isTurn(items: readonly Item[], index: number): boolean {
  const item = items[index]
  const before = items[index - 1]
  return (
    item !== undefined &&
    before !== undefined &&
    item.alone &&
    before.pieces.length > 0 &&
    ((item.besideQuote && before.paragraph === item.paragraph) ||
      (isDashed(item) && isDashed(before) && before.paragraph === item.paragraph - 1))
  )
}

/** Speech after a dash: one mark that is none proper. A new dash is a new speaker. */
function isDashed({ pieces }: Item): boolean {
  const piece = pieces[0]
  return piece?.unmarked === true && piece.innerStart === piece.start + 1
}

/** How many quotations back the other speaker of a dialogue is looked for. */
const DIALOGUE_REACH = 8

/** Gives a turn to the last who spoke before in this dialogue and is not the speaker just before. */
function takeTurn(text: string, items: readonly Item[], index: number): void {
  const item = items[index]
  const before = items[index - 1]
  if (item === undefined || before === undefined) return
  const spokenTo = called(items, index, addressed(text, before))
  if (spokenTo !== undefined) {
    take(item, spokenTo, TURN)
    return
  }
  const own = addressed(text, item)
  const last = nameOf(before)
  for (let at = index - 2; at >= Math.max(0, index - DIALOGUE_REACH); at--) {
    const other = items[at]
    if (other?.speaker === undefined || nameOf(other) === last || isCalled(other, own)) continue
    take(item, other, TURN)
    return
  }
  // “No.” “Yes.” “Why?” Ross asked: every second one is the same speaker's.
  for (let at = index + 2; at < Math.min(items.length, index + DIALOGUE_REACH); at += 2) {
    const other = items[at]
    if (!other?.besideQuote || !items[at - 1]?.besideQuote) break
    if (other.sieve === undefined || other.speaker === undefined) continue
    take(item, other, TURN)
    return
  }
  item.sieve = NOTHING
}

const PRONOUNS: ReadonlySet<string> = new Set(['he', 'she', 'er', 'sie', 'who'])

/** How many quotations back and ahead somebody is looked for whom one of them addresses by name. */
const CALL_REACH = 24

/** “Tommy, come here.” “Why?”: the nearest quotation of whoever was spoken to just before. */
function called(items: readonly Item[], index: number, names: readonly string[]): Item | undefined {
  if (names.length === 0) return undefined
  let byPronoun: Item | undefined
  for (let step = 2; step <= CALL_REACH; step++)
    for (const other of [items[index - step], items[index + step - 1]]) {
      if (other?.speaker === undefined || other.sieve === undefined || !isCalled(other, names))
        continue
      // Where the name itself stands is surer than a pronoun that was taken for it.
      if (!PRONOUNS.has(other.speaker.text.toLowerCase())) return other
      byPronoun ??= other
    }
  return byPronoun
}

function isCalled(item: Item, names: readonly string[]): boolean {
  const name = nameOf(item)?.toLowerCase()
  return name !== undefined && names.some((last) => name === last || name.endsWith(` ${last}`))
}

function nameOf({ identity, speaker }: Item): string | undefined {
  return identity?.ref ?? speaker?.text.toLowerCase()
}

function isPerson(identity: Identity | undefined): boolean {
  return identity?.kind === 'person' || identity?.kind === 'anonymous'
}

function take(item: Item, from: Item, sieve: Sieve): void {
  item.speaker = from.speaker
  item.identity = from.identity
  item.via = from.via
  item.sieve = sieve
}

/** So many paragraphs back somebody is looked for where nothing nearer names a speaker. */
const FAR_PARAGRAPHS = 3

/**
 * The quotation before with a speaker, at most so many paragraphs back: the nearest sentence counts, and
 * in it the first that has marks, because what follows an attribution is told in passing.
 */
function quotedBefore(items: readonly Item[], index: number, paragraphs = 1): Item | undefined {
  const own = items[index]
  if (own === undefined) return undefined
  let best: Item | undefined
  for (let at = index - 1; at >= Math.max(0, index - 10); at--) {
    const item = items[at]
    if (item === undefined || item.paragraph < own.paragraph - paragraphs) break
    if (best !== undefined && item.sentence !== best.sentence) break
    if (item.speaker === undefined || item.speaker.antecedent !== undefined) continue
    if (best === undefined || item.pieces.length > 0) best = item
  }
  return best
}

function quotedAfter(items: readonly Item[], index: number): Item | undefined {
  const own = items[index]
  for (let at = index + 1; at < Math.min(items.length, index + 4); at++) {
    const item = items[at]
    if (item === undefined || own === undefined || item.paragraph > own.paragraph + 1)
      return undefined
    if (item.sieve !== undefined && item.speaker !== undefined && item.pieces.length > 0)
      return item
  }
  return undefined
}
