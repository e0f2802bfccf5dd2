import type { ReadResult } from './format'
import { readMedlineRecord } from './medline-record'
import { readTaggedRecords } from './read-tagged-records'
import { splitTaggedRecords, type TaggedSyntax } from './tagged-lines'

/** A tag of up to four letters, padded with spaces, and a dash; lines that go on are indented. */
const SYNTAX: TaggedSyntax = {
  tagOf: (line) => {
    const match = /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/.exec(line)
    return match ? [match[1] ?? '', match[2] ?? ''] : undefined
  },
  first: 'PMID',
  single: new Set('PMID TI JT TA VI IP DP PG STAT OWN JID SO'.split(' ')),
  flowing: new Set(),
}

/** Reads the MEDLINE (NBIB) text of PubMed. Affiliations, grants and the history of a record are left out. */
export function readNbib(input: string): ReadResult {
  const records = splitTaggedRecords(input, SYNTAX)
  return readTaggedRecords(records, readMedlineRecord, 'one begins with a line “PMID- ”.')
}
