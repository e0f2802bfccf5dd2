import type { ReferenceFormat } from './formats/format'
import { readCslJson, writeCslJson } from './formats/csl-json'
import { readRis, writeRis } from './formats/ris'

export const REFERENCE_FORMATS = {
  ris: {
    label: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    read: readRis,
    write: writeRis,
  },
  'csl-json': {
    label: 'CSL-JSON',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    read: readCslJson,
    write: writeCslJson,
  },
} as const satisfies Record<string, ReferenceFormat>

export type ReferenceFormatName = keyof typeof REFERENCE_FORMATS
