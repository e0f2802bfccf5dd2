/** The few parts of a POSIX tar file (ustar, with GNU long names) that a backup needs. */

const BLOCK = 512

export interface TarEntry {
  /** With slashes, relative. */
  readonly name: string
  readonly bytes: Buffer
}

/** One file as a tar file has it: its header and its bytes in blocks of 512. */
export function* tarEntry({ name, bytes }: TarEntry, modified: Date): Iterable<Buffer> {
  if (Buffer.byteLength(name) > 100) {
    const long = Buffer.from(`${name}\0`)
    yield header('././@LongLink', long.length, 'L', modified)
    yield long
    yield padding(long.length)
  }
  yield header(name, bytes.length, '0', modified)
  yield bytes
  yield padding(bytes.length)
}

/** What ends a tar file. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK)
}

/** The files in the chunks of a tar file, one after the other; throws where it is damaged. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncIterable<TarEntry> {
  let rest: Buffer = Buffer.alloc(0)
  const iterator = chunks[Symbol.asyncIterator]()
  const take = async (length: number): Promise<Buffer | undefined> => {
    const parts = [rest]
    let have = rest.length
    while (have < length) {
      const next = await iterator.next()
      if (next.done) return undefined
      parts.push(next.value)
      have += next.value.length
    }
    const all = Buffer.concat(parts)
    rest = all.subarray(length)
    return all.subarray(0, length)
  }
  let longName: string | undefined
  for (;;) {
    const head = await take(BLOCK)
    if (!head) throw new Error('it ends too early')
    if (head.every((byte) => byte === 0)) return
    if (sumOf(head) !== Number.parseInt(textOf(head, 148, 8), 8)) throw new Error('it is damaged')
    const size = Number.parseInt(textOf(head, 124, 12), 8)
    const bytes = await take(size)
    const after = await take(-size & (BLOCK - 1))
    if (!bytes || !after) throw new Error('it ends too early')
    const type = String.fromCharCode(head[156] ?? 0)
    if (type === 'L') longName = bytes.toString('utf8').replace(/\0.*$/s, '')
    else {
      const name = longName ?? textOf(head, 0, 100)
      longName = undefined
      if (type === '0' || type === '\0') yield { name, bytes }
    }
  }
}

function header(name: string, size: number, type: string, modified: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  // A long name stands in front; here is as much of it as fits.
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  const seconds = Math.floor(modified.getTime() / 1000)
  block.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136)
  block.write(type, 156)
  block.write('ustar\u000000', 257)
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** The sum of a header's bytes, its own field counted as spaces. */
function sumOf(block: Buffer): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0)
  return sum
}

function textOf(block: Buffer, start: number, length: number): string {
  return block
    .toString('utf8', start, start + length)
    .replace(/\0.*$/s, '')
    .trim()
}

function padding(length: number): Buffer {
  return Buffer.alloc(-length & (BLOCK - 1))
}
