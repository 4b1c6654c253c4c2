import { bulkFinding } from '@accredit/contract/bulk-rules'
import { BulkError } from '../bulk/bulk-error.ts'
import { checkOwner } from '../bulk/check-owner.ts'
import { openTraffic, type BulkTraffic, type BulkTrafficOptions } from '../bulk/open-bulk.ts'
import type { Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import type { WatchLedger, WatchOpened, WatchReceiver } from './ledger.ts'
import { look } from './look.ts'
import type { WatchNews } from './news.ts'

/** Options of a watch. */
export interface WatchOptions extends Omit<BulkTrafficOptions, 'onProgress'> {
  /** Its record; `openWatchLedger` of `@accredit/client/node` keeps one in a file. */
  readonly ledger: WatchLedger
  /** Everybody who is told; the ledger holds the events of each until they are settled. */
  readonly receivers: readonly WatchReceiver[]
  /** Milliseconds from one look to the next. Default: five minutes. */
  readonly everyMs?: number | undefined
  /** Time from which a new ledger tells what changed, at most 89 days back. Default: from now on. */
  readonly since?: Date | undefined
  readonly onNews?: ((news: WatchNews) => void) | undefined
}

const defaultEveryMs = 5 * 60_000
/** Time for which a service may be away before that is told, in milliseconds. */
const defaultPatienceMs = 10_000
const shortestWaitMs = 1_000
const longestWaitMs = 60_000

/**
 * Follows a partner's customers until the signal ends it, and writes events of what changed into the
 * ledger. Each look is one read of the activity log, and one read of each customer with a request in
 * review or whose qualifications the log names; a first look tells nothing that was before it.
 * @throws BulkError when the ledger cannot be used, or is another partner's
 * @throws PartnerError when the service refuses the caller, or does not answer at the start
 */
export async function watchPartner(connection: Connection, options: WatchOptions): Promise<void> {
  const { ledger, receivers, everyMs = defaultEveryMs, onNews = () => undefined } = options
  const { signal = new AbortController().signal, patienceMs = defaultPatienceMs } = options
  const { now, sleep, random } = connection
  const traffic = await openTraffic(
    connection,
    {
      ...options,
      patienceMs,
      onProgress: undefined,
      onThrottled: (seconds) => onNews({ kind: 'throttled', seconds }),
    },
    signal,
  )
  const release = await ledger.hold()
  try {
    const opened = await openLedger(connection, traffic, options)
    onNews({ kind: 'opened', service: opened.service, partnerId: opened.partner })
    let failures = 0
    while (!signal.aborted) {
      const begun = now()
      let waitMs: number
      try {
        const inReview = await look({ traffic, ledger, opened, receivers, onNews })
        if (failures > 0) onNews({ kind: 'back' })
        failures = 0
        onNews({ kind: 'looked', inReview })
        waitMs = Math.max(0, begun + everyMs - now())
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof PartnerError) || !error.retryable) throw error
        if (failures === 0) onNews({ kind: 'lost', error })
        waitMs = Math.min(longestWaitMs, shortestWaitMs * 2 ** failures) * (0.75 + random() / 2)
        failures += 1
      }
      await sleep(waitMs, signal).catch(() => undefined)
    }
  } finally {
    await release()
  }
}

/** Finds whom the ledger is of, and names this partner in a new one. */
async function openLedger(
  { baseUrl: service }: Connection,
  { partnerId: partner, now }: BulkTraffic,
  { ledger, since }: WatchOptions,
): Promise<WatchOpened> {
  if (partner === undefined) throw new BulkError(bulkFinding('PartnerUnknown'))
  const { opened } = await ledger.read()
  if (!opened) {
    const fresh = { service, partner, since: (since ?? new Date(now())).toISOString() }
    await ledger.open(fresh)
    return fresh
  }
  checkOwner(ledger.name, opened, { service, partner })
  return opened
}
