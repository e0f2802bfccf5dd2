/** An entry's fields by name, raw; they are filled in place. */
export interface BibHeir {
  readonly type: string
  readonly fields: Map<string, string>
}

/** Entries whose parent is the book they stand in: its title is their `booktitle`. */
const PARTS =
  /^(?:inbook|bookinbook|suppbook|incollection|suppcollection|inreference|inproceedings|conference)$/
const PARTS_OF_ONE_AUTHOR = /^(?:inbook|bookinbook|suppbook)$/

/**
 * What a parent keeps for itself: biber's list (manual of biblatex, appendix B), and what describes the
 * parent's own text or file rather than the work both belong to.
 */
const OWN =
  /^(?:ids|crossref|xref|xdata|entryset|entrysubtype|execute|label|options|presort|related\w*|shorthand\w*|sort\w+|title|subtitle|titleaddon|shorttitle|indextitle|keywords?|tags|abstract|note|annotation|annote|file|files|pages|doi|url|urldate|eprint\w*|owner|timestamp|groups)$/

/** Which kind of title the parent's own title becomes in the child. */
function titlePrefix(child: string, parent: string): 'journal' | 'main' | 'book' | undefined {
  if (/^(?:article|suppperiodical)$/.test(child) && parent === 'periodical') return 'journal'
  if (parent.startsWith('mv')) return 'main'
  return PARTS.test(child) ? 'book' : undefined
}

function inheritFrom(child: BibHeir, parent: BibHeir): void {
  const lend = (field: string, from: string) => {
    const value = parent.fields.get(from)
    if (value?.trim() && !child.fields.get(field)?.trim()) child.fields.set(field, value)
  }
  const prefix = titlePrefix(child.type, parent.type)
  if (prefix && parent.fields.has('title') && !child.fields.has(`${prefix}title`))
    for (const part of ['title', 'subtitle', 'titleaddon']) lend(prefix + part, part)
  if (PARTS_OF_ONE_AUTHOR.test(child.type)) lend('bookauthor', 'author')
  const hasOwnDate = child.fields.has('date') || child.fields.has('year')
  for (const field of parent.fields.keys()) {
    if (OWN.test(field) || (hasOwnDate && /^(?:date|year|month|day)$/.test(field))) continue
    if (prefix && field.startsWith(`${prefix}sub`)) continue
    lend(field, field)
  }
}

/**
 * Lends fields along `crossref` (by the rules of biblatex's appendix B) and `xdata` (all fields). An
 * entry's own fields always win; entries that lend to each other in a ring do no harm.
 */
export function inheritFields(entries: readonly (BibHeir & { readonly key: string })[]): void {
  const byKey = new Map<string, BibHeir>()
  for (const entry of entries)
    if (entry.key && !byKey.has(entry.key.toLowerCase())) byKey.set(entry.key.toLowerCase(), entry)
  const done = new Set<BibHeir>()
  const visit = (entry: BibHeir, depth: number) => {
    if (done.has(entry)) return
    done.add(entry)
    for (const name of (entry.fields.get('xdata') ?? '').split(',')) {
      const lender = byKey.get(name.trim().toLowerCase())
      if (!lender || lender === entry || depth > 50) continue
      visit(lender, depth + 1)
      for (const [field, value] of lender.fields)
        if (!entry.fields.has(field)) entry.fields.set(field, value)
    }
    const parent = byKey.get((entry.fields.get('crossref') ?? '').trim().toLowerCase())
    if (!parent || parent === entry || depth > 50) return
    visit(parent, depth + 1)
    inheritFrom(entry, parent)
  }
  for (const entry of entries) visit(entry, 0)
}
