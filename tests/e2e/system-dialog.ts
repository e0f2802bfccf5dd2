import { spawnSync } from 'node:child_process'

/**
 * Drives the system's own file dialog, which is no page: with real key events of the X server. Only
 * for Linux under X; elsewhere the tests that need it are skipped.
 */
export const canDriveSystemDialogs =
  process.platform === 'linux' && spawnSync('xdotool', ['version']).error === undefined

const xdotool = (...args: string[]) => {
  const run = spawnSync('xdotool', args, { encoding: 'utf8' })
  return run.status === 0 ? run.stdout.trim() : undefined
}

/** Types a path into the save dialog that is on screen, and confirms it. */
export async function saveAs(title: string, path: string): Promise<void> {
  const dialog = await windowNamed(title)
  xdotool('windowfocus', '--sync', dialog)
  xdotool('key', 'ctrl+a')
  // A key at a time: GTK completes names while they are typed.
  xdotool('type', '--delay', '8', path)
  await confirm(title, dialog)
}

/** Types a folder's path into the system's folder dialog, and confirms it. */
export async function chooseFolder(title: string, path: string): Promise<void> {
  const dialog = await windowNamed(title)
  xdotool('windowfocus', '--sync', dialog)
  // A slash opens GTK's field for a path, and letters that come before the field is there are lost.
  xdotool('key', 'slash')
  await sleep(1_000)
  xdotool('key', 'ctrl+a')
  xdotool('type', '--delay', '30', path)
  // GTK adds a completion after a moment, behind the cursor: it would become part of the path.
  await sleep(1_000)
  xdotool('key', 'Delete')
  await confirm(title, dialog)
}

/** Answers the question on screen by a key: Return for the first answer, or Alt with a letter. */
export async function answerQuestion(title: string, key: string): Promise<void> {
  const dialog = await windowNamed(title)
  xdotool('windowfocus', '--sync', dialog)
  xdotool('key', key)
  for (let waited = 0; find(title) === dialog; waited += 100) {
    if (waited > 10_000) throw new Error(`the question “${title}” did not close`)
    await sleep(100)
  }
}

/** Closes the dialog without choosing anything. */
export async function cancelDialog(title: string): Promise<void> {
  const dialog = await windowNamed(title)
  xdotool('windowfocus', '--sync', dialog)
  xdotool('key', 'Escape')
  await gone(title)
}

function find(title: string): string | undefined {
  return xdotool('search', '--onlyvisible', '--name', `^${title}$`)?.split('\n').at(-1)
}

async function windowNamed(title: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const id = find(title)
    if (id) return id
    await sleep(100)
  }
  throw new Error(`no window named “${title}” came up`)
}

/** Return, and once more where GTK took it for its list of completions, as it does on a busy machine. */
async function confirm(title: string, dialog: string): Promise<void> {
  for (let presses = 0; presses < 5; presses++) {
    xdotool('windowfocus', '--sync', dialog)
    xdotool('key', 'Return')
    if (await isGone(title, 3_000)) return
  }
  throw new Error(`the window named “${title}” did not close`)
}

async function gone(title: string): Promise<void> {
  if (!(await isGone(title, 10_000))) {
    throw new Error(`the window named “${title}” did not close`)
  }
}

/** Whether the window has closed, after at most so many milliseconds. */
async function isGone(title: string, within: number): Promise<boolean> {
  for (let waited = 0; waited < within; waited += 100) {
    if (!find(title)) return true
    await sleep(100)
  }
  return false
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
