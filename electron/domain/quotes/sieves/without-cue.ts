import type { Item, ParagraphNote } from '../items'
import type { Sieve } from '../report'
import type { Identity } from '../resolve-speaker'

const CONTINUED: Sieve = { name: 'continued paragraph', confidence: 0.95 }
const ANNOUNCED: Sieve = { name: 'announced by a colon', confidence: 0.9 }
const SAME_PARAGRAPH: Sieve = { name: 'same paragraph', confidence: 0.94 }
const SENTENCE_BEFORE: Sieve = { name: 'sentence before', confidence: 0.75 }
const NEXT_IN_PARAGRAPH: Sieve = { name: 'next in paragraph', confidence: 0.5 }
const PARAGRAPH_BEFORE: Sieve = { name: 'paragraph before', confidence: 0.45 }
const SUBJECT_BEFORE: Sieve = { name: 'subject of the paragraph before', confidence: 0.2 }
const PARAGRAPH_AFTER: Sieve = { name: 'paragraph after', confidence: 0.3 }
const NOTHING: Sieve = { name: 'nobody found', confidence: 0.05 }

/** Gives the quotations that no cue introduces the speaker of what stands around them. Changes the items. */
export function attributeWithoutCue(items: readonly Item[], notes: readonly ParagraphNote[]): void {
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
    } else if (before?.paragraph === item.paragraph) take(item, before, SAME_PARAGRAPH)
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
      else item.sieve = NOTHING
    }
  }
}

function isPerson(identity: Identity | undefined): boolean {
  return identity?.kind === 'person' || identity?.kind === 'anonymous'
}

function take(item: Item, from: Item, sieve: Sieve): void {
  item.speaker = from.speaker
  item.identity = from.identity
  item.sieve = sieve
}

/**
 * The quotation before with a speaker, in the same paragraph or the one before: the nearest sentence counts, and
 * in it the first that has marks, because what follows an attribution is told in passing.
 */
function quotedBefore(items: readonly Item[], index: number): Item | undefined {
  const own = items[index]
  if (own === undefined) return undefined
  let best: Item | undefined
  for (let at = index - 1; at >= Math.max(0, index - 10); at--) {
    const item = items[at]
    if (item === undefined || item.paragraph < own.paragraph - 1) break
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
