import { inParallel } from '../bulk/in-parallel.ts'
import { isOpen } from '../bulk/follow-lines.ts'
import type { BulkTraffic } from '../bulk/open-bulk.ts'
import { activityLoggedMs, readActivity } from '../read-activity.ts'
import type { AuditRecord } from '../resources/audit-records.ts'
import { lookAt, type Found } from './look-at.ts'
import type { WatchCommit, WatchLedger, WatchOpened, WatchReceiver } from './ledger.ts'
import type { WatchNews } from './news.ts'

/** Time by which a line may come late into the activity log. */
const lateMs = 86_400_000
/** Customers that are written together. */
const writtenAtOnce = 50

/** Operations of the activity log that a watch reads. */
const operations = new Set([
  'update_customer_qualification',
  'add_customer',
  'delete_customer',
  'remove_partner_customer_relationship',
  'update_customer_billing_profile',
])

/** Parts of a watch. */
export interface LookOptions {
  readonly traffic: BulkTraffic
  readonly ledger: WatchLedger
  readonly opened: WatchOpened
  readonly receivers: readonly WatchReceiver[]
  readonly onNews: (news: WatchNews) => void
}

/**
 * Looks once: reads the activity log since the last look, then the qualifications of those in review and
 * of those whose qualifications the log names, and writes what changed, some customers at a time.
 * @returns the number of customers with a request in review
 */
export async function look(options: LookOptions): Promise<number> {
  const { traffic, ledger, opened, receivers, onNews } = options
  const { asker, now } = traffic
  const state = await ledger.read()
  const begun = now()
  const earliest = begun - activityLoggedMs
  const from = state.readFrom === undefined ? earliest : Date.parse(state.readFrom)
  if (from < earliest) onNews({ kind: 'gap', from: new Date(from), to: new Date(earliest) })
  const span = { from: Math.max(from, earliest), to: begun }
  const records = await readRecords(options, span, state.seen)
  const known = new Map(state.customers.map((customer) => [customer.id, customer]))
  const open = new Set(
    state.customers.filter(({ qualifications }) => qualifications.some(isOpen)).map(({ id }) => id),
  )
  const due = [...new Set([...records.keys(), ...open])]
  const readFrom = new Date(begun - lateMs).toISOString()
  let done = 0
  for (let start = 0; start < due.length; start += writtenAtOnce) {
    const some = due.slice(start, start + writtenAtOnce)
    const found = new Map<string, Found>()
    await inParallel(some, traffic.concurrency, async (id) => {
      const sighted = { id, lines: records.get(id) ?? [], kept: known.get(id) }
      found.set(id, await lookAt(sighted, { asker, now, opened, onNews }))
      done += 1
      const { taken: requests, requestsPerMinute } = asker.budget
      onNews({ kind: 'progress', done, of: due.length, requests, requestsPerMinute })
    })
    const inOrder = some.flatMap((id) => found.get(id) ?? [])
    await ledger.commit(commitOf(inOrder, receivers, readFrom))
    for (const { id, customer, isGone, events } of inOrder) {
      if (customer?.qualifications.some(isOpen)) open.add(id)
      else if (customer || isGone) open.delete(id)
      if (events.length > 0) onNews({ kind: 'told', events })
    }
  }
  await ledger.commit({ readFrom })
  return open.size
}

/** Lines of the activity log that are new, by customer; oldest first. */
async function readRecords(
  { traffic }: LookOptions,
  { from, to }: { readonly from: number; readonly to: number },
  seen: ReadonlySet<string>,
): Promise<Map<string, AuditRecord[]>> {
  const lines: AuditRecord[] = []
  for await (const page of readActivity(traffic.asker, from, to)) {
    lines.push(
      ...page.filter(
        ({ id, operationType, operationStatus }) =>
          operations.has(operationType) && operationStatus === 'succeeded' && !seen.has(id),
      ),
    )
  }
  lines.sort((one, other) => Date.parse(one.operationDate) - Date.parse(other.operationDate))
  return Map.groupBy(
    lines.filter(({ customerId = '' }) => customerId !== ''),
    ({ customerId = '' }) => customerId.toLowerCase(),
  )
}

function commitOf(
  found: readonly Found[],
  receivers: readonly WatchReceiver[],
  readFrom: string,
): WatchCommit {
  const receiversOf = (type: string) =>
    receivers
      .filter(({ types }) => !types || types.some((one) => one === type))
      .map(({ name }) => name)
  return {
    customers: found.flatMap(({ customer }) => customer ?? []),
    gone: found.flatMap(({ id, isGone }) => (isGone ? [id] : [])),
    // Older lines do not come again: the next look reads from that day on.
    seen: found
      .flatMap(({ seen }) => seen)
      .map(({ id, operationDate: at }) => ({ id, at }))
      .filter(({ at }) => at.slice(0, 10) >= readFrom.slice(0, 10)),
    told: found.flatMap(({ events, name: customerName }) =>
      events.map((event) => ({ event, customerName, receivers: receiversOf(event.type) })),
    ),
  }
}
