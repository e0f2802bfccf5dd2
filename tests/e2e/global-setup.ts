import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { electronPath } from '../../scripts/runtime.mjs'
import { projectRoot } from '../../scripts/say.mjs'
import { provideDisplay } from '../../scripts/screen.mjs'

let endDisplay: () => void

/**
 * Checks that there is something to test, and shows windows on a virtual screen where there is no
 * display. What is missing is said once, here, and not by every test.
 */
export async function setup(): Promise<void> {
  if (!existsSync(join(projectRoot, 'out/main/index.cjs'))) {
    throw new Error('out/ is missing: run "npm run build" first, or "npm test", which does.')
  }
  electronPath()
  endDisplay = await provideDisplay()
}

export function teardown(): void {
  endDisplay()
}
