import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { untarFile, unzip } from '../../../scripts/unpack.mjs'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commonplace-unpack-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Entry {
  readonly name: string
  readonly data: Buffer
  readonly mode?: number
  readonly stored?: boolean
}

/** A zip file as the format's specification writes it: each file with its header, then the table. */
function makeZip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = []
  const table: Buffer[] = []
  let offset = 0
  for (const { name, data, mode = 0o644, stored = false } of entries) {
    const packed = stored ? data : deflateRawSync(data)
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE((mode << 16) >>> 0, 6)
    place.writeUInt32LE(offset, 10)
    table.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, place, path)
    files.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(table).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, ...table, end])
}

function makeTar(entries: readonly { name: string; data: Buffer }[]): Buffer {
  const blocks = entries.flatMap(({ name, data }) => {
    const header = Buffer.alloc(512)
    header.write(name)
    header.write(data.length.toString(8).padStart(11, '0'), 124)
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]
  })
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]))
}

async function archive(bytes: Buffer): Promise<string> {
  const path = join(folder, 'archive')
  await writeFile(path, bytes)
  return path
}

const long = Buffer.from('commonplace '.repeat(50_000))

describe('unzip', () => {
  test('writes what it is told to, where it is told to, with its permissions', async () => {
    const zip = makeZip([
      { name: 'App/', data: Buffer.alloc(0), stored: true },
      { name: 'App/run', data: long, mode: 0o755 },
      { name: 'App/data/empty.txt', data: Buffer.alloc(0), stored: true },
      { name: 'App/other', data: Buffer.from('left out') },
    ])
    const out = join(folder, 'out')
    await unzip(await archive(zip), out, (name) =>
      name.endsWith('other') ? undefined : name.replace('App/', ''),
    )
    expect((await readdir(out)).sort()).toEqual(['data', 'run'])
    expect(crc32(await readFile(join(out, 'run')))).toBe(crc32(long))
    if (process.platform !== 'win32') {
      expect((await stat(join(out, 'run'))).mode & 0o777).toBe(0o755)
    }
    expect(await readFile(join(out, 'data/empty.txt'), 'utf8')).toBe('')
  })

  test('refuses a path that leads out of the folder', async () => {
    const zip = await archive(makeZip([{ name: '../evil', data: long }]))
    await expect(unzip(zip, join(folder, 'out'), (name) => name)).rejects.toThrow('evil')
    expect(await readdir(folder)).not.toContain('evil')
  })

  test('refuses what is no zip file, and one cut off', async () => {
    const out = join(folder, 'out')
    await expect(unzip(await archive(Buffer.from('no')), out, (name) => name)).rejects.toThrow()
    const whole = makeZip([{ name: 'a', data: long }])
    const cut = Buffer.concat([whole.subarray(0, 200), whole.subarray(260)])
    await expect(unzip(await archive(cut), out, (name) => name)).rejects.toThrow()
  })
})

describe('untarFile', () => {
  const tar = makeTar([
    { name: 'package/a', data: Buffer.from('first') },
    { name: 'package/long', data: long },
    { name: 'package/z', data: Buffer.from('last') },
  ])

  test('writes the one file that is asked for', async () => {
    const target = join(folder, 'long')
    await untarFile(await archive(tar), 'package/long', target)
    expect(long.equals(await readFile(target))).toBe(true)
  })

  test('says when it is not there, or cut off', async () => {
    const target = join(folder, 'missing')
    await expect(untarFile(await archive(tar), 'package/b', target)).rejects.toThrow('package/b')
    const half = await archive(tar.subarray(0, tar.length - 40))
    await expect(untarFile(half, 'package/z', target)).rejects.toThrow()
  })
})
