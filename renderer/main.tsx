import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import { render } from 'preact'
import { App } from './app'
import { followReadingSize } from './state/reading-size'
import { followTheme } from './state/theme'

// Before anything is drawn: no flash of the other theme, no text that jumps to its size.
followTheme()
followReadingSize()

const root = document.getElementById('app')
if (root) render(<App />, root)
