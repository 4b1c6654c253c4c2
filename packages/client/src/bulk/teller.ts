import type { LedgerState } from './ledger.ts'
import type { BulkTraffic } from './open-bulk.ts'
import type { PlannedLine, ReadyLine } from '@accredit/contract/bulk-rows'
import { expectMs, type BulkProgress, type FileChange } from './progress.ts'
import { reportOn, type BulkCounts } from './report.ts'

const tellEveryMs = 100

/** Tells how far a run has come. */
export interface Teller {
  phase(phase: BulkProgress['phase'], of: number): void
  /** Counts so many rows of the phase as processed. */
  step(rows: number): void
  /** Tells that the ledger has changed. */
  change(): void
}

/** Creates the progress of a run; `onProgress` is told at most ten times a second, and of each phase. */
export function createTeller(options: {
  readonly lines: readonly PlannedLine[]
  readonly ready: readonly ReadyLine[]
  readonly state: LedgerState
  readonly traffic: Pick<BulkTraffic, 'asker'>
  /** Digest of the rows' file. */
  readonly digest?: string | undefined
  readonly now: () => number
  readonly onProgress: ((progress: BulkProgress) => void) | undefined
}): Teller {
  const { lines, state, traffic, now, onProgress } = options
  const { budget } = traffic.asker
  const changed = compare(options)
  let phase: BulkProgress['phase'] = 'resolving'
  let [done, of, startedAt] = [0, 0, now()]
  let counts: BulkCounts | undefined
  let toldAt = -Infinity

  function emit(): void {
    if (!onProgress) return
    counts ??= reportOn(lines, state).counts
    toldAt = now()
    const elapsedMs = now() - startedAt
    const { requestsPerMinute, taken: requests } = budget
    const leftMs =
      phase !== 'checking' && phase !== 'sending'
        ? undefined
        : (expectMs(of - done, requestsPerMinute) ??
          (done > 0 ? (elapsedMs / done) * (of - done) : undefined))
    const progress = { phase, requests, done, of, requestsPerMinute, elapsedMs, leftMs }
    onProgress({ ...counts, ...progress, changed })
  }

  return {
    phase(next, total) {
      phase = next
      ;[done, of, startedAt] = [0, total, now()]
      emit()
    },
    step(rows) {
      done += rows
      if (rows === 0) return
      if (done >= of || now() - toldAt >= tellEveryMs) emit()
    },
    change() {
      counts = undefined
    },
  }
}

/** Compares a file with the requests of its ledger; `undefined` when it is the file of the last run. */
function compare({
  ready,
  state,
  digest,
}: {
  readonly ready: readonly ReadyLine[]
  readonly state: LedgerState
  readonly digest?: string | undefined
}): FileChange | undefined {
  if (digest === undefined || state.digest === undefined || digest === state.digest)
    return undefined
  const keys = new Set(ready.map(({ key }) => key))
  const asked = [...state.lines].flatMap(([key, { intent }]) => (intent ? [key] : []))
  const kept = asked.filter((key) => keys.has(key)).length
  return { kept, open: keys.size - kept, removed: asked.length - kept }
}
