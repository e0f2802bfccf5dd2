import fc from 'fast-check'
import type { SaidCommand } from '#domain/library/commands'
import type { LibraryView } from '#domain/library/view'

/**
 * A recipe for a command: which kind, and numbers that choose among what the library holds when its
 * turn comes. Recipes shrink well, and most of the commands they make succeed.
 */
export const recipe = fc.record({
  kind: fc.nat(32),
  a: fc.nat(1000),
  b: fc.nat(1000),
  name: fc.constantFrom('iran', 'Iran', 'sanctions', 'talks', 'x/y', 'Ω', '標籤'),
})
export type Recipe = typeof recipe extends fc.Arbitrary<infer R> ? R : never

const TEXTS = [
  'Lavrov said: “No.” Clinton said: “Yes.”',
  'One.\n\nTwo “two” two.\n\nThree 😀 three.',
  '',
]

/** The command that a recipe means in the library as it is; undefined where it means none. */
export function cook(
  { kind, a, b, name }: Recipe,
  view: LibraryView & Lists,
): SaidCommand | undefined {
  const pick = <T>(list: readonly T[], n: number): T | undefined =>
    list[n % Math.max(1, list.length)]
  const article = pick(view.articleIds(), a)
  const quote = pick(view.quoteIds(), a)
  const note = pick(view.noteIds(), a)
  const tag = pick([...view.tags()], a)?.id
  const otherTag = pick([...view.tags()], b)?.id
  const speaker = pick([...view.speakers()], a)?.id
  const otherSpeaker = pick([...view.speakers()], b)?.id
  switch (kind) {
    case 0:
    case 1:
      return {
        type: 'article.add',
        text: TEXTS[a % TEXTS.length] ?? '',
        title: name,
        tags: b % 3 ? [] : [name],
      }
    case 2:
    case 3:
    case 4:
      return article
        ? {
            type: 'quote.add',
            article,
            start: b % 30,
            end: (b % 30) + 1 + (a % 9),
            tags: [name],
            speaker: name,
          }
        : undefined
    case 5:
      return quote ? { type: 'quote.tag', quote, tags: [name] } : undefined
    case 6:
      return quote && tag ? { type: 'quote.untag', quote, tags: [tag] } : undefined
    case 7:
      return quote
        ? {
            type: 'quote.edit',
            quote,
            kind: 'indirect',
            via: [name],
            locator: b % 2 ? name : null,
            quotedIn: [null, '', name][b % 3] ?? null,
          }
        : undefined
    case 8:
      return quote ? { type: 'quote.delete', quote } : undefined
    case 9:
      return quote ? { type: 'note.add', quote, markdown: `note ${b}` } : undefined
    case 10:
      return { type: 'note.add', markdown: `free ${b}`, ...(b % 2 ? { title: name } : {}) }
    case 11:
      return note ? { type: 'note.edit', note, markdown: `again ${b}` } : undefined
    case 12:
      return note ? { type: 'note.delete', note } : undefined
    case 13:
      return { type: 'tag.add', name, ...(tag ? { parent: tag } : {}) }
    case 14:
      return tag && otherTag ? { type: 'tag.merge', from: [tag], into: otherTag } : undefined
    case 15:
      return tag ? { type: 'tag.move', tag, parent: otherTag ?? null } : undefined
    case 16:
      return tag ? { type: 'tag.delete', tag } : undefined
    case 17:
      return speaker && otherSpeaker
        ? { type: 'speaker.merge', from: [speaker], into: otherSpeaker }
        : undefined
    case 18:
      return article ? { type: 'article.delete', article } : undefined
    case 19:
      return article ? { type: 'trash.restore', article } : undefined
    case 20:
      return b % 4 === 0 ? { type: 'trash.empty' } : undefined
    case 21: {
      const other = pick(view.articleIds(), b)
      return article && other && article !== other
        ? { type: 'article.merge', into: article, from: [other], ...(a % 2 ? { text: other } : {}) }
        : undefined
    }
    case 22: {
      const other = pick(view.articleIds(), b)
      return article && other
        ? { type: 'article.set-apart', articles: [article, other] }
        : undefined
    }
    case 23:
      return article
        ? {
            type: 'quote.suggest',
            article,
            revision: view.article(article)?.revision ?? '',
            quotes: [b % 30, b % 7].map((start) => ({
              start,
              end: start + 1 + (a % 9),
              kind: 'direct' as const,
              confidence: 0.9,
              reason: 'a rule',
              proposal: {
                ...(a % 2 ? { speaker: { name, kind: 'person' as const } } : {}),
                via: [{ name: 'The Herald', kind: 'outlet' as const }],
              },
            })),
          }
        : undefined
    case 24:
      return quote ? { type: 'quote.accept', quote } : undefined
    case 25:
      return quote ? { type: 'quote.reject', quote } : undefined
    case 26:
      return quote && speaker
        ? { type: 'speaker.split', speaker, name: `${name} ${b}`, quotes: [quote] }
        : undefined
    case 27:
      return article ? { type: 'article.edit-reference', article, citationKey: name } : undefined
    case 28:
      return article ? { type: 'article.make-keys', articles: [article] } : undefined
    case 29:
      return article ? { type: 'article.tag', article, tags: [name] } : undefined
    case 30:
      return tag ? { type: 'tag.rename', tag, name } : undefined
    case 31:
      return speaker ? { type: 'speaker.edit', speaker, name: `${name} ${b % 3}` } : undefined
    default:
      return article
        ? { type: 'article.revise', article, text: TEXTS[b % TEXTS.length] ?? '' }
        : undefined
  }
}

/** What a generator of commands must be able to enumerate. */
export interface Lists {
  articleIds(): string[]
  quoteIds(): string[]
  noteIds(): string[]
}
