import * as v from 'valibot'
import { makeCitationKey } from '../../citations/citation-key'
import { canonicalText } from '../../document/canonical-text'
import { plainTextBlocks } from '../../document/import-plain-text'
import { assertContentValid } from '../assert-content'
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
    const text = canonicalText(input.text)
    // Blocks and marks given with the text point into it as it came; a text that is not canonical
    // yet would shift under them.
    if (input.blocks && text !== input.text) {
      throw new CommandFailure(
        'invalid-command',
        'The text is not in canonical form (NFC, \\n line ends), so its blocks cannot be trusted; leave them out.',
      )
    }
    const blocks = input.blocks ?? plainTextBlocks(text)
    const marks = input.marks ?? []
    assertContentValid({ text, blocks, marks })
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
  if (wanted === undefined) return makeCitationKey(reference, isTaken)
  if (isTaken(wanted)) {
    throw new CommandFailure(
      'name-taken',
      `The citation key “${wanted}” is taken by another article.`,
    )
  }
  return wanted
}
