import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../../scripts/say.mjs'

/** electron-builder.yml against the builder's own schema, for the targets that cannot be built here too. */

type Config = Record<string, unknown>

interface BuilderConfig {
  getConfig(folder: string, path: string | null, fromOptions: Config | null): Promise<Config>
  validateConfiguration(config: Config, log: { add(): void; isEnabled: boolean }): Promise<void>
}

const require = createRequire(import.meta.url)
const builder = createRequire(require.resolve('electron-builder'))(
  'app-builder-lib/out/util/config/config',
) as BuilderConfig
const quiet = { add: () => undefined, isEnabled: false }

let config: Config

beforeAll(async () => {
  config = await builder.getConfig(projectRoot, 'electron-builder.yml', null)
})

test('the configuration satisfies the schema', async () => {
  await expect(builder.validateConfiguration(config, quiet)).resolves.toBeUndefined()
})

test('the schema finds a misspelt option, also deep inside', async () => {
  const wrong = { ...config, nsis: { oneClik: false } }
  await expect(builder.validateConfiguration(wrong, quiet)).rejects.toThrow(/configuration\.nsis/)
})

test('three systems, each with its targets', () => {
  expect(config).toMatchObject({
    linux: { target: ['AppImage', 'deb'] },
    win: { target: 'nsis' },
    mac: { target: ['dmg', 'zip'] },
    asar: true,
    publish: null,
  })
})

test('reference files open with the application', () => {
  const associations = config['fileAssociations'] as { ext: string }[]
  expect(associations.map(({ ext }) => ext)).toEqual(['bib', 'ris', 'enw', 'nbib', 'ciw'])
})

describe('icons', () => {
  const asset = (path: string) => readFileSync(join(projectRoot, path))

  test('a PNG for each size, as large as its name says', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = asset(`assets/icons/${size}x${size}.png`)
      expect(png.toString('latin1', 1, 4)).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
  })

  test('the Windows icon holds whole PNGs up to 256 pixels', () => {
    const ico = asset((config['win'] as { icon: string }).icon)
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const entry = 6 + 16 * index
      const start = ico.readUInt32LE(entry + 12)
      const end = start + ico.readUInt32LE(entry + 8)
      expect(ico.toString('latin1', start + 1, start + 4)).toBe('PNG')
      expect(ico.toString('latin1', end - 8, end - 4)).toBe('IEND')
      const width = ico.readUInt32BE(start + 16)
      expect(ico.readUInt8(entry)).toBe(width % 256)
      return width
    })
    expect(sizes).toEqual(expect.arrayContaining([16, 32, 48, 256]))
  })

  test("Apple's icon holds whole PNGs up to 1024 pixels", () => {
    const icns = asset((config['mac'] as { icon: string }).icon)
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const widths: number[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      expect(icns.toString('latin1', at + 9, at + 12)).toBe('PNG')
      widths.push(icns.readUInt32BE(at + 24))
    }
    expect(Math.max(...widths)).toBe(1024)
  })
})

test('the licence is the one that package.json names', () => {
  expect(existsSync(join(projectRoot, 'LICENSE'))).toBe(true)
  const licence = readFileSync(join(projectRoot, 'LICENSE'), 'utf8')
  expect(licence).toMatch(/^\s*GNU AFFERO GENERAL PUBLIC LICENSE\n\s*Version 3, 19 November 2007/)
  const about = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Config
  expect(about['license']).toBe('AGPL-3.0-or-later')
})

describe('the lock file', () => {
  const lock = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')

  test('names no registry, so that any may serve it', () => {
    expect(lock).not.toMatch(/"resolved": "https?:/)
  })

  // npm leaves out what a registry does not have, and `npm ci` then fails everywhere.
  test('holds the optional packages of every system', () => {
    const { packages } = JSON.parse(lock) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) =>
          !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    )
    expect(missing).toEqual([])
  })
})
