import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  INSPECTOR,
  inspectorOpen,
  inspectorWidth,
  isNarrow,
  LIST,
  listWidth,
  NARROW,
  RAIL,
  READER_LEAST,
  setInspectorOpen,
  setInspectorWidth,
  setListWidth,
  toggleInspector,
  windowWidth,
} from '../../../renderer/state/layout'

/** The smallest window that the app allows, and a wall of screens. */
const WIDTHS = fc.integer({ min: 960, max: 6000 })

describe('the panes', () => {
  it('leave the reader its width, whatever is dragged where', () => {
    const drag = fc.record({
      list: fc.integer({ min: -500, max: 5000 }),
      inspector: fc.integer({ min: -500, max: 5000 }),
      window: WIDTHS,
      open: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(drag, { minLength: 1, maxLength: 8 }), (drags) => {
        for (const { list, inspector, window, open } of drags) {
          windowWidth.value = window
          setInspectorOpen(open)
          setListWidth(list)
          setInspectorWidth(inspector)
          expect(listWidth.value).toBeGreaterThanOrEqual(LIST.least)
          expect(listWidth.value).toBeLessThanOrEqual(LIST.most)
          expect(inspectorWidth.value).toBeGreaterThanOrEqual(INSPECTOR.least)
          expect(inspectorWidth.value).toBeLessThanOrEqual(INSPECTOR.most)
          const beside = !isNarrow.value && inspectorOpen.value ? inspectorWidth.value : 0
          const reader = window - RAIL - listWidth.value - beside
          expect(reader).toBeGreaterThanOrEqual(READER_LEAST)
        }
      }),
    )
  })

  it('get back the width they were given when the window is wide again', () => {
    windowWidth.value = 2000
    setInspectorOpen(true)
    setListWidth(440)
    windowWidth.value = NARROW
    expect(listWidth.value).toBeLessThanOrEqual(440)
    windowWidth.value = 2000
    expect(listWidth.value).toBe(440)
  })
})

describe('the inspector', () => {
  it('opens over the text only when asked, and stays beside it where there is room', () => {
    windowWidth.value = NARROW - 1
    setInspectorOpen(false)
    windowWidth.value = 1600
    setInspectorOpen(true)
    windowWidth.value = NARROW - 1
    expect(inspectorOpen.value).toBe(false)
    toggleInspector()
    expect(inspectorOpen.value).toBe(true)
    toggleInspector()
    windowWidth.value = NARROW
    expect(inspectorOpen.value).toBe(true)
  })
})
