import { fail, ok } from '#domain/result'
import type { RequestHandlers } from '#ipc/handle'
import type { RequestContext } from './request-context'

/** What the window asks about citation styles: which there are, which is chosen, which come first. */
export function makeStyleHandlers(context: RequestContext) {
  return {
    'styles.list': async ({ query, limit }) => {
      const { citations, style } = context.citing()
      const starred = context.starredStyles()
      const found = await citations.listStyles(query, limit, starred)
      if (!found.ok) return found
      const chosen = await citations.findStyle(style)
      // One that is gone is shown as it was chosen.
      const named = chosen.ok ? chosen.value : { name: style, title: style }
      return ok({
        styles: found.value,
        chosen: starred.includes(style) ? { ...named, starred: true } : named,
      })
    },
    'style.set': async ({ name }) => {
      const found = await context.citing().citations.findStyle(name)
      if (!found.ok) return found
      context.setCitationStyle(name)
      const isStarred = context.starredStyles().includes(name)
      return ok(isStarred ? { ...found.value, starred: true } : found.value)
    },
    'style.star': ({ name, on }) => {
      const others = context.starredStyles().filter((one) => one !== name)
      context.setStarredStyles(on ? [...others, name] : others)
      return ok(null)
    },
    'style.install': ({ path }) => {
      if (!/\.(?:csl|xml)$/i.test(path)) {
        return fail('unsupported-format', 'Styles are files whose names end in .csl; choose one.')
      }
      return context.citing().citations.installStyle(path)
    },
    'style.remove': async ({ name }) => {
      const removed = await context.citing().citations.removeStyle(name)
      if (!removed.ok) return removed
      context.setStarredStyles(context.starredStyles().filter((one) => one !== name))
      return ok(null)
    },
  } satisfies Partial<RequestHandlers>
}
