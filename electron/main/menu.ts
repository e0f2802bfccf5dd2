import type { MenuCommand } from '#ipc/contract'
import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application menu; `send` passes its commands on to the window. Keys that the window handles itself are
 * shown but not taken by the menu.
 */
export function buildMenu(send: (command: MenuCommand) => void): Menu {
  const isMac = process.platform === 'darwin'
  const item = (
    label: string,
    command: MenuCommand,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    // The window has the key in its own table: registered here too, it would act twice.
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        item('Import Files…', 'import', 'CommandOrControl+I'),
        item('Paste an Article…', 'paste-article', 'CommandOrControl+Shift+N'),
        item('Add by Identifier…', 'add-by-identifier'),
        item('Export…', 'export', 'CommandOrControl+E'),
        separator,
        item('Duplicates…', 'duplicates'),
        item('Open Library…', 'open-library'),
        item('Backups…', 'backups'),
        item('Check Library…', 'verify'),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'undo', 'CommandOrControl+Z'),
        item('Redo', 'redo', 'CommandOrControl+Shift+Z'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        {
          label: 'Copy As',
          submenu: [
            item('Citation', 'copy-citation', 'C'),
            item('Quote and Citation', 'copy-quote', 'Shift+C'),
            item('Bibliography Entry', 'copy-entry', 'B'),
            item('Footnote', 'copy-footnote', 'F'),
            separator,
            item('Markdown', 'copy-markdown', 'CommandOrControl+Shift+C'),
          ],
        },
        separator,
        item('Find in Article', 'find', '/'),
        ...(isMac ? [] : [separator, item('Settings…', 'settings', 'CommandOrControl+,')]),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Inspector', 'toggle-inspector', 'CommandOrControl+\\'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as MenuItemConstructorOptions]),
      ],
    },
    {
      label: '&Help',
      role: 'help',
      submenu: [item('All Keys', 'show-keys', '?'), item('About Commonplace', 'about')],
    },
  ]
  return Menu.buildFromTemplate(template)
}
