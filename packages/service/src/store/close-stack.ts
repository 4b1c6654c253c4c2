/**
 * Closes resources in reverse order of opening. Replaces the standard `AsyncDisposableStack`, which
 * Node 22 lacks.
 * @example
 * await using opened = new CloseStack()   // closes everything if a later line throws
 * const lock = await waitForLock(file)
 * opened.defer(() => lock.close())
 * const open = opened.move()              // the caller closes from now on
 */
export class CloseStack implements AsyncDisposable {
  #closers: (() => unknown)[] = []

  /** Adds a closing step; it may return a promise. */
  defer(close: () => unknown): void {
    this.#closers.push(close)
  }

  /** Moves all steps to a new stack, so that the end of this scope closes nothing. */
  move(): CloseStack {
    const moved = new CloseStack()
    moved.#closers = this.#closers
    this.#closers = []
    return moved
  }

  /**
   * Runs every step once, in reverse order. A failing step does not prevent the others.
   * @throws the first failure; AggregateError for several
   */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length === 1) throw failures[0]
    if (failures.length > 1) throw new AggregateError(failures, 'several parts did not close')
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
