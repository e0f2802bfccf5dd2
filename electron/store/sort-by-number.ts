/** Bits of a row in a sorted word; the number takes the rest. */
const ROW_BITS = 20
const NUMBER_BITS = 64 - ROW_BITS
const LOW_BITS = 32 - ROW_BITS
const MOST_ROWS = 2 ** ROW_BITS
const MOST_NUMBER = 2 ** NUMBER_BITS
const ROW_MASK = MOST_ROWS - 1

/**
 * `rows` ordered by a whole number each, such as an instant in milliseconds; `compare`, which must agree
 * with the numbers, decides between rows of the same number. Numbers and rows are put side by side into
 * words that the engine sorts by itself, without calling a comparison for each pair. Where the numbers are
 * further apart than 2^44 or not whole, or there are more rows than 2^20, only `compare` is used.
 */
export function sortByNumber(
  rows: readonly number[],
  numberOf: (row: number) => number,
  compare: (a: number, b: number) => number,
): Int32Array {
  const numbers = new Float64Array(rows.length)
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < rows.length; i++) {
    const number = numberOf(rows[i] ?? 0)
    numbers[i] = number
    if (number < least) least = number
  }
  const words = new BigUint64Array(rows.length)
  const halves = new Uint32Array(words.buffer)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    const number = (numbers[i] ?? 0) - least
    if (!Number.isInteger(number) || number >= MOST_NUMBER || row >= MOST_ROWS) {
      return Int32Array.from([...rows].sort(compare))
    }
    halves[2 * i + LOW] = ((number % 2 ** LOW_BITS) * MOST_ROWS + row) >>> 0
    halves[2 * i + 1 - LOW] = Math.floor(number / 2 ** LOW_BITS)
  }
  words.sort()
  const sorted = new Int32Array(rows.length)
  for (let i = 0; i < sorted.length; i++) sorted[i] = (halves[2 * i + LOW] ?? 0) & ROW_MASK
  return settleTies(sorted, numberOf, compare)
}

/** Which half of a word is the lower one, in the machine's order of bytes. */
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1

function settleTies(
  sorted: Int32Array,
  numberOf: (row: number) => number,
  compare: (a: number, b: number) => number,
): Int32Array {
  for (let start = 0; start < sorted.length; ) {
    const number = numberOf(sorted[start] ?? 0)
    let end = start + 1
    while (end < sorted.length && numberOf(sorted[end] ?? 0) === number) end++
    if (end - start > 1) sorted.set([...sorted.subarray(start, end)].sort(compare), start)
    start = end
  }
  return sorted
}
