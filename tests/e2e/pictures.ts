import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectRoot } from '../../scripts/say.mjs'

/** Where pictures of the window are put for people to look at; git ignores the folder. */
const FOLDER = join(projectRoot, 'tests/e2e/pictures')

/** Takes the window in both themes, as `<name>-light.png` and `<name>-dark.png`. */
export async function takePictures(window: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    // Two frames: one that takes the colours over, one that has painted them.
    await window.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    await window.screenshot({ path: join(FOLDER, `${name}-${theme}.png`) })
  }
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}
