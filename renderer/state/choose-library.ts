import { bridge } from '../bridge'
import { notifyFailure } from './notifications'
import { saveAllTyped } from './on-leaving'

/** Lets the person open another library. What is typed belongs to this one and is saved first. */
export async function chooseLibrary(): Promise<void> {
  await saveAllTyped()
  const result = await bridge.request('library.choose')
  if (!result.ok) notifyFailure(result.error)
}
