/** A page that is not painted at all, because its window is minimized, is waited for no longer, in ms. */
const LONGEST = 2_000

let painted: Promise<void> | undefined

/** Resolves when the first picture of the window is on the screen. */
export function afterFirstPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    const observer = new PerformanceObserver(() => {
      observer.disconnect()
      resolve()
    })
    observer.observe({ type: 'paint', buffered: true })
    setTimeout(resolve, LONGEST)
  })
  return painted
}
