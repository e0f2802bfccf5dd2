import { REFERENCE_FILES } from '#domain/citations/format-files'

/** What can be imported, by the ends of file names; what a file is, its content says. */
export const IMPORT_EXTENSIONS: readonly string[] = [
  ...new Set([
    '.txt',
    '.md',
    '.markdown',
    '.html',
    '.htm',
    ...Object.values(REFERENCE_FILES).flatMap(({ extensions }) =>
      extensions.map((extension) => `.${extension}`),
    ),
  ]),
]

/** The ids of the window's two file inputs. */
export const FILES_INPUT = 'choose-files'
export const FOLDER_INPUT = 'choose-folder'

/** Lets the person choose files, which are then imported. Needs a key or a click to have just come. */
export function chooseFiles(): void {
  document.getElementById(FILES_INPUT)?.click()
}

/** Lets the person choose a folder, all files of which are then imported. */
export function chooseFolder(): void {
  document.getElementById(FOLDER_INPUT)?.click()
}

/** Whether a file in a folder is one to import. */
export function isImportable(name: string): boolean {
  const lower = name.toLowerCase()
  return !lower.startsWith('.') && IMPORT_EXTENSIONS.some((end) => lower.endsWith(end))
}
