import type { BulkLedger, LedgerEntry } from './ledger.ts'

/** Writes a ledger for one run. */
export interface LedgerWriter {
  /** Appends entries and all that wait; they are durable once it resolves. */
  now(entries: readonly LedgerEntry[]): Promise<void>
  /**
   * Appends an entry soon, with others: for what can be found out again after a crash. A failure is
   * told by the next call.
   */
  soon(entry: LedgerEntry): void
  /** Appends what waits. */
  flush(): Promise<void>
}

/** Time that an entry may wait for others, in milliseconds. */
const longestWaitMs = 100

/** Creates the writer of a run. */
export function createWriter(
  ledger: BulkLedger,
  onFailure: (error: unknown) => void,
): LedgerWriter {
  let waiting: LedgerEntry[] = []
  let writing: Promise<void> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const entries = waiting
    waiting = []
    // Once an append has failed, so do all after it: a ledger has no gaps.
    writing = writing.then(() => (entries.length === 0 ? undefined : ledger.append(entries)))
    return writing
  }

  return {
    flush,
    now(entries) {
      waiting.push(...entries)
      return flush()
    },
    soon(entry) {
      waiting.push(entry)
      timer ??= setTimeout(() => void flush().catch(onFailure), longestWaitMs)
    },
  }
}
