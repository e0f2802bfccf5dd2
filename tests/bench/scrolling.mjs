import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../scripts/say.mjs'
import { apply, makeLibrary } from './window/make-library.mjs'
import { connectPage, startWindow } from './window/run-window.mjs'

/**
 * Whether the window keeps up with hands: the frames of the real window while its list is scrolled by wheel and
 * keys, its search is typed in and its views are changed, with 10,000 and 100,000 articles, while an article
 * with thousands of quotes is read, and while suggestions are accepted in a library with thousands of speakers. A frame that comes later than 50 ms after the one before is a
 * blocked one. How long a frame takes while nothing is done is printed as the yardstick: it says what else the
 * machine is busy with.
 *
 * COMMONPLACE_BENCH_ARTICLES (10000,100000) changes the sizes; COMMONPLACE_BENCH_LIBRARIES names folders of
 * libraries that are there already, in the same order, so that they are not made again.
 */

const sizes = (process.env['COMMONPLACE_BENCH_ARTICLES'] ?? '10000,100000').split(',').map(Number)
const given = (process.env['COMMONPLACE_BENCH_LIBRARIES'] ?? '').split(',').filter(Boolean)
/** Quotes of the long article, each of which overlaps the next. */
const QUOTES = 3_000
/** Speakers of the library in which suggestions are accepted: as many as 40,000 clippings may have. */
const SPEAKERS = 20_000
/** ms a frame may take. */
const ALLOWED = '<= 50'

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Frames
 * @property {number[]} gaps ms between one frame and the next
 * @property {number} blank frames in which a row in sight was not there
 * @property {number} longest ms of the longest task of the window's thread; 0 where none took 50 ms
 */

/** Begins to record in the page: `window.recorded` is what there is so far. */
function record() {
  const page = /** @type {any} */ (window)
  page.recorded?.stop()
  const recorded = { gaps: /** @type {number[]} */ ([]), blank: 0, longest: 0, stop: () => {} }
  let goesOn = true
  let last = performance.now()
  const isBlank = () => {
    for (const list of document.querySelectorAll('.virtual-list')) {
      const box = list.getBoundingClientRect()
      for (const y of [box.top + 4, box.top + box.height / 2, box.bottom - 12]) {
        const row = document.elementFromPoint(box.left + 40, y)?.closest('.virtual-row')
        if (!row || row.querySelector('.row-to-come')) return true
      }
    }
    return false
  }
  const frame = (/** @type {number} */ now) => {
    if (!goesOn) return
    recorded.gaps.push(now - last)
    last = now
    requestAnimationFrame(frame)
    // After this frame is painted, so that looking costs it nothing.
    setTimeout(() => {
      if (goesOn && isBlank()) recorded.blank += 1
    })
  }
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      recorded.longest = Math.max(recorded.longest, duration)
    }
  })
  tasks.observe({ type: 'longtask' })
  recorded.stop = () => {
    goesOn = false
    tasks.disconnect()
  }
  requestAnimationFrame((now) => {
    last = now
    requestAnimationFrame(frame)
  })
  page.recorded = recorded
}

/**
 * Records while `work` is done.
 * @param {Page} page
 * @param {() => Promise<void>} work
 * @returns {Promise<Frames>}
 */
async function framesOf(page, work) {
  await page.evaluate(record)
  await work()
  await pause(300)
  return page.evaluate(() => {
    const { recorded } = /** @type {any} */ (window)
    recorded.stop()
    const { gaps, blank, longest } = recorded
    return { gaps, blank, longest }
  })
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * @param {string} figure
 * @param {number} value
 * @param {string} unit
 * @param {string} asked
 * @param {number} n
 */
function print(figure, value, unit, asked, n) {
  console.log(JSON.stringify({ figure, value: Math.round(value * 10) / 10, unit, asked, n }))
}

/**
 * @param {string} what
 * @param {Frames} frames
 * @param {{ isYardstick?: boolean, hasRows?: boolean }} [kind]
 */
function printFrames(what, { gaps, blank, longest }, { isYardstick, hasRows } = {}) {
  const sorted = [...gaps].sort((a, b) => a - b)
  const at = (/** @type {number} */ part) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  const asked = isYardstick ? 'a yardstick' : ALLOWED
  print(`longest frame, ${what}`, at(1), 'ms', asked, gaps.length)
  print(`frame p99, ${what}`, at(0.99), 'ms', isYardstick ? 'a yardstick' : '', gaps.length)
  print(`longest task of the window's thread, ${what}`, longest, 'ms', asked, gaps.length)
  if (hasRows) print(`frames with a blank row, ${what}`, blank, 'frames', '0', gaps.length)
}

/**
 * Asks main something small every few ms while files are looked at behind the window, and returns how long
 * each answer took, in ms.
 * @param {Page} page
 * @param {number} during ms
 * @returns {Promise<number[]>}
 */
function answerTimes(page, during) {
  return page.evaluate(async (time) => {
    const { commonplace } = /** @type {any} */ (window)
    const times = []
    const until = performance.now() + time
    while (performance.now() < until) {
      const asked = performance.now()
      await commonplace.request('tags.list')
      times.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return times
  }, during)
}

/**
 * @param {string} home
 * @param {string} library
 * @param {number} count
 */
async function measureList(home, library, count) {
  const many = `${count.toLocaleString('en')} articles`
  const running = await startWindow(home, [projectRoot, '--library', library])
  try {
    const { browser, page } = await connectPage(running.address)
    await page.locator('.virtual-row').first().waitFor()
    const times = await answerTimes(page, Math.max(3_000, count / 10))
    print(
      `longest answer of main while it looks at the files, ${many}`,
      Math.max(...times),
      'ms',
      ALLOWED,
      times.length,
    )
    const box = await page.locator('.virtual-list').boundingBox()
    if (!box) throw new Error('there is no list')
    await page.mouse.move(box.x + 60, box.y + 200)
    printFrames(`nothing done, ${many}`, await framesOf(page, () => pause(2_000)), {
      isYardstick: true,
    })

    const wheel = await framesOf(page, async () => {
      for (let turn = 0; turn < 150; turn += 1) {
        await page.mouse.wheel(0, turn < 100 ? 240 : -180)
        await pause(12)
      }
    })
    printFrames(`scrolling by wheel, ${many}`, wheel, { hasRows: true })

    await page.locator('.virtual-row').nth(8).focus()
    const keys = await framesOf(page, async () => {
      await page.keyboard.down('PageDown')
      for (let times = 0; times < 100; times += 1) {
        await page.keyboard.down('PageDown')
        await pause(25)
      }
      await page.keyboard.up('PageDown')
    })
    printFrames(`PageDown held, ${many}`, keys, { hasRows: true })

    const ends = await framesOf(page, async () => {
      for (let times = 0; times < 8; times += 1) {
        await page.keyboard.press(times % 2 === 0 ? 'End' : 'Home')
        await pause(250)
      }
    })
    printFrames(`End and Home, ${many}`, ends)

    const typing = await framesOf(page, async () => {
      await page.getByRole('searchbox').focus()
      for (const letter of 'report 77 of') {
        await page.keyboard.type(letter)
        await pause(70)
      }
      for (let times = 0; times < 12; times += 1) {
        await page.keyboard.press('Backspace')
        await pause(40)
      }
    })
    printFrames(`typing in the search, ${many}`, typing)

    await page.locator('.virtual-row').first().focus()
    const views = await framesOf(page, async () => {
      for (const view of ['q', 's', 't', 'l', 'q', 't', 's', 'l']) {
        await page.keyboard.press('g')
        await page.keyboard.press(view)
        await pause(250)
      }
    })
    printFrames(`changing views, ${many}`, views)
    await browser.close()
  } finally {
    await running.end()
  }
}

/** A library of one long article. @param {string} library */
async function makeLongArticle(library) {
  const sentence = 'The minister said, “Number 7919 will be looked into again,” and left the room. '
  const paragraph = sentence.repeat(6).trim()
  const text = Array.from({ length: QUOTES / 4 }, () => paragraph).join('\n\n')
  const [added] = await apply(library, [{ type: 'article.add', title: 'A long report', text }])
  const { id } = JSON.parse(added ?? '').result
  const step = Math.floor((text.length - 200) / QUOTES)
  await apply(
    library,
    Array.from({ length: QUOTES }, (_, at) => ({
      type: 'quote.add',
      article: id,
      start: at * step,
      end: at * step + 120,
      kind: 'direct',
      tags: [`tag ${at % 12}`],
    })),
  )
}

/**
 * @param {string} home
 * @param {string} library
 */
async function measureReader(home, library) {
  const what = `an article with ${QUOTES.toLocaleString('en')} quotes`
  const running = await startWindow(home, [projectRoot, '--library', library])
  try {
    const { browser, page } = await connectPage(running.address)
    await page.locator('.virtual-row').first().waitFor()
    await pause(2_000)
    const opening = await framesOf(page, async () => {
      await page.locator('.virtual-row').first().click()
      await page.locator('.article-text').waitFor()
      await pause(1_000)
    })
    printFrames(`opening ${what}`, opening)
    for (const pane of ['.reader-scroll', '.quote-list']) {
      const box = await page.locator(pane).boundingBox()
      if (!box) throw new Error(`there is no ${pane}`)
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
      const frames = await framesOf(page, async () => {
        for (let turn = 0; turn < 150; turn += 1) {
          await page.mouse.wheel(0, turn < 100 ? 240 : -180)
          await pause(12)
        }
      })
      const where = pane === '.reader-scroll' ? 'the text' : 'the list of quotes'
      printFrames(`scrolling ${where} of ${what}`, frames)
    }
    await browser.close()
  } finally {
    await running.end()
  }
}

/** A library of one article and very many speakers. @param {string} library */
async function makeManySpeakers(library) {
  const said = (/** @type {number} */ at) =>
    `“The matter of number ${at} was looked into,” said Paula Witness${String.fromCharCode(97 + at)}.`
  const text = Array.from({ length: 12 }, (_, at) => said(at)).join('\n\n')
  await apply(library, [{ type: 'article.add', title: 'A hearing', text }])
  await apply(
    library,
    Array.from({ length: SPEAKERS }, (_, at) => ({
      type: 'speaker.add',
      name: `Person${at % 4000} Family${at}`,
      kind: 'person',
    })),
  )
}

/**
 * @param {string} home
 * @param {string} library
 */
async function measureAccepting(home, library) {
  const what = `accepting suggestions among ${SPEAKERS.toLocaleString('en')} speakers`
  const running = await startWindow(home, [projectRoot, '--library', library])
  try {
    const { browser, page } = await connectPage(running.address)
    await page.locator('.virtual-row').first().waitFor()
    await page.locator('.virtual-row').first().click()
    await page.getByText('12 suggestions to review').first().waitFor()
    await pause(1_000)
    const frames = await framesOf(page, async () => {
      for (let times = 0; times < 11; times += 1) {
        await page.keyboard.press('a')
        await pause(250)
      }
    })
    printFrames(what, frames)
    await browser.close()
  } finally {
    await running.end()
  }
}

const work = mkdtempSync(join(tmpdir(), 'commonplace-bench-'))
try {
  for (const [at, count] of sizes.entries()) {
    let library = given[at]
    if (library === undefined) {
      library = join(work, `library-${count}`)
      console.error(`making a library of ${count} articles …`)
      await makeLibrary(library, count)
    }
    console.error(`scrolling ${count} articles …`)
    await measureList(join(work, `home-${count}`), library, count)
  }
  console.error('scrolling a long article …')
  const long = join(work, 'long')
  await makeLongArticle(long)
  await measureReader(join(work, 'home-long'), long)
  console.error('accepting suggestions …')
  const speakers = join(work, 'speakers')
  await makeManySpeakers(speakers)
  await measureAccepting(join(work, 'home-speakers'), speakers)
} finally {
  rmSync(work, { recursive: true, force: true })
}
