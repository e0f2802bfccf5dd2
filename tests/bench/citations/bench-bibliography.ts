import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expectOk } from '../../../electron/domain/result'
import { CitationService } from '../../../electron/services/citation-service'
import { type CslNode, openStylePack } from '../../../electron/workers/style-pack'
import { makeReferences } from './make-references'

/*
 * Makes a bibliography through the citation service and changes one reference after another in it; leaves
 * the same items and style in the folder for another program. Arguments: the folder, the worker's
 * program, the style pack, the number of items. Prints one line of JSON.
 */

const CHANGES = 7

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A node of the pack as CSL, with the head that every processor wants. */
function cslOf(node: CslNode | string): string {
  if (typeof node === 'string') return escape(node)
  const { name, attrs, children } = node
  if (name === 'info')
    return '<info><title>Style</title><id>style</id><updated>2020-01-01T00:00:00+00:00</updated></info>'
  const attributes = Object.entries({
    ...(name === 'style' ? { xmlns: 'http://purl.org/net/xbiblio/csl' } : {}),
    ...attrs,
  })
  const said = attributes.map(([key, value]) => ` ${key}="${escape(value)}"`).join('')
  return `<${name}${said}>${children.map(cslOf).join('')}</${name}>`
}

const [folder = '', worker = '', pack = '', count = ''] = process.argv.slice(2)
const items = makeReferences(Number(count))
const style = expectOk(openStylePack(pack)).readStyle('apa')
if (!style) throw new Error('no APA in the pack')
writeFileSync(join(folder, 'apa.csl'), cslOf(style))
writeFileSync(
  join(folder, 'items.json'),
  JSON.stringify(items.map(({ citationKey, reference }) => ({ id: citationKey, ...reference }))),
)
writeFileSync(join(folder, 'all.md'), '---\nnocite: "@*"\n---\n')

const service = new CitationService({ worker, pack })
const delay = monitorEventLoopDelay({ resolution: 5 })
const started = performance.now()
delay.enable()
const made = expectOk(await service.bibliography('apa', items))
const whole = performance.now() - started
if (made.entries.length !== items.length) throw new Error('entries are missing')

const changes: number[] = []
for (let turn = 0; turn < CHANGES; turn++) {
  const at = Math.floor((items.length * (turn + 1)) / (CHANGES + 1))
  const item = items[at]
  if (!item) continue
  items[at] = { ...item, reference: { ...item.reference, title: `Changed ${turn}` } }
  const before = performance.now()
  const again = expectOk(await service.bibliography('apa', items))
  changes.push(performance.now() - before)
  if (!again.entries.some(({ text }) => text.includes(`Changed ${turn}`)))
    throw new Error('a change is missing')
}
delay.disable()
await service.close()
process.stdout.write(`${JSON.stringify({ whole, changes, blocked: delay.max / 1e6 })}\n`)
