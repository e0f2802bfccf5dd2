// What Electron itself ships as default_app.asar, as far as development and tests need it:
// `electron [-r FILE]… FOLDER [ARGUMENT…]` starts the application in FOLDER. See runtime.mjs.
const { readFileSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { app } = require('electron')

const loaders = []
let folder
const args = process.argv.slice(1)
for (let i = 0; i < args.length; i += 1) {
  if (args[i] === '-r' || args[i] === '--require') loaders.push(args[(i += 1)])
  else if (folder === undefined && !args[i].startsWith('-')) folder = resolve(args[i])
}

if (folder === undefined) {
  console.error('usage: electron [-r FILE] FOLDER [ARGUMENT…]')
  app.exit(2)
} else {
  for (const loader of loaders) require(loader)
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(about.productName || about.name)
  app.setVersion(about.version || process.versions.electron)
  app.setAppPath(folder)
  require(join(folder, about.main || 'index.js'))
}
