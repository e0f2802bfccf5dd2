/** All files below folders that were dropped. What cannot be read is left out. */
export async function filesOfEntries(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const files: File[] = []
  const rest = [...entries]
  for (let entry = rest.pop(); entry; entry = rest.pop()) {
    if (entry.isDirectory) rest.push(...(await childrenOf(entry as FileSystemDirectoryEntry)))
    else {
      const file = await fileOf(entry as FileSystemFileEntry)
      if (file) files.push(file)
    }
  }
  return files
}

/** A folder's reader gives its entries in portions, the last of which is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]))
    })
    if (portion.length === 0) return children
    children.push(...portion)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(undefined))
  })
}
