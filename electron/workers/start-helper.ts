import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Engine } from 'citeproc'
import type { Reference } from '#domain/citations/reference'
import {
  type BibliographyHelper,
  type HelperAnswers,
  type HelperTask,
  makeBibliographyHelper,
} from './bibliography-helper'
import { makeEngine } from './make-engine'
import { type CslNode, openStylePack } from './style-pack'

/** What a helper's thread is started with. */
export interface HelperData {
  readonly helper: {
    readonly port: MessagePort
    readonly pack: string
    readonly style: CslNode
    readonly locale: string | undefined
  }
}

interface Answered {
  readonly output?: HelperAnswers[HelperTask['step']]
  readonly bug?: string
}

/** How long one look for an answer takes where there is none, in ms. */
const LOOK = 5

const nothing = new Int32Array(new SharedArrayBuffer(4))

/**
 * Starts a thread that helps with a bibliography; `file` is its program, which calls `answerAsHelper`.
 * This thread waits for its answers without returning to its event loop, so that a bibliography stays one
 * sequence of steps.
 */
export function startHelper(
  file: string,
  data: Omit<HelperData['helper'], 'port'>,
): BibliographyHelper {
  const { port1, port2 } = new MessageChannel()
  const workerData: HelperData = { helper: { ...data, port: port2 } }
  const worker = new Worker(file, { workerData, transferList: [port2] })
  let isOpen = true
  let failure: Error | undefined
  worker.on('error', (error: Error) => (failure = error))
  worker.on('exit', () => (failure ??= new Error('the helper has ended')))
  worker.unref()
  port1.unref()
  return {
    ask: (task) => port1.postMessage(task),
    answer: () => {
      const message = receiveMessageOnPort(port1)?.message as Answered | undefined
      if (message?.bug !== undefined) throw new Error(`in a helper: ${message.bug}`)
      if (message) return message.output
      if (failure) throw failure
      Atomics.wait(nothing, 0, 0, LOOK)
      return undefined
    },
    close: () => {
      if (!isOpen) return
      isOpen = false
      port1.close()
      void worker.terminate()
    },
  }
}

/** Makes this thread a helper. */
export function answerAsHelper({ helper: { port, pack, style, locale } }: HelperData): void {
  let help: ReturnType<typeof makeBibliographyHelper> | undefined
  const start = () => {
    const styles = openStylePack(pack)
    if (!styles.ok) throw new Error(styles.error.message)
    const make = (reference: (id: string) => Reference | undefined): Engine =>
      makeEngine({ style, locale, pack: styles.value, reference })
    return makeBibliographyHelper(make)
  }
  port.on('message', (task: HelperTask) => {
    try {
      help ??= start()
      port.postMessage({ output: help(task) } satisfies Answered)
    } catch (error) {
      const bug = error instanceof Error ? (error.stack ?? error.message) : String(error)
      port.postMessage({ bug } satisfies Answered)
    }
  })
}
