import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Missing, projectRoot, run } from '../../scripts/say.mjs'

/** What issue 5 asks: fields recovered, in percent, by format and the sets of cases in it. */
const READING = /** @type {const} */ ([
  ['RIS', '>= 93', ['zotero-ris', 'jabref-ris']],
  ['BibTeX', '>= 93', ['zotero-bibtex', 'pandoc-bibtex']],
  ['Better BibTeX import', '>= 88', ['bbt-import-bib']],
  ['BibLaTeX', '>= 92', ['pandoc-biblatex']],
  ['EndNote XML', '>= 95', ['zotero-endnotexml', 'jabref-endnotexml']],
  ['NBIB', '>= 90', ['zotero-nbib', 'jabref-medlineplain']],
  ['PubMed XML', '>= 85', ['zotero-pubmedxml', 'jabref-medline']],
  ['Refer', '>= 85', ['zotero-refer']],
  ['RefWorks', '>= 85', ['zotero-refworks']],
  ['Web of Science', '>= 85', ['zotero-wos', 'jabref-isi']],
  ['Ovid', '>= 85', ['zotero-ovid', 'jabref-ovid']],
  ['MODS', '>= 85', ['zotero-mods', 'jabref-mods']],
  ['several formats', '>= 85', ['bcc-small']],
])

const WRITING = /** @type {const} */ ([
  ['biblatex', '>= 98'],
  ['bibtex', '>= 93'],
  ['ris', '>= 98'],
])

/**
 * `npm run eval:citations [-- --data DIR] [--cli COMMAND]`: measures how references are read and written, with the
 * scorer and the cases in DIR (default: ../shared/eval/citations beside the project). What is written is read
 * back with pandoc and checked with bibtex, each where it is installed.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(projectRoot, '../shared/eval/citations') },
      cli: {
        type: 'string',
        default: `"${process.execPath}" "${join(projectRoot, 'out/cli/commonplace.cjs')}"`,
      },
    },
  })
  const data = resolve(values.data)
  const scorer = join(data, 'score.mjs')
  if (!existsSync(scorer)) {
    throw new Missing(
      `There is no scorer at ${scorer}: say where the measuring data is with --data DIR.`,
    )
  }
  const args = [scorer, '--cli', values.cli, '--cases', data, '--json']
  const done = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (done.status !== 0) {
    throw new Missing(`"${values.cli} convert --jsonl" gave no answer: build the project first.`)
  }
  const result = JSON.parse(String(done.stdout))
  printReading(result.import.sets)
  printWriting(result.export)
})

/** @typedef {{ cases: number, fields: number, right: number, failed: number, empty: number }} Tally */

/** @param {Record<string, Tally>} sets */
function printReading(sets) {
  for (const [format, asked, names] of READING) {
    const there = names.flatMap((name) => (sets[name] ? [{ name, set: sets[name] }] : []))
    const scored = there.filter(({ set }) => set.fields > 0)
    const sum = (/** @type {'fields' | 'right'} */ key) =>
      scored.reduce((total, { set }) => total + set[key], 0)
    if (sum('fields') > 0) {
      print(
        `${format} read: fields`,
        (100 * sum('right')) / sum('fields'),
        '%',
        asked,
        sum('fields'),
      )
    }
    if (scored.length < 2) continue
    for (const { name, set } of scored) {
      print(`${format} read: fields, ${name}`, (100 * set.right) / set.fields, '%', '', set.fields)
    }
  }
  const all = Object.values(sets)
  const cases = all.reduce((total, { cases: n }) => total + n, 0)
  print(
    'cases not answered',
    all.reduce((n, { failed }) => n + failed, 0),
    '',
    '0',
    cases,
  )
  print(
    'cases read as empty',
    all.reduce((n, { empty }) => n + empty, 0),
    '',
    '0',
    cases,
  )
}

/** @param {any} result */
function printWriting({ items, formats, tools }) {
  for (const [format, asked] of WRITING) {
    const { fields, right, keys, distinct, blank, bibtex, reader, unreadable } = formats[format]
    const kept = reader ? (100 * right) / fields : Number.NaN
    print(`${format} written and read back: fields`, kept, '%', asked, fields)
    if (reader) print(`${format} written: entries that cannot be read`, unreadable, '', '0', items)
    if (keys !== undefined) {
      print(`${format} written: unique keys`, (100 * (distinct - blank)) / keys, '%', '100', keys)
    }
    if (format === 'bibtex') {
      const errors = tools.bibtex && bibtex ? bibtex.errors : Number.NaN
      print('bibtex written: errors of bibtex', errors, '', '0', items)
    }
  }
}

/**
 * @param {string} figure
 * @param {number} value NaN where it could not be measured
 * @param {string} unit
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, unit, asked, n) {
  const rounded = Number.isNaN(value) ? null : Number(value.toFixed(1))
  console.log(JSON.stringify({ figure, value: rounded, unit, asked, n }))
}
