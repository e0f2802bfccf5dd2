import * as v from 'valibot'
import { makeCitationKey } from '../../citations/citation-key'
import { takeContent } from '../content-of-command'
import type { ChangeDraft } from '../change-draft'
import { BLOCKS, ID, MARKS, NAME, REFERENCE } from '../command-inputs'
import { CommandFailure, defineCommand } from '../define-command'
import { findOrMakeTag } from '../find-by-name'

export const articleAdd = defineCommand(
  'article.add',
  'add article',
  {
    /** Chosen by an importer that has to put the original file in its place first. */
    id: v.optional(ID),
    text: v.string(),
    title: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000))),
    reference: v.optional(REFERENCE),
    citationKey: v.optional(NAME),
    tags: v.optional(v.array(NAME), []),
    blocks: v.optional(BLOCKS),
    marks: v.optional(MARKS),
    language: v.optional(NAME),
    source: v.optional(v.strictObject({ fileName: NAME, mediaType: NAME, bytes: v.number() })),
  },
  (input, draft) => {
    const { text, blocks, marks } = takeContent(input)
    const given = input.reference ?? { type: 'document' as const }
    const title = input.title || given.title
    const reference = title ? { ...given, title } : given
    const article = input.id ?? draft.newId()
    if (draft.article(article)) {
      throw new CommandFailure('name-taken', `There is an article ${article} already.`)
    }
    const revision = draft.newId()
    draft.add({
      type: 'article',
      id: article,
      reference,
      citationKey: chooseKey(draft, input.citationKey, reference),
      revision,
      tags: [...new Set(input.tags.map((name) => findOrMakeTag(draft, name).id))],
      addedAt: draft.now,
      modifiedAt: draft.now,
      ...(input.source ? { source: input.source } : {}),
    })
    draft.add({
      type: 'revision',
      id: revision,
      article,
      createdAt: draft.now,
      text,
      blocks,
      marks,
      ...(input.language ? { language: input.language } : {}),
    })
    return { id: article, revision }
  },
)

/** A key that came with the reference is kept; where it is taken it fails instead of changing. */
function chooseKey(
  draft: ChangeDraft,
  wanted: string | undefined,
  reference: Parameters<typeof makeCitationKey>[0],
): string {
  const isTaken = (key: string) => draft.articleByKey(key) !== undefined
  if (wanted === undefined) return makeCitationKey(reference, isTaken, draft.context.keyPattern)
  if (isTaken(wanted)) {
    throw new CommandFailure(
      'name-taken',
      `The citation key “${wanted}” is taken by another article.`,
    )
  }
  return wanted
}
