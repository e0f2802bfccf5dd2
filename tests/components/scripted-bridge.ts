import type { CommonplaceBridge, EventName, Events } from '#ipc/contract'

type Answer = (input: never) => unknown

/**
 * The window's bridge with answers that a test gives, and a record of what was asked. Put it in place
 * before the window's modules are loaded.
 */
export class ScriptedBridge {
  readonly asked: { readonly name: string; readonly input: unknown }[] = []
  readonly answers = new Map<string, Answer>()
  readonly #listeners = new Map<string, Set<(event: never) => void>>()

  /** Makes it the window's own. */
  install(): this {
    const bridge = {
      request: async (name: string, input: unknown) => {
        this.asked.push({ name, input })
        await Promise.resolve()
        const answer = this.answers.get(name)
        if (!answer) throw new Error(`nothing answers ${name} in this test`)
        return await answer(input as never)
      },
      on: (name: string, listener: (event: never) => void) => {
        const all = this.#listeners.get(name) ?? new Set()
        this.#listeners.set(name, all.add(listener))
        return () => all.delete(listener)
      },
      pathForFile: (file: { name: string }) => `/home/anna/${file.name}`,
      platform: 'linux',
      versions: { app: '0', electron: '0', chromium: '0' },
    } as unknown as CommonplaceBridge
    Object.defineProperty(window, 'commonplace', { value: bridge, configurable: true })
    return this
  }

  /** Answers a request with a value from now on. */
  answer(name: string, value: unknown): this {
    return this.answerBy(name, () => ({ ok: true, value }))
  }

  /** Answers a request by a function from now on. */
  answerBy(name: string, answer: Answer): this {
    this.answers.set(name, answer)
    return this
  }

  /** What a request was asked with, in order. */
  inputsOf(name: string): unknown[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.input)
  }

  /** Tells the window something, as main does. */
  tell<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(event as never)
  }
}

/** Lets answers come and the page be drawn. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
}
