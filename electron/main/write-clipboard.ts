import { clipboard, ClipboardItem } from 'electron'

export interface ClipboardData {
  readonly text: string
  readonly html: string
  readonly rtf: string
}

/** The module's form up to Electron 4x; its types are gone from those that we build with. */
interface EarlierClipboard {
  write(data: ClipboardData): void
}

/**
 * Puts the same on the system's clipboard in three forms at once. Electron's module had one object for
 * all of them before it took the web's items; both are served, because the app is built for the newer and
 * runs on the older where that is what there is.
 */
export async function writeClipboard(data: ClipboardData): Promise<void> {
  // Absent, whatever the types say, where the module is the earlier one.
  const Item: typeof ClipboardItem | undefined = ClipboardItem
  if (Item) {
    const { text, html, rtf } = data
    await clipboard.write([new Item({ 'text/plain': text, 'text/html': html, 'text/rtf': rtf })])
  } else {
    ;(clipboard as unknown as EarlierClipboard).write(data)
  }
}
