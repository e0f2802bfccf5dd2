import { makeCitationKey } from '#domain/citations/citation-key'
import { parseKeyPattern } from '#domain/citations/key-pattern'
import { ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import { listDuplicates, readMergeCandidates, titleOfGroup } from '#services/duplicates-service'
import { lookUp } from '#services/look-up-service'
import type { RequestContext } from './request-context'

const DUPLICATES_SHOWN = 1000

/** What the window asks about references beyond citing them: looking up, keys, duplicates. */
export function makeReferenceHandlers(context: RequestContext) {
  const { open, tasks } = context
  const store = () => open.library.store
  return {
    'look-up.find': async ({ identifier }) => {
      const found = await lookUp(tasks.background, identifier)
      return found.ok ? ok({ reference: found.value }) : found
    },
    'keys.pattern': () => ok({ pattern: context.keyPattern() }),
    'keys.set-pattern': ({ pattern }) => {
      const parsed = parseKeyPattern(pattern)
      if (!parsed.ok) return parsed
      open.library.keyPattern = parsed.value
      context.setKeyPattern(pattern.trim())
      return ok({ pattern: pattern.trim() })
    },
    'keys.make': ({ reference, article }) => {
      const isTaken = (key: string) => {
        const owner = store().view.articleByKey(key)
        return owner !== undefined && owner !== article
      }
      return ok({ key: makeCitationKey(reference, isTaken, open.library.keyPattern) })
    },
    'keys.owner': ({ key }) => {
      const id = store().view.articleByKey(key)
      const article = id === undefined ? undefined : store().view.article(id)
      if (!article) return ok(null)
      const { title = '' } = article.reference
      return ok({ article: article.id, title, isTrashed: article.deletedAt !== undefined })
    },
    'duplicates.list': async () => {
      const groups = await listDuplicates(store(), tasks.background)
      return ok({
        groups: groups.slice(0, DUPLICATES_SHOWN).map((group) => ({
          ...group,
          title: titleOfGroup(store(), group.articles),
        })),
        total: groups.length,
      })
    },
    'duplicates.read': ({ articles }) => ok(readMergeCandidates(store(), articles)),
  } satisfies Partial<RequestHandlers>
}
