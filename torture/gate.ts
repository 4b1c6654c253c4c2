/** Lets work pass, or holds it back. */
export interface Gate {
  /** Runs the work once the gate is open. */
  pass<T>(work: () => Promise<T>): Promise<T>
  /** Closes the gate; resolves when all admitted work has ended. */
  close(): Promise<void>
  open(): void
}

export function createGate(): Gate {
  let closed: PromiseWithResolvers<void> | undefined
  let empty: PromiseWithResolvers<void> | undefined
  let inside = 0
  return {
    async pass(work) {
      while (closed) await closed.promise
      inside += 1
      try {
        return await work()
      } finally {
        inside -= 1
        if (inside === 0) empty?.resolve()
      }
    },
    async close() {
      closed ??= Promise.withResolvers()
      if (inside === 0) return
      empty = Promise.withResolvers()
      await empty.promise
    },
    open() {
      closed?.resolve()
      closed = undefined
    },
  }
}
