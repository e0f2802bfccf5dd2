import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** `vitest run --project unit`, and so on; `npm test` runs them all in order. */
export default defineConfig({
  test: {
    projects: [
      {
        // The engine with the patches that the bundle has.
        resolve: {
          alias: [
            {
              find: /^citeproc$/,
              replacement: join(import.meta.dirname, 'tests/unit/bundled-citeproc.ts'),
            },
          ],
        },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          // Loading the linter with its types takes a busy machine longer than the usual ten seconds.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'store',
          include: ['tests/store/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'components',
          // Style sheets are empty in tests, but for those that a test reads.
          css: { include: [/highlights\.css/] },
          include: ['tests/components/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/e2e/global-setup.ts',
          // One window at a time: focus and the keyboard belong to one.
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // What is polled often starts a process of its own: the usual second is too short on a busy machine.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
