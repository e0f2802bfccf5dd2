import { join } from 'node:path'
import type { Id } from '#domain/library/model'

/** Where things are in a library's folder. */
export interface Layout {
  readonly root: string
  readonly library: string
  readonly articles: string
  readonly notes: string
  readonly sources: string
  readonly journal: string
  readonly checkpoint: string
  readonly catalog: string
  readonly stamps: string
  readonly conflicts: string
  readonly backups: string
  readonly quarantine: string
}

/** The paths of a library in `root`. */
export function layoutOf(root: string): Layout {
  return {
    root,
    library: join(root, 'library.json'),
    articles: join(root, 'articles'),
    notes: join(root, 'notes'),
    sources: join(root, 'sources'),
    journal: join(root, 'journal'),
    checkpoint: join(root, 'journal', 'checkpoint.json'),
    catalog: join(root, 'catalog', 'catalog.bin'),
    stamps: join(root, 'catalog', 'stamps.bin'),
    conflicts: join(root, 'conflicts'),
    backups: join(root, 'backups'),
    quarantine: join(root, 'quarantine'),
  }
}

/** The shard folder of an article: the first two characters of its id. */
export function shardOf(layout: Layout, article: Id): string {
  return join(layout.articles, article.slice(0, 2))
}

/** The document of an article. */
export function documentPath(layout: Layout, article: Id): string {
  return join(shardOf(layout, article), `${article}.json`)
}

/** The file of a note that stands by itself. */
export function notePath(layout: Layout, note: Id): string {
  return join(layout.notes, `${note}.md`)
}

/** Whether a string has the form of an id, and so may be a file name. */
export function isId(text: string): boolean {
  return /^[0-9a-z]{16}$/.test(text)
}
