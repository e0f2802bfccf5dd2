import fc from 'fast-check'
import type { SaidCommand } from '#domain/library/commands'
import { type Id, QUOTE_KINDS } from '#domain/library/model'
import { idOf } from './make-records'
import type { ModelLibrary } from './model-library'

/** A step of a random session, as numbers: what they point at is chosen when the step is run. */
export interface Step {
  readonly kind: (typeof STEP_KINDS)[number]
  readonly a: number
  readonly b: number
  readonly c: number
}

const COMMAND_KINDS = [
  'article.add',
  'article.add',
  'article.revise',
  'article.edit-reference',
  'article.tag',
  'article.untag',
  'article.delete',
  'article.merge',
  'article.set-apart',
  'article.make-keys',
  'quote.add',
  'quote.add',
  'quote.add',
  'quote.edit',
  'quote.tag',
  'quote.untag',
  'quote.delete',
  'quote.suggest',
  'quote.suggest',
  'quote.accept',
  'quote.reject',
  'tag.add',
  'tag.edit',
  'tag.rename',
  'tag.move',
  'tag.merge',
  'tag.delete',
  'speaker.add',
  'speaker.edit',
  'speaker.merge',
  'speaker.split',
  'note.add',
  'note.add',
  'note.edit',
  'note.delete',
  'trash.restore',
  'trash.empty',
] as const

export const STEP_KINDS = [
  ...COMMAND_KINDS,
  'undo',
  'undo',
  'redo',
  'redo',
  'look',
  'look',
  'reopen',
  'crash',
  'checkpoint',
] as const

/** Random steps. */
export const steps = (longest: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...STEP_KINDS),
      a: fc.nat(1000),
      b: fc.nat(1000),
      c: fc.nat(1000),
    }),
    { maxLength: longest, minLength: 5, size: 'max' },
  )

const WORDS = [
  'war',
  'peace',
  'São Paulo',
  '制裁',
  'Čapek',
  'don’t',
  '“so-called”',
  'emoji 🙂',
  'x',
]

/** The command of a step in a library; it may well be one that fails. */
export function commandOf({ kind, a, b, c }: Step, model: ModelLibrary): SaidCommand | undefined {
  const pick = <T>(list: readonly T[], n: number): T | undefined =>
    list[n % Math.max(1, list.length)]
  const idIn = (list: readonly { id: Id }[], n: number): Id => pick(list, n)?.id ?? idOf('z', n)
  const article = idIn(model.articles(), a)
  const quote = idIn(model.all('quote'), a)
  const tag = (n: number) => idIn(model.tags(), n)
  const word = (n: number) => pick(WORDS, n) ?? ''
  switch (kind) {
    case 'article.add':
      return {
        type: kind,
        title: `${word(a)} ${b}`,
        text: textOf(a, b),
        tags: c % 3 ? [] : [word(c)],
      }
    case 'article.revise':
      return { type: kind, article, text: `${textOf(b, c)} More of it.` }
    case 'article.edit-reference':
      return {
        type: kind,
        article,
        reference: {
          type: 'book',
          title: word(b),
          author: [{ family: word(c) }],
          issued: { 'date-parts': [[1900 + (b % 120), 1 + (c % 12)]] },
        },
        ...(c % 4 ? {} : { citationKey: `key-${b}` }),
      }
    case 'article.tag':
    case 'article.untag':
      return { type: kind, article, tags: [word(b)] }
    case 'article.merge': {
      const other = idIn(model.articles(), b)
      return {
        type: kind,
        into: article,
        from: [other],
        ...(c % 3 ? {} : { text: other, key: other }),
      }
    }
    case 'article.make-keys':
      return {
        type: kind,
        articles: model.articles().map(({ id }) => id),
        ...(c % 2 ? { pattern: '[Auth]:[year]' } : {}),
      }
    case 'article.set-apart':
      return { type: kind, articles: [article, idIn(model.articles(), b)] }
    case 'article.delete':
    case 'trash.restore':
      return { type: kind, article }
    case 'trash.empty':
      return { type: kind }
    case 'quote.add':
      return {
        type: kind,
        article,
        start: b % 40,
        end: (b % 40) + 1 + (c % 30),
        kind: pick(QUOTE_KINDS, c) ?? 'direct',
        tags: b % 2 ? [word(b), word(c)] : [],
        ...(c % 2 ? { speaker: word(a + b) } : {}),
        via: c % 5 ? [] : [word(b), word(c)],
        ...(a % 3 ? {} : { note: `note ${b} ${word(c)}` }),
        status: b % 4 ? 'accepted' : 'suggested',
      }
    case 'quote.edit':
      return { type: kind, quote, kind: pick(QUOTE_KINDS, b) ?? 'direct', locator: `p. ${c}` }
    case 'quote.tag':
    case 'quote.untag':
      return { type: kind, quote, tags: [tag(b)] }
    case 'quote.delete':
    case 'quote.accept':
    case 'quote.reject':
      return { type: kind, quote }
    case 'quote.suggest':
      return {
        type: kind,
        article,
        revision: model.article(article)?.revision ?? idOf('z', a),
        quotes: [b % 40, c % 40].map((start) => ({
          start,
          end: start + 1 + (a % 30),
          kind: pick(QUOTE_KINDS, c) ?? 'direct',
          confidence: 0.5,
          reason: 'quotation marks',
          proposal: {
            ...(b % 2 ? { speaker: { name: word(c), kind: 'person' as const } } : {}),
            via: c % 3 ? [] : [{ name: word(b), kind: 'outlet' as const }],
          },
        })),
      }
    case 'tag.edit':
      return { type: kind, tag: tag(a), definition: `${word(b)} ${c}` }
    case 'tag.add':
      return { type: kind, name: `${word(a)} ${b % 5}`, ...(c % 2 ? { parent: tag(c) } : {}) }
    case 'tag.rename':
      return { type: kind, tag: tag(a), name: `${word(b)} ${c % 7}` }
    case 'tag.move':
      return { type: kind, tag: tag(a), parent: tag(b) }
    case 'tag.merge':
      return { type: kind, from: [tag(a), tag(b)], into: tag(c) }
    case 'tag.delete':
      return { type: kind, tag: tag(a) }
    case 'speaker.add':
      return { type: kind, name: `${word(a)} ${b % 9}` }
    case 'speaker.edit':
      return { type: kind, speaker: idIn(model.speakers(), a), aliases: [word(b)] }
    case 'speaker.split':
      return {
        type: kind,
        speaker: model.quote(quote)?.speaker ?? idOf('z', a),
        name: `${word(b)} of ${c % 9}`,
        quotes: [quote],
      }
    case 'speaker.merge':
      return { type: kind, from: [idIn(model.speakers(), a)], into: idIn(model.speakers(), b) }
    case 'note.add':
      return {
        type: kind,
        markdown: `*${word(a)}*\n\n---\n${b}`,
        ...(c % 3 === 0 ? {} : c % 3 === 1 ? { article } : { quote }),
        ...(b % 2 ? { title: word(b) } : {}),
      }
    case 'note.edit':
      return { type: kind, note: idIn(model.all('note'), a), markdown: `${word(b)} edited\n` }
    case 'note.delete':
      return { type: kind, note: idIn(model.all('note'), a) }
    default:
      return undefined
  }
}

function textOf(a: number, b: number): string {
  return `He said “${WORDS[a % WORDS.length]}, and ${WORDS[b % WORDS.length]} too,” on day ${a}.\n\nThen nothing more was said for ${b} days, as the paper reports.`
}
