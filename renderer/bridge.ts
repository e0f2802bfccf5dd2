import type { CommonplaceBridge } from '#ipc/contract'

declare global {
  interface Window {
    readonly commonplace: CommonplaceBridge
  }
}

/** The only way out of the window: see `electron/ipc/contract.ts`. */
export const bridge: CommonplaceBridge = window.commonplace
