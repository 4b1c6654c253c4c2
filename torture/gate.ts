/** Lets work through, or holds it up. */
export interface Gate {
  /** Does the work as soon as the gate is open. */
  pass<T>(work: () => Promise<T>): Promise<T>
  /** Lets nothing more through; resolves when all that was let through has ended. */
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
