import CSL, { type CiteprocItem, type Engine } from 'citeproc'
import type { Reference } from '#domain/citations/reference'
import { endInOthers } from './end-in-others'
import { skipEmptyGroups } from './skip-empty-groups'
import type { CslNode, StylePack } from './style-pack'

endInOthers()

/** The reference as citeproc takes it: with an id, without what no style reads. */
export function toItem(reference: Reference, id: string): CiteprocItem {
  const { custom: _custom, ...variables } = reference
  // Styles written for CSL 1.0.1 know the event's title under its older name.
  const event = reference['event-title']
  return { ...variables, ...(event === undefined ? {} : { event }), id }
}

export interface EngineOptions {
  /** As the pack has it, or as XML. */
  readonly style: CslNode | string
  /** BCP 47; without it the style's own, else American English. */
  readonly locale?: string | undefined
  readonly pack: Pick<StylePack, 'readLocale'>
  readonly reference: (id: string) => Reference | undefined
}

/** An engine for a style, which reads each reference when it first meets its id. Throws on a broken style. */
export function makeEngine({ style, locale, pack, reference }: EngineOptions): Engine {
  const system = {
    retrieveItem: (id: string) => {
      const found = reference(id)
      return found && toItem(found, id)
    },
    // Without a locale of its own a language has English terms, as citeproc itself falls back.
    retrieveLocale: (tag: string) => pack.readLocale(tag) ?? pack.readLocale('en-US') ?? false,
  }
  const engine = new CSL.Engine(system, style, locale, locale !== undefined)
  skipEmptyGroups(engine)
  return engine
}
