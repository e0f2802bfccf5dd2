import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createInflateRaw } from 'node:zlib'

/**
 * Unpacking without system tools, streaming: the archives are hundreds of megabytes. Only what our one
 * archive needs: no long names in tar, no encryption, no zip64.
 */

const tarBlock = 512

/**
 * Writes one file of a gzipped tar archive to `target`.
 * @param {string} archive
 * @param {string} member path inside the archive
 * @param {string} target
 */
export async function untarFile(archive, member, target) {
  const chunks = createReadStream(archive).pipe(createGunzip())
  await pipeline(memberOf(chunks, member), createWriteStream(target))
}

/**
 * @param {AsyncIterable<Buffer>} chunks
 * @param {string} member
 */
async function* memberOf(chunks, member) {
  let header = Buffer.alloc(0)
  let data = 0
  let padding = 0
  let wanted = false
  let found = false
  for await (let chunk of chunks) {
    while (chunk.length > 0) {
      if (data > 0) {
        const part = chunk.subarray(0, data)
        if (wanted) yield part
        data -= part.length
        chunk = chunk.subarray(part.length)
        if (data === 0 && wanted) return
      } else if (padding > 0) {
        const part = Math.min(padding, chunk.length)
        padding -= part
        chunk = chunk.subarray(part)
      } else {
        const part = chunk.subarray(0, tarBlock - header.length)
        header = Buffer.concat([header, part])
        chunk = chunk.subarray(part.length)
        if (header.length < tarBlock) continue
        const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
        data = Number.parseInt(header.toString('latin1', 124, 136), 8) || 0
        padding = (tarBlock - (data % tarBlock)) % tarBlock
        wanted = name === member
        found ||= wanted
        header = Buffer.alloc(0)
      }
    }
  }
  throw new Error(`${found ? 'cut off' : 'not in the archive'}: ${member}`)
}

/**
 * @typedef {object} ZipEntry
 * @property {string} name path with `/`; a folder's ends in one
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packedSize bytes in the archive
 * @property {number} size bytes unpacked
 * @property {number} mode Unix permission bits, 0 when not recorded
 * @property {number} offset of the local header
 */

/**
 * The table of contents of a zip file.
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<ZipEntry[]>}
 */
async function listZip(file) {
  const { size } = await file.stat()
  const tail = Buffer.alloc(Math.min(size, 65_557))
  await file.read(tail, 0, tail.length, size - tail.length)
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('not a zip file')
  const count = tail.readUInt16LE(end + 10)
  const table = Buffer.alloc(tail.readUInt32LE(end + 12))
  await file.read(table, 0, table.length, tail.readUInt32LE(end + 16))
  const entries = []
  let at = 0
  for (let i = 0; i < count; i += 1) {
    if (table.readUInt32LE(at) !== 0x02014b50) throw new Error('damaged zip file')
    const nameLength = table.readUInt16LE(at + 28)
    entries.push({
      name: table.toString('utf8', at + 46, at + 46 + nameLength),
      method: table.readUInt16LE(at + 10),
      packedSize: table.readUInt32LE(at + 20),
      size: table.readUInt32LE(at + 24),
      mode: (table.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: table.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Unpacks a zip file into a folder, keeping permissions.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place the path inside `folder` for an entry, undefined to leave it out
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive)
  try {
    for (const entry of await listZip(file)) {
      const path = entry.name.endsWith('/') ? undefined : place(entry.name)
      if (path === undefined) continue
      const target = join(folder, path)
      if (!resolve(target).startsWith(resolve(folder) + sep)) {
        throw new Error(`leads out of the folder: ${entry.name}`)
      }
      await mkdir(dirname(target), { recursive: true })
      const local = Buffer.alloc(30)
      await file.read(local, 0, 30, entry.offset)
      const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
      const packed =
        entry.packedSize === 0
          ? Readable.from([])
          : createReadStream(archive, { start, end: start + entry.packedSize - 1 })
      const sink = createWriteStream(target, { mode: entry.mode || 0o644 })
      if (entry.method === 8) await pipeline(packed, createInflateRaw(), sink)
      else await pipeline(packed, sink)
      if (sink.bytesWritten !== entry.size) throw new Error(`cut off: ${entry.name}`)
    }
  } finally {
    await file.close()
  }
}
