import type { BulkLedger, LedgerEntry, LedgerOpened } from './ledger.ts'

/** Entry about one line. */
export type LineEntry = Exclude<LedgerEntry, LedgerOpened>

/**
 * Writes a ledger for one run, in groups: while one append is under way, entries wait for the next.
 */
export interface LedgerWriter {
  /** Appends entries and all that wait; they are durable once it resolves. */
  now(entries: readonly LineEntry[]): Promise<void>
  /**
   * Appends an entry soon, with others: for what can be found out again after a crash. A failure is
   * told by the next call.
   */
  soon(entry: LedgerEntry): void
  /** Appends what waits. */
  flush(): Promise<void>
}

/** Time that an entry may wait for others, in milliseconds. */
export const longestWaitMs = 250

/** Creates the writer of a run. */
export function createWriter(
  ledger: Pick<BulkLedger, 'append'>,
  told: {
    /** Told the entries about lines once they are durable. */
    readonly onWritten: (entries: readonly LineEntry[]) => void
    /** Told the failure of an append that nobody waits for. */
    readonly onFailure: (error: unknown) => void
  },
): LedgerWriter {
  let waiting: LedgerEntry[] = []
  let writing: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function appendWaiting(): Promise<void> {
    next = undefined
    const entries = waiting
    waiting = []
    if (entries.length === 0) return
    await ledger.append(entries)
    told.onWritten(entries.filter((entry) => entry.kind !== 'opened'))
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    // Once an append has failed, so do all after it: a ledger has no gaps.
    next ??= writing = writing.then(appendWaiting)
    return next
  }

  return {
    flush,
    now(entries) {
      waiting.push(...entries)
      return flush()
    },
    soon(entry) {
      waiting.push(entry)
      timer ??= setTimeout(() => void flush().catch(told.onFailure), longestWaitMs)
    },
  }
}
