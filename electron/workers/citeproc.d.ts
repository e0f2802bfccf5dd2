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

  /** What the engine knows of the items it cites; the steps of its `updateItems`. */
  export interface Registry {
    mylist: readonly string[]
    readonly myhash: Record<string, boolean>
    readonly registry: Record<
      string,
      { readonly seq: number; readonly disambig: unknown; readonly sortkeys: unknown } | undefined
    >
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

  const CSL: { readonly Engine: typeof Engine }
  export default CSL
}
