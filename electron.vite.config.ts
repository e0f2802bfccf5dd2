import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig } from 'electron-vite'
import { quickCiteproc } from './scripts/quicken-citeproc.mjs'

const root = import.meta.dirname

/**
 * Every `electron/workers/<name>-worker.ts` is an entry of its own, so that a worker thread can be
 * started from its file.
 */
function workerEntries(): Record<string, string> {
  const folder = join(root, 'electron/workers')
  const files = readdirSync(folder).filter((file) => file.endsWith('-worker.ts'))
  return Object.fromEntries(
    files.map((file) => [`workers/${basename(file, '.ts')}`, join(folder, file)]),
  )
}

/**
 * Main, workers and command line are one build, so that what they share is compiled once. Every file
 * lands exactly one folder deep (out/main, out/workers, out/cli, out/chunks): from any of them,
 * `join(import.meta.dirname, '../workers/<name>-worker.cjs')` is the worker, also inside app.asar.
 */
export default defineConfig({
  main: {
    plugins: [quickCiteproc()],
    build: {
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20.18',
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        input: {
          'main/index': join(root, 'electron/main/index.ts'),
          'cli/commonplace': join(root, 'electron/cli/commonplace.ts'),
          ...workerEntries(),
        },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      emptyOutDir: false,
      target: 'node20.18',
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        input: { index: join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: 'out/renderer',
      emptyOutDir: false,
      target: 'chrome130',
      sourcemap: true,
      minify: true,
      // No data: addresses, which the content security policy would have to allow.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(root, 'renderer/index.html') },
    },
  },
})
