import { join } from 'node:path'
import type { Id } from '#domain/library/model'
import { fail, ok, type Result } from '#domain/result'
import { diskFailure } from './disk-failure'
import type { StoreFiles } from './files'
import { isId, type Layout } from './layout'
import { makeFolderIn } from './library-folder'
import { replaceFile } from './replace-file'

/** Names that mean a device on Windows, whatever follows the full stop. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i
/** File systems allow 255 bytes; a temporary name adds to it. */
const LONGEST = 200

/**
 * A name under which a file can be kept on every system: no folders, no characters that one system
 * forbids, not hidden, at most 200 bytes. `sourceFileName(sourceFileName(n))` is `sourceFileName(n)`.
 */
export function sourceFileName(name: string): string {
  const base = name.replace(/^.*[/\\]/su, '')
  let safe = base
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what goes
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]|\p{Surrogate}/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (RESERVED.test(safe)) safe = `_${safe}`
  const dot = safe.lastIndexOf('.')
  const hasExtension = dot > 0 && safe.length - dot <= 12
  const extension = hasExtension ? safe.slice(dot) : ''
  let stem = hasExtension ? safe.slice(0, dot) : safe
  while (Buffer.byteLength(stem + extension) > LONGEST) stem = [...stem].slice(0, -1).join('')
  return `${stem.replace(/[. ]+$/, '')}${extension}` || 'source'
}

/** Keeps an article's original file under `sources/<article>/`, durable when it resolves. */
export async function saveSourceFile(
  files: StoreFiles,
  layout: Layout,
  article: Id,
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<void>> {
  if (!isId(article) || fileName !== sourceFileName(fileName)) {
    return fail('invalid-command', `“${fileName}” cannot be kept as a file name; choose another.`)
  }
  const folder = join(layout.sources, article)
  try {
    await makeFolderIn({ files, layout }, folder)
    await replaceFile(files, join(folder, fileName), bytes)
    await files.syncFolder(layout.sources)
    await files.syncFolder(layout.root)
    return ok(undefined)
  } catch (error) {
    return {
      ok: false,
      error: diskFailure(error, folder, `the original “${fileName}” was not saved`),
    }
  }
}
