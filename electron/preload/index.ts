import type {
  CommonplaceBridge,
  EventName,
  Events,
  RequestInput,
  RequestName,
  RequestOutput,
} from '#ipc/contract'
import type { Result } from '#domain/result'
import { contextBridge, ipcRenderer, webUtils } from 'electron'

/*
 * The bridge: one function to ask, one to listen. Names are checked again in main, which knows no
 * other channels than those of the contract; the prefix keeps the window off Electron's own ones.
 */
const PREFIX = 'commonplace:'

/** A value that main gave this page on its command line; the sandbox has no other way to pass one. */
function argument(name: string): string {
  const start = `--${name}=`
  return process.argv.find((part) => part.startsWith(start))?.slice(start.length) ?? ''
}

const bridge: CommonplaceBridge = {
  request<Name extends RequestName>(name: Name, ...input: [RequestInput<Name>?]) {
    return ipcRenderer.invoke(PREFIX + name, input[0]) as Promise<Result<RequestOutput[Name]>>
  },
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void) {
    // The same closure is taken away again: a new one would leak the listener.
    const handler = (_event: unknown, payload: Events[Name]) => listener(payload)
    ipcRenderer.on(PREFIX + name, handler)
    return () => {
      ipcRenderer.off(PREFIX + name, handler)
    }
  },
  pathForFile: (file) => webUtils.getPathForFile(file as never),
  platform: process.platform as CommonplaceBridge['platform'],
  versions: {
    app: argument('commonplace-version'),
    electron: process.versions['electron'] ?? '',
    chromium: process.versions['chrome'] ?? '',
  },
}

contextBridge.exposeInMainWorld('commonplace', bridge)
