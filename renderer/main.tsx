import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { render } from 'preact'
import { App, followEverything } from './app'
import { followReadingSize } from './state/reading-size'
import { followTheme } from './state/theme'

/** A library that takes longer to open than this, in ms, is waited for in a window that is drawn already. */
const PATIENCE = 300

// Before anything is drawn: no flash of the other theme, no text that jumps to its size.
followTheme()
followReadingSize()

const root = document.getElementById('app')
if (root) void draw(root)

/** Draws the window once, with its first rows, where they come soon. */
async function draw(into: HTMLElement): Promise<void> {
  const followed = followEverything()
  await Promise.race([followed, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  render(<App />, into)
  await followed
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => setTimeout(resolve))
  // For benchmarks: the rows are painted and listen.
  performance.mark('interactive')
}
