/**
 * mulberry32: the same numbers for the same seed, so that a run which found something can be run again.
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (/** @type {number} */ n) => Math.floor(next() * n)
  return {
    /** At least 0, less than 1. */
    next,
    /** A whole number from 0 up to `n`, without `n`. */
    below,
    /** @template T @param {readonly T[]} list @returns {T | undefined} */
    pick: (list) => list[below(list.length)],
  }
}

/** @typedef {ReturnType<typeof randomFrom>} Random */
