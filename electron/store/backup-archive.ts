import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { fail, ok, type Result } from '#domain/result'
import { diskFailure } from './disk-failure'
import { errorCode, infoIfPresent, type StoreFiles } from './files'
import { makeFolderIn } from './library-folder'
import { replaceFile, replaceFileUnsynced } from './replace-file'
import type { StoreContext } from './store-context'
import { readTar, tarEnd, tarEntry } from './tar-file'

/** The end of the name of a compressed backup: any system opens it. */
export const ARCHIVE = '.tar.gz'

export interface ArchiveOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Writes a backup's folder into one compressed file: links share their blocks with the library, so a
 * bad block would take both; this is a copy. The file is whole or not there.
 */
export async function writeArchive(
  files: StoreFiles,
  folder: string,
  target: string,
  { onProgress, signal }: ArchiveOptions = {},
): Promise<Result<{ files: number }>> {
  try {
    const names = await namesBelow(files, folder, '')
    let done = 0
    async function* parts(): AsyncIterable<Buffer> {
      for (const name of names) {
        if (signal?.aborted) throw new ArchiveStopped()
        const path = join(folder, name)
        const bytes = await files.read(path)
        const { modified } = await files.stat(path)
        yield* tarEntry({ name, bytes }, new Date(modified))
        onProgress?.(++done, names.length)
      }
      yield tarEnd()
    }
    // The stream's own error comes out of the iteration.
    const zipped = pipeline(Readable.from(parts()), createGzip(), () => undefined)
    await files.makeFolder(dirname(target))
    await replaceFile(files, target, zipped as AsyncIterable<Buffer>)
    return ok({ files: names.length })
  } catch (error) {
    if (error instanceof ArchiveStopped) return fail('cancelled', 'The backup was stopped.')
    return { ok: false, error: diskFailure(error, target, 'no compressed backup was written') }
  }
}

/** Unpacks a compressed backup into a folder of a library, which is then like any other backup. */
export async function unpackArchive(
  place: Pick<StoreContext, 'files' | 'layout'>,
  archive: string,
  folder: string,
): Promise<Result<void>> {
  try {
    const unzipped = pipeline(createReadStream(archive), createGunzip(), () => undefined)
    for await (const { name, bytes } of readTar(unzipped as AsyncIterable<Buffer>)) {
      // Only what a backup has: no name may lead out of the folder.
      if (!/^(?:[\w.-]+\/){0,2}[^/\\]+$/.test(name) || /(?:^|\/)\.\.?(?:\/|$)/.test(name)) continue
      const path = join(folder, name)
      await makeFolderIn(place, dirname(path))
      await replaceFileUnsynced(place.files, path, bytes)
    }
    return ok(undefined)
  } catch (error) {
    if (!(await infoIfPresent(place.files, archive)))
      return fail('not-found', `There is no file ${archive}; check the path.`)
    const why = error instanceof Error ? error.message : String(error)
    const { root } = place.layout
    const isDisk = ['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT', 'ENOENT'].includes(errorCode(error))
    if (isDisk) return { ok: false, error: diskFailure(error, root, 'nothing was restored') }
    return fail('unreadable', `${archive} is not a whole backup (${why}); choose another one.`)
  }
}

class ArchiveStopped extends Error {}

async function namesBelow(files: StoreFiles, folder: string, prefix: string): Promise<string[]> {
  const names: string[] = []
  for (const name of (await files.list(join(folder, prefix))).sort()) {
    const path = prefix === '' ? name : `${prefix}/${name}`
    if ((await files.stat(join(folder, path))).isFolder) {
      names.push(...(await namesBelow(files, folder, path)))
    } else names.push(path)
  }
  return names
}
