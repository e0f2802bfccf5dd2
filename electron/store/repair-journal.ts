import { basename } from 'node:path'
import { errorCode } from './files'
import type { DamagedSpan, JournalTail } from './journal-reader'
import { makeFolderIn } from './library-folder'
import { keepAside, quarantinePath } from './quarantine'
import { type StoreContext, shownPath } from './store-context'

/**
 * Cuts off what an interrupted write left at the journal's end and keeps a copy in quarantine; copies
 * damaged segments there too. What the disk refuses is left: a new segment is begun in any case.
 */
export async function repairJournal(
  context: StoreContext,
  tail: Omit<JournalTail, 'entries'>,
): Promise<void> {
  const { layout, problems } = context
  try {
    for (const path of new Set(tail.damaged.map((span) => span.path)))
      await putCopyAside(context, path)
    if (tail.torn) await cutTail(context, tail.torn)
  } catch (error) {
    if (!errorCode(error)) throw error
    const message = error instanceof Error ? error.message : String(error)
    problems.add(
      'failed',
      shownPath(layout, layout.journal),
      `The journal could not be tidied: ${message}.`,
    )
  }
}

async function cutTail(context: StoreContext, { path, start, end }: DamagedSpan): Promise<void> {
  const { files, layout, problems } = context
  const bytes = await files.read(path)
  await keepAside(context, path, bytes.subarray(start))
  const file = await files.open(path, 'append')
  try {
    await file.truncate(start)
    await file.sync()
  } finally {
    await file.close()
  }
  problems.add(
    'dropped-tail',
    shownPath(layout, path),
    `The last ${end - start} bytes of ${basename(path)} are no whole change, as after a crash; they were cut off and are kept in the quarantine folder.`,
  )
}

async function putCopyAside(context: StoreContext, path: string): Promise<void> {
  const { files, layout } = context
  const copies = await files.list(layout.quarantine).catch(() => [])
  if (copies.some((name) => name.startsWith(`${basename(path)}.`))) return
  await makeFolderIn(context, layout.quarantine)
  await files.copy(path, quarantinePath(context, path))
}
