import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { quickCiteproc } from '../../scripts/quicken-citeproc.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Bundles a TypeScript program of the tests into one file that Node runs by itself, in a folder of its
 * own which the caller removes.
 * @param {string} entry path inside the project
 * @returns {Promise<string>} path of the program
 */
export async function bundleProgram(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-program-'))
  const name = `${basename(entry, '.ts')}.mjs`
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    plugins: [quickCiteproc()],
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: name, format: 'esm', codeSplitting: false } },
    },
  })
  return join(folder, name)
}
