/**
 * What lies in a folder: its names, and for each its size in bytes and when it was written, in ms. Looked
 * at by the store on its own thread or by a worker, which is quicker.
 */
export interface FolderLook {
  readonly names: readonly string[]
  /** Size and time of the first name, of the second, …; NaN for one that went away meanwhile. */
  readonly stamps: Float64Array
}
