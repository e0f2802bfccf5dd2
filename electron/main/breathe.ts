/** Lets everything else that waits for this thread, such as the starting of other processes, have its turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
