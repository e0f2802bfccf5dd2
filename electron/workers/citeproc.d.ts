/** The part of citeproc-js that the citation worker uses; the package has no types of its own. */
declare module 'citeproc' {
  export interface CiteprocItem {
    readonly id: string
    readonly [variable: string]: unknown
  }

  export interface CiteprocSystem {
    /** The item of a key; undefined ends in an exception. */
    retrieveItem(id: string): CiteprocItem | undefined
    /** A locale as XML or as an object {name, attrs, children}; false where there is none. */
    retrieveLocale(tag: string): unknown
  }

  export interface CitationCluster {
    readonly citationItems: readonly {
      readonly id: string
      readonly locator?: string
      readonly label?: string
      readonly prefix?: string
      readonly suffix?: string
    }[]
    readonly properties: { readonly noteIndex: number }
  }

  export interface BibliographyParameters {
    readonly entry_ids: readonly (readonly string[])[]
    readonly bibliography_errors: readonly unknown[]
  }

  export interface RegisteredItem {
    readonly seq: number
    /** What is rendered of it where nothing tells it from others. */
    readonly ambig: string
    disambig: unknown
    sortkeys: unknown
  }

  /** Names that have one thing in common, and in which items they stand. */
  export interface RegisteredNames {
    items: string[]
  }
  export interface RegisteredInitials extends RegisteredNames {
    /** Of given names. */
    count: number
    skey: Record<string, RegisteredNames>
  }
  export interface RegisteredFamily extends RegisteredNames {
    /** Of initials. */
    count: number
    ikey: Record<string, RegisteredInitials>
  }

  /** What the engine knows of the items it cites; the steps of its `updateItems`. */
  export interface Registry {
    mylist: readonly string[]
    /** In the order of the style. */
    reflist: (RegisteredItem | undefined)[]
    readonly myhash: Record<string, boolean>
    readonly registry: Record<string, RegisteredItem | undefined>
    /** Ids by what is rendered of them where nothing tells them apart. */
    readonly ambigcites: Record<string, string[]>
    /** Keys of `ambigcites` that `setdisambigs` has yet to look at. */
    ambigsTouched: Record<string, boolean>
    readonly namereg: {
      /** By family name, initials and given name. */
      namereg: Record<string, RegisteredFamily>
      /** The names of an item. */
      nameind: Record<string, Record<string, boolean>>
      nameindpkeys: Record<string, Record<string, RegisteredFamily | undefined>>
    }
    getSortedIds: () => string[]
    init(ids: readonly string[]): void
    dodeletes(kept: Record<string, boolean>): void
    doinserts(ids: readonly string[]): void
    dorefreshes(): void
    rebuildlist(isUnsorted: boolean): void
    setsortkeys(): void
    setdisambigs(): void
    sorttokens(isUnsorted: boolean): void
    renumber(): void
  }

  export class Engine {
    /** `lang`: BCP 47, of the style or as it was asked for. */
    readonly opt: { readonly lang: string }
    readonly bibliography: {
      readonly tokens: readonly unknown[]
      readonly opt: { readonly 'subsequent-author-substitute'?: string }
    }
    readonly bibliography_sort: { readonly tokens: readonly unknown[] }
    readonly tmp: {
      area: string
      root: string
      extension: string
      loadedItemIDs: Record<string, boolean>
      taintedItemIDs: Record<string, boolean>
      disambig_request: unknown
      disambig_settings: unknown
    }
    readonly registry: Registry
    constructor(system: CiteprocSystem, style: unknown, locale?: string, forceLocale?: boolean)
    /** A term of the locale; `plural` is 0 or 1. */
    getTerm(term: string, form: 'short' | 'long', plural: 0 | 1): string | undefined
    setOutputFormat(format: 'html' | 'text' | 'rtf'): void
    updateItems(ids: readonly string[]): void
    /** False where the style has no bibliography. */
    makeBibliography(): false | [BibliographyParameters, string[]]
    /** Formats in the output format that is set, by what `updateItems` has read; changes nothing. */
    makeCitationCluster(items: CitationCluster['citationItems']): string
    /** The citations that change: their index, text and id. */
    processCitationCluster(
      cluster: CitationCluster,
      before: readonly [string, number][],
      after: readonly [string, number][],
    ): [unknown, [index: number, text: string, id: string][]]
    previewCitationCluster(
      cluster: CitationCluster,
      before: readonly [string, number][],
      after: readonly [string, number][],
      format: 'html' | 'text' | 'rtf',
    ): string
  }

  const CSL: {
    readonly Engine: typeof Engine
    /** Renders an item, bound to an engine, with nothing that tells it apart. */
    getAmbiguousCite: (this: Engine, item: CiteprocItem) => string
  }
  export default CSL
}
