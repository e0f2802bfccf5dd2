// How fast references are read: node tests/bench/references.mjs
// Prints one JSON line a figure. Other programs (pandoc, bibutils) do the same work in the same run, where
// they are installed.
import { benchReading } from './citations/read.mjs'

benchReading(print)

/**
 * @param {string} figure
 * @param {number | null} value null where a program is not installed
 * @param {string} unit
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, unit, asked, n) {
  const rounded = value === null ? null : Number(value.toPrecision(3))
  console.log(JSON.stringify({ figure, value: rounded, unit, asked, n }))
}
