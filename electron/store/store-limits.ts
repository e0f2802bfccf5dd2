/** Sizes at which the store does something; tests make them small. */
export interface StoreLimits {
  /** A journal segment is ended when it has grown to this; one is read in a few milliseconds. */
  readonly segmentBytes: number
  /** The catalog is written anew after this many entries, or after `catalogBytes` of journal. */
  readonly catalogEntries: number
  readonly catalogBytes: number
  /** The same on closing, when nobody waits for anything else. */
  readonly catalogEntriesOnClose: number
  readonly catalogBytesOnClose: number
  /** Documents are written when nobody has changed anything for a moment, or when this much waits. */
  readonly idleMs: number
  readonly waitingEntries: number
  readonly waitingBytes: number
  /** How many steps can be undone; the journal is kept for them. */
  readonly historySteps: number
}

export const STORE_LIMITS: StoreLimits = {
  segmentBytes: 8_000_000,
  catalogEntries: 5_000,
  catalogBytes: 32_000_000,
  catalogEntriesOnClose: 500,
  catalogBytesOnClose: 4_000_000,
  idleMs: 300,
  waitingEntries: 5_000,
  waitingBytes: 32_000_000,
  historySteps: 1_000,
}
