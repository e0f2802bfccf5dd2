import { expectOk } from '#domain/result'
import { openLibraryStore } from '#store/library-store'

/** Opens a library, adds a tag to it, says so, and keeps it until its input ends. */
const [folder = ''] = process.argv.slice(2)
const store = expectOk(await openLibraryStore(folder, { mode: 'write' }))
const tag = { type: 'tag', id: 't000000000000001', name: 'held', colour: 'blue' } as const
expectOk(
  await store.commit({ command: 'test', change: { added: [tag], updated: [], removed: [] } }),
)
process.stdout.write('open\n')
process.stdin.resume()
process.stdin.on('end', () => void store.close().then(() => process.exit(0)))
