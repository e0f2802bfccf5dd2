/** Small things done between two breaths: a few ms of work. */
export const SLICE = 2000

/** Lets everything else that waits for this thread, such as the starting of other processes, have its turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Does a small thing with each of very many, with breaths in between. */
export async function inSlices<T>(all: Iterable<T>, work: (one: T) => void): Promise<void> {
  let done = 0
  for (const one of all) {
    work(one)
    if (++done % SLICE === 0) await breathe()
  }
}
