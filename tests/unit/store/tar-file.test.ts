import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTar, tarEnd, tarEntry, type TarEntry } from '#store/tar-file'

async function* inChunks(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(bytes: Buffer, size = 777): Promise<TarEntry[]> {
  const entries: TarEntry[] = []
  for await (const { name, bytes: content } of readTar(inChunks(bytes, size))) {
    entries.push({ name, bytes: Buffer.from(content) })
  }
  return entries
}

const ENTRY = fc.record({
  name: fc.stringMatching(/^[a-zäß]{1,3}\/[a-z0-9 ü.-]{1,150}x$/),
  bytes: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
})

test('what is written is read back, whatever the names, sizes and chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ENTRY), fc.integer({ min: 1, max: 3000 }), async (entries, size) => {
      const tar = Buffer.concat([
        ...entries.flatMap((entry) => [...tarEntry(entry, new Date(0))]),
        tarEnd(),
      ])
      expect(tar.length % 512).toBe(0)
      expect(await readAll(tar, size)).toEqual(entries)
    }),
    { numRuns: 40 },
  )
})

test('a file that is cut or damaged is refused', async () => {
  const tar = Buffer.concat([
    ...tarEntry({ name: 'a', bytes: Buffer.from('content') }, new Date(0)),
    tarEnd(),
  ])
  await expect(readAll(tar.subarray(0, 700))).rejects.toThrow('ends too early')
  tar[3] = 0x41
  await expect(readAll(tar)).rejects.toThrow('damaged')
})
