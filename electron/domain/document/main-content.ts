import { Readability } from '@mozilla/readability'
import type { AttributeOf } from './html-elements'
import { attributeOf, type HtmlNode, visitTree } from './html-tree'

/** Elements and roles around an article, never in it. */
const CHROME_ELEMENTS = new Set(['nav', 'aside', 'dialog', 'search'])
const CHROME_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'menu',
  'menubar',
  'dialog',
  'alertdialog',
])

/** Whether an element is one of a page's menus or side columns. A form can hold the whole page. */
export function isChrome(name: string, attribute: AttributeOf): boolean {
  if (CHROME_ELEMENTS.has(name)) return true
  const role = attribute('role')
  return role !== undefined && CHROME_ROLES.has(role.trim().toLowerCase())
}

/** Names that authors of pages give to what stands around an article. */
const CHROME_NAME =
  /(?:^|[\s_-])(?:nav|navbar|menu|sidebar|footer|masthead|related|comments?|share|social|newsletter|cookie|promo|breadcrumbs?)(?:$|[\s_-])/i

/** What a look over the page says about where its article is. */
export interface PageSurvey {
  /** There is more on the page than the article. */
  readonly hasChrome: boolean
  /** The one `article`, else the one `main`: where the author says that the article is. */
  readonly declared: HtmlNode | undefined
}

/** One look over the tree: linear, changes nothing. */
export function surveyPage(root: HtmlNode): PageSurvey {
  let hasChrome = false
  const articles: HtmlNode[] = []
  const mains: HtmlNode[] = []
  visitTree(root, {
    enter(element, name) {
      const attribute = attributeOf(element)
      if (name === 'article') articles.push(element)
      if (name === 'main' || attribute('role') === 'main') mains.push(element)
      hasChrome ||=
        name === 'footer' ||
        name === 'form' ||
        isChrome(name, attribute) ||
        CHROME_NAME.test(attribute('class') ?? '') ||
        CHROME_NAME.test(attribute('id') ?? '')
    },
  })
  const declared = articles.length === 1 ? articles[0] : mains.length === 1 ? mains[0] : undefined
  return { hasChrome, declared }
}

/** Readability's class as we use it: its own types want the DOM library. */
const MainContentFinder = Readability as unknown as new (
  document: object,
  options: {
    readonly charThreshold: number
    readonly disableJSONLD: boolean
    readonly keepClasses: boolean
    readonly serializer: (element: HtmlNode) => HtmlNode
  },
) => { parse(): { readonly content?: HtmlNode | null } | null }

/**
 * The element that holds the main content, found by Readability, which takes the tree apart; `undefined` when
 * it finds none. It asks for 250 characters where its default is 500: short news is news too.
 */
export function findMainContent(document: object): HtmlNode | undefined {
  try {
    const finder = new MainContentFinder(document, {
      charThreshold: 250,
      disableJSONLD: true,
      keepClasses: true,
      serializer: (element) => element,
    })
    return finder.parse()?.content ?? undefined
  } catch {
    // A page that it cannot read is read whole.
    return undefined
  }
}
