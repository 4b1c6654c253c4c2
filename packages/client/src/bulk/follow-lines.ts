import { findRecord } from '../follow-qualification.ts'
import type { CustomerQualification } from '../qualification-names.ts'
import { followEvents } from '../follow-events.ts'
import type { Asker } from './ask.ts'
import { inParallel } from './in-parallel.ts'
import type { LedgerIntent } from './ledger.ts'
import { readRecords } from './read-records.ts'

/** A request whose verdict is awaited. */
export interface Awaited {
  readonly intent: LedgerIntent
  readonly record: CustomerQualification
}

const firstWaitMs = 1_000
const longestWaitMs = 5 * 60_000
/** Wait between two looks while the service tells verdicts by events. */
const besideEventsMs = 2 * 60_000

/** Time after which a request is taken for removed when the service shows no record of it. */
const unseenMs = 5 * 60_000

interface Followed extends Awaited {
  due: number
  waitMs: number
  /** Time of the first of the last looks that found no record. */
  unseenSince?: number | undefined
}

/** Says that a record is not decided yet. Statuses that are not known here count as open. */
export function isOpen({ vettingStatus }: CustomerQualification): boolean {
  return vettingStatus !== undefined && vettingStatus !== 'Approved' && vettingStatus !== 'Denied'
}

/**
 * Follows requests to their verdicts, within the budget: by events where the service has them,
 * otherwise by asking less and less often. Ends when all are decided or the signal ends it.
 * @param onVerdict told each verdict; without a record when the request or its customer is gone
 */
export async function followLines(
  asker: Asker,
  awaited: readonly Awaited[],
  options: {
    readonly concurrency: number
    readonly onVerdict: (intent: LedgerIntent, record: CustomerQualification | undefined) => void
  },
): Promise<void> {
  const { connection, signal } = asker
  const { now, sleep, random } = connection
  const open = new Map<string, Followed>(
    awaited.map((one): [string, Followed] => [
      one.intent.line,
      { ...one, due: now(), waitMs: firstWaitMs },
    ]),
  )
  const ended = new AbortController()
  const ending = AbortSignal.any([signal, ended.signal])
  let wake = new AbortController()
  let hasEvents = false
  const listening = listen(asker, ending, {
    onState(state) {
      hasEvents = state
      // Verdicts that came while nobody listened are looked for.
      if (state) hurry(() => true)
    },
    onDecided: (customerId) => hurry(({ intent }) => intent.customerId === customerId),
  })

  function hurry(which: (followed: Followed) => boolean): void {
    for (const followed of open.values()) if (which(followed)) followed.due = now()
    wake.abort()
  }

  async function look(followed: Followed): Promise<void> {
    const { intent, waitMs } = followed
    const longest = hasEvents ? besideEventsMs : longestWaitMs
    followed.due = now() + (hasEvents ? besideEventsMs : waitMs) * (0.75 + random() / 2)
    followed.waitMs = Math.min(longest, waitMs * 2)
    const seen = await readRecord(asker, followed, now())
    if (seen !== undefined && isOpen(seen)) return
    open.delete(intent.line)
    options.onVerdict(intent, seen)
  }

  try {
    while (open.size > 0) {
      signal.throwIfAborted()
      const due = [...open.values()].filter((followed) => followed.due <= now())
      if (due.length > 0) {
        due.sort((one, other) => one.due - other.due)
        await inParallel(due, options.concurrency, look)
        continue
      }
      const next = Math.min(...[...open.values()].map((followed) => followed.due))
      wake = new AbortController()
      const sleeping = AbortSignal.any([signal, wake.signal])
      await sleep(Math.max(1, next - now()), sleeping).catch(() => undefined)
    }
  } finally {
    ended.abort()
    await listening
  }
}

/** The record as it stands; `undefined` when the request or its customer is gone. */
async function readRecord(
  asker: Asker,
  followed: Followed,
  at: number,
): Promise<CustomerQualification | undefined> {
  const { intent, record, unseenSince = at } = followed
  const records = await readRecords(asker, intent.customerId)
  const found = records && findRecord(records, intent.request.qualification)
  followed.unseenSince = found ? undefined : unseenSince
  if (!records || found) return found
  // Right after a request the service may not show its record yet; later it was removed, e.g. by a reset.
  return at - unseenSince < unseenMs ? record : undefined
}

/** Listens to events; a service without them is asked instead. */
async function listen(
  asker: Asker,
  signal: AbortSignal,
  told: {
    readonly onState: (listens: boolean) => void
    readonly onDecided: (customerId: string) => void
  },
): Promise<void> {
  try {
    const onConnection = (state: 'open' | 'lost') => told.onState(state === 'open')
    for await (const event of followEvents(asker.connection, { signal, onConnection })) {
      const { type, data } = event
      const isVerdict = type.startsWith('qualification.') && type !== 'qualification.requested'
      if (isVerdict && data.customerId) told.onDecided(data.customerId)
    }
  } catch {
    told.onState(false)
  }
}
