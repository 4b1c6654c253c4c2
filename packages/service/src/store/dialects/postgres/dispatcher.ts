import type { Chain, Task } from './transaction.ts'

/** A task that says what it must be kept apart from. */
export interface KeyedTask extends Task {
  readonly keys: readonly string[]
  /** Keys that it shares with other tasks of its batch, and with nobody outside. */
  readonly counters?: readonly string[] | undefined
}

/** Tasks of one transaction: bounds how long the first of them waits for the last. */
const largestBatch = 32
/** Tasks of one transaction that run one after the other. */
const longestChain = 8

/**
 * Gathers tasks into batches. A batch is made as soon as one may be under way, of whatever waits then:
 * nobody waits for company. Tasks that share a key are in one chain of a batch, in the order in which
 * they came, and never in two batches at once. Tasks that share a counter are side by side in one batch.
 */
export class Dispatcher<T extends KeyedTask> {
  private waiting: T[] = []
  private readonly keysUnderWay = new Set<string>()
  private batches = 0
  private isDue = false

  private readonly atOnce: number
  private readonly run: (chains: readonly Chain<T>[]) => Promise<void>

  /**
   * @param atOnce batches under way
   * @param run settles all of a batch, however it ends
   */
  constructor(atOnce: number, run: (chains: readonly Chain<T>[]) => Promise<void>) {
    this.atOnce = atOnce
    this.run = run
  }

  add(task: T): void {
    this.waiting.push(task)
    this.goOn()
  }

  private goOn(): void {
    if (this.isDue || this.waiting.length === 0 || this.batches >= this.atOnce) return
    this.isDue = true
    // Those who come in the same turn of the event loop travel together.
    setImmediate(() => {
      this.isDue = false
      void this.runBatch()
    })
  }

  private async runBatch(): Promise<void> {
    const { chains, rest } = gather(this.waiting, this.keysUnderWay)
    this.waiting = rest
    if (chains.length === 0) return
    const keys = chains.flat().flatMap(allKeys)
    for (const key of keys) this.keysUnderWay.add(key)
    this.batches += 1
    this.goOn()
    await this.run(chains)
    this.batches -= 1
    for (const key of keys) this.keysUnderWay.delete(key)
    this.goOn()
  }
}

const allKeys = ({ keys, counters = [] }: KeyedTask) => [...keys, ...counters]

/**
 * Takes the tasks that may run now. One that may not keeps those from overtaking it that share a key with
 * it, so each has its turn.
 * @param taken keys of batches under way
 */
export function gather<T extends KeyedTask>(
  waiting: readonly T[],
  taken: ReadonlySet<string>,
): { chains: T[][]; rest: T[] } {
  const chains: T[][] = []
  const chainOf = new Map<string, T[]>()
  const counted = new Set<string>()
  const closed = new Set<string>()
  const rest: T[] = []
  let size = 0
  for (const task of waiting) {
    const { keys, counters = [] } = task
    const shared = new Set(
      keys.map((key) => chainOf.get(key)).filter((chain) => chain !== undefined),
    )
    const [chain = []] = shared
    const mayRun =
      size < largestBatch &&
      shared.size <= 1 &&
      chain.length < longestChain &&
      allKeys(task).every((key) => !taken.has(key) && !closed.has(key)) &&
      keys.every((key) => !counted.has(key)) &&
      counters.every((key) => !chainOf.has(key))
    if (!mayRun) {
      for (const key of allKeys(task)) closed.add(key)
      rest.push(task)
      continue
    }
    if (chain.length === 0) chains.push(chain)
    chain.push(task)
    for (const key of keys) chainOf.set(key, chain)
    for (const key of counters) counted.add(key)
    size += 1
  }
  return { chains, rest }
}
