import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideRuntime } from './runtime.mjs'
import { hasDisplay, projectRoot, run, sandboxArgs } from './say.mjs'

/**
 * Draws assets/icon.svg (assets/icon-small.svg up to 32 pixels) in every size and packs them for the
 * three systems. The files made are in git; run this after changing a drawing.
 */

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Runs in Electron: draws each SVG on a canvas and prints the PNGs as JSON of base64. */
const drawingApp = `
const { app, BrowserWindow } = require('electron')
const { readFileSync, writeFileSync } = require('node:fs')
app.whenReady().then(async () => {
  const [input, output] = process.argv.slice(-2)
  const window = new BrowserWindow({ show: false })
  await window.loadURL('about:blank')
  const draw = async (jobs) => {
    const made = {}
    for (const { size, svg } of jobs) {
      const image = new Image()
      image.src = 'data:image/svg+xml;base64,' + btoa(svg.replace('<svg ', \`<svg width="\${size}" height="\${size}" \`))
      await image.decode()
      const canvas = new OffscreenCanvas(size, size)
      canvas.getContext('2d').drawImage(image, 0, 0, size, size)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
      made[size] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    }
    return made
  }
  const made = await window.webContents.executeJavaScript(\`(\${draw})(\${readFileSync(input, 'utf8')})\`)
  writeFileSync(output, JSON.stringify(made))
  app.exit(0)
})
`

/**
 * @param {string} electron
 * @returns {Map<number, Buffer>} PNG by size in pixels
 */
function draw(electron) {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-icons-'))
  try {
    const jobs = sizes.map((size) => {
      const name = size <= 32 ? 'icon-small.svg' : 'icon.svg'
      return { size, svg: readFileSync(join(projectRoot, 'assets', name), 'utf8') }
    })
    const [input, output] = [join(folder, 'in.json'), join(folder, 'out.json')]
    writeFileSync(input, JSON.stringify(jobs))
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icons', main: 'main.cjs' }))
    writeFileSync(join(folder, 'main.cjs'), drawingApp)
    const command = [electron, ...sandboxArgs, folder, input, output]
    if (!hasDisplay()) command.unshift('xvfb-run', '-a')
    execFileSync(/** @type {string} */ (command[0]), command.slice(1), { stdio: 'ignore' })
    const made = Object.entries(JSON.parse(readFileSync(output, 'utf8')))
    return new Map(made.map(([size, png]) => [Number(size), Buffer.from(String(png), 'base64')]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * A Windows icon: a table of PNG images, up to 256 pixels, which is written as 0.
 * @param {Map<number, Buffer>} images
 */
function packIco(images) {
  const small = [...images].filter(([size]) => size <= 256)
  const header = Buffer.alloc(6 + 16 * small.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(small.length, 4)
  let offset = header.length
  small.forEach(([size, png], index) => {
    const at = 6 + 16 * index
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...small.map(([, png]) => png)])
}

/** Apple's names for PNG images in an icon: plain and for screens with two pixels a point. */
const icnsTypes = {
  icp4: 16,
  ic11: 32,
  icp5: 32,
  ic12: 64,
  ic07: 128,
  ic13: 256,
  ic08: 256,
  ic14: 512,
  ic09: 512,
  ic10: 1024,
}

/** @param {Map<number, Buffer>} images */
function packIcns(images) {
  const parts = Object.entries(icnsTypes).map(([type, size]) => {
    const png = images.get(size) ?? Buffer.alloc(0)
    const head = Buffer.alloc(8, type)
    head.writeUInt32BE(8 + png.length, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8, 'icns')
  head.writeUInt32BE(8 + body.length, 4)
  return Buffer.concat([head, body])
}

await run(async () => {
  const images = draw(await provideRuntime())
  const folder = join(projectRoot, 'assets/icons')
  mkdirSync(folder, { recursive: true })
  for (const [size, png] of images) writeFileSync(join(folder, `${size}x${size}.png`), png)
  writeFileSync(join(projectRoot, 'assets/icon.ico'), packIco(images))
  writeFileSync(join(projectRoot, 'assets/icon.icns'), packIcns(images))
})
