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
    /** Ids that deleting others leaves to be looked at again. */
    refreshes: Record<string, boolean>
    /** How many are left of those that a deleted one was rendered like. */
    ambigresets: Record<string, number>
    /** Ids by what is rendered of them where nothing tells them apart. */
    readonly ambigcites: Record<string, string[]>
    /** Keys of `ambigcites` that `setdisambigs` has yet to look at. */
    ambigsTouched: Record<string, boolean>
    readonly namereg: {
      /** Takes the names of a deleted item out. */
      delitems: (id: string) => object
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

  /** Does a part of what a token says; a number is where to go on in its list of tokens. */
  export type TokenStep = (
    this: EngineToken,
    state: Engine,
    item: CiteprocItem,
    cited: unknown,
  ) => number | undefined

  /** An element of a style, its beginning or its end. */
  export interface EngineToken {
    readonly name: string
    /** 0: its beginning, 1: its end, 2: all of it. */
    readonly tokentype: 0 | 1 | 2
    /** Attributes as they are in the style, with an @ in front of each; not of a token that stands for no element. */
    readonly said?: { readonly [attribute: string]: string }
    /** The macro that it stands for. */
    readonly macro?: string
    readonly strings: { readonly [name: string]: unknown }
    readonly decorations?: readonly (readonly [kind: string, ...more: unknown[]])[]
    readonly variables_real?: readonly string[]
    /** Whether it is a group of the style, and not only around a macro. */
    readonly realGroup?: boolean
    readonly juris?: string
    readonly non_parallel?: object
    readonly parallel_first?: object
    readonly parallel_last?: object
    readonly parallel_last_to_first?: object
    execs: readonly TokenStep[]
  }

  /** What a group has said so far. */
  export interface GroupContext {
    variable_attempt: boolean
    readonly variable_success: boolean
    readonly term_intended: boolean
    readonly condition: unknown
    readonly force_suppress: boolean
  }

  export class Engine {
    readonly opt: {
      /** BCP 47, of the style or as it was asked for. */
      readonly lang: string
      /** CSL-M: groups that depend on what stood before them. */
      readonly use_context_condition?: boolean
      /** CSL-M: layouts for items in other languages. */
      readonly has_layout_locale?: boolean
    }
    readonly bibliography: {
      readonly tokens: readonly EngineToken[]
      readonly opt: { readonly 'subsequent-author-substitute'?: string }
    }
    readonly macros: { readonly [name: string]: readonly EngineToken[] }
    /** Of the item that is being rendered. */
    readonly nameOutput: { nameset_base: number; nameset_offset?: number }
    readonly bibliography_sort: { readonly tokens: readonly unknown[] }
    readonly tmp: {
      area: string
      root: string
      extension: string
      loadedItemIDs: Record<string, boolean>
      taintedItemIDs: Record<string, boolean>
      disambig_request: unknown
      disambig_settings: unknown
      readonly just_looking: boolean
      readonly can_block_substitute: boolean
      /** Whether anything was said of the item that is being rendered. */
      in_cite_predecessor: boolean
      /** The names that were rendered last. */
      name_node: object
      readonly group_context: { readonly tip: GroupContext }
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

  export type NameList = readonly {
    readonly family?: string
    readonly given?: string
    readonly literal?: string
  }[]

  /** The names of an element of a style, while they are rendered. */
  export interface NameOutput {
    readonly state: { readonly tmp: { readonly sort_key_flag?: boolean } }
    /** The variables whose names are printed. */
    readonly variables: readonly string[]
    /** What is printed of each: shortened, but not yet joined. */
    readonly freeters: Record<string, NameList>
    /** How the list of each ends. */
    readonly etal_spec: { readonly [variable: string]: { freeters: 0 | 1 | 2 } | undefined }
    setEtAlParameters: (this: NameOutput) => void
  }

  const CSL: {
    readonly Engine: typeof Engine
    readonly NameOutput: { readonly prototype: NameOutput }
    /** Renders an item, bound to an engine, with nothing that tells it apart. */
    getAmbiguousCite: (this: Engine, item: CiteprocItem) => string
  }
  export default CSL
}
