import type { ReferenceFormatName, WrittenFormatName } from './format-files'
import { readBiblatex, writeBiblatex } from './formats/biblatex'
import { readBibtex, writeBibtex } from './formats/bibtex'
import { readCff } from './formats/cff'
import { readCslJson, writeCslJson } from './formats/csl-json'
import { writeCslYaml } from './formats/csl-yaml'
import { readEndnoteXml } from './formats/endnote-xml-read'
import { writeEndnoteXml } from './formats/endnote-xml-write'
import type { ReadableFormat, WritableFormat } from './formats/format'
import { writeHayagriva } from './formats/hayagriva'
import { readMods } from './formats/mods'
import { readNbib } from './formats/nbib'
import { readOvid } from './formats/ovid'
import { readPubmedXml } from './formats/pubmed-xml'
import { writeReferencesCsv } from './formats/references-csv'
import { readRefer } from './formats/refer'
import { readRefworks } from './formats/refworks'
import { readRis } from './formats/ris-read'
import { writeRis } from './formats/ris-write'
import { readWos } from './formats/wos'

/** What reads and writes each format. Some are only read, because nobody asks for new files of them; some only written. */
export const REFERENCE_FORMATS = {
  bibtex: { read: readBibtex, write: writeBibtex },
  biblatex: { read: readBiblatex, write: writeBiblatex },
  ris: { read: readRis, write: writeRis },
  'csl-json': { read: readCslJson, write: writeCslJson },
  'endnote-xml': { read: readEndnoteXml, write: writeEndnoteXml },
  nbib: { read: readNbib },
  'pubmed-xml': { read: readPubmedXml },
  refer: { read: readRefer },
  refworks: { read: readRefworks },
  wos: { read: readWos },
  ovid: { read: readOvid },
  mods: { read: readMods },
  cff: { read: readCff },
  'csl-yaml': { write: writeCslYaml },
  hayagriva: { write: writeHayagriva },
  csv: { write: writeReferencesCsv },
} as const satisfies Record<
  ReferenceFormatName | WrittenFormatName,
  Partial<ReadableFormat & WritableFormat>
>

type Formats = typeof REFERENCE_FORMATS
type NamesWith<Part> = {
  [name in keyof Formats]: Formats[name] extends Part ? name : never
}[keyof Formats]

export type ReadableFormatName = NamesWith<ReadableFormat>
export type WritableFormatName = NamesWith<WritableFormat>

const ALL: Readonly<Record<string, Partial<ReadableFormat & WritableFormat>>> = REFERENCE_FORMATS

/** Whether a word names a format that can be read. */
export const isReadable = (name: unknown): name is ReadableFormatName =>
  typeof name === 'string' && Object.hasOwn(ALL, name) && ALL[name]?.read !== undefined

/** Whether a word names a format that can be written. */
export const isWritable = (name: unknown): name is WritableFormatName =>
  typeof name === 'string' && Object.hasOwn(ALL, name) && ALL[name]?.write !== undefined

/** Names of the formats, in the order in which they are told. */
export const READABLE_FORMATS = Object.keys(ALL).filter(isReadable)
export const WRITABLE_FORMATS = Object.keys(ALL).filter(isWritable)
