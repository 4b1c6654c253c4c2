/**
 * A queue that releases a few items per turn of the event loop, so that other callers get their
 * turn in between.
 */
export class TurnQueue<T> {
  private readonly waiting: T[] = []
  private isDue = false
  private readonly perTurn: number
  private readonly take: (item: T) => void

  constructor(perTurn: number, take: (item: T) => void) {
    this.perTurn = perTurn
    this.take = take
  }

  add(...items: readonly T[]): void {
    this.waiting.push(...items)
    this.goOn()
  }

  /** Takes all waiting items at once. */
  takeAll(): void {
    for (const item of this.waiting.splice(0)) this.take(item)
  }

  private goOn(): void {
    if (this.isDue || this.waiting.length === 0) return
    this.isDue = true
    setImmediate(this.takeSome)
  }

  private readonly takeSome = (): void => {
    this.isDue = false
    const taken = this.waiting.splice(0, this.perTurn)
    this.goOn()
    for (const item of taken) this.take(item)
  }
}
