import { bridge } from '../bridge'

export const isMac = bridge.platform === 'darwin'
