import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Longer than any colour or size takes to change over, in ms: what is half-way has no contrast of its own. */
const SETTLED = 200

/** What axe finds wrong with what the window shows now, in the light and in the dark theme: nothing. */
export async function expectAccessible(window: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await window.waitForTimeout(SETTLED)
    await window.evaluate(axe.source)
    const { violations } = await window.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        resultTypes: ['violations'],
      }),
    )
    for (const { id, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        found.push(`${colorScheme}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`)
      }
    }
  }
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect(found).toEqual([])
}
