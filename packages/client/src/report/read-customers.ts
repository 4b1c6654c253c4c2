import type { Customer } from '@accredit/contract'
import type { Asker } from '../bulk/ask.ts'
import { inParallel } from '../bulk/in-parallel.ts'
import type { BulkTraffic } from '../bulk/open-bulk.ts'
import { isOpen } from '../bulk/follow-lines.ts'
import { pagesWithin } from '../bulk/pages-within.ts'
import { readRecords } from '../bulk/read-records.ts'
import { PartnerError } from '../errors.ts'
import { qualificationName, type CustomerQualification } from '../qualification-names.ts'
import { activityLoggedMs, readActivity } from '../read-activity.ts'
import { customers } from '../resources/customers.ts'
import type { ReportProgress } from './options.ts'
import type { KeptCustomer, KeptQualification, ReportStore } from './store.ts'

const day = 86_400_000
/** Age at which a customer is read again, whatever the activity log says. */
const longestAgeMs = 30 * day
/** The same where the log cannot be read, of a customer that is not qualified. */
const shortestAgeMs = day
/** Tolerated clock skew, and time until a change is in the activity log. */
const skewMs = 15 * 60_000
/** Customers that are saved together. */
const savedAtOnce = 50

/** Reads what may have changed since the last report, and keeps it. */
export async function readCustomers(
  traffic: BulkTraffic,
  options: {
    readonly store: ReportStore
    readonly refresh: boolean
    readonly onProgress: ((progress: ReportProgress) => void) | undefined
  },
): Promise<KeptCustomer[]> {
  const { asker, scope } = traffic
  const { store, refresh } = options
  const begun = traffic.now()
  const known = await store.read(scope)
  const kept = new Map(known.customers.map((customer) => [customer.id, customer]))
  const tell = (phase: ReportProgress['phase'], done: number, of?: number) => {
    const { taken: requests, requestsPerMinute } = asker.budget
    options.onProgress?.({ phase, done, of, requests, requestsPerMinute })
  }
  const listed = await listCustomers(asker, (count) => tell('listing', count))
  const ids = new Set(listed.map(({ id }) => id.toLowerCase()))
  const changes = refresh ? undefined : await readChanges(asker, known.completeAt, begun)
  const due = listed.filter(
    ({ id }) => refresh || mayHaveChanged(kept.get(id.toLowerCase()), changes, begun),
  )
  let [done, unsaved]: [number, KeptCustomer[]] = [0, []]
  const save = async () => {
    const batch = unsaved
    unsaved = []
    await store.save(scope, batch)
  }
  tell('reading', done, due.length)
  try {
    await inParallel(due, traffic.concurrency, async (customer) => {
      const id = customer.id.toLowerCase()
      const records = await readRecords(asker, id)
      if (records) {
        const at = new Date(traffic.now()).toISOString()
        const { companyName, domain } = customer.companyProfile
        const qualifications = mergeRecords(kept.get(id), records, at)
        const read = { id, companyName, domain, readAt: at, qualifications }
        kept.set(id, read)
        unsaved.push(read)
        if (unsaved.length >= savedAtOnce) await save()
      } else ids.delete(id)
      tell('reading', (done += 1), due.length)
    })
  } finally {
    await save()
  }
  const left = [...kept.keys()].filter((id) => !ids.has(id))
  await store.complete(scope, new Date(begun).toISOString(), left)
  return listed.flatMap((customer) => {
    const read = kept.get(customer.id.toLowerCase())
    if (!read || !ids.has(read.id)) return []
    // A name may have changed since the customer was read.
    const { companyName, domain } = customer.companyProfile
    return [{ ...read, companyName, domain }]
  })
}

async function listCustomers(
  asker: Asker,
  onPage: (count: number) => void,
): Promise<readonly Customer[]> {
  const listed = new Map<string, Customer>()
  const { signal } = asker
  for await (const { items } of pagesWithin(asker, (connection) =>
    customers(connection).query({}, { signal }),
  )) {
    for (const customer of items) listed.set(customer.id.toLowerCase(), customer)
    onPage(listed.size)
  }
  return [...listed.values()]
}

/** Time of the last change of each customer that the activity log names. */
type Changes = ReadonlyMap<string, number>

/** Reads the activity log since the last report; `undefined` where it cannot tell. */
async function readChanges(
  asker: Asker,
  completeAt: string | undefined,
  now: number,
): Promise<Changes | undefined> {
  if (completeAt === undefined) return new Map()
  const start = Date.parse(completeAt) - skewMs
  if (now - start > activityLoggedMs) return undefined
  const changes = new Map<string, number>()
  try {
    for await (const records of readActivity(asker, start, now)) {
      for (const { customerId, operationDate } of records) {
        const at = Date.parse(operationDate)
        const id = customerId?.toLowerCase()
        if (id !== undefined) changes.set(id, Math.max(at, changes.get(id) ?? 0))
      }
    }
    return changes
  } catch (error) {
    // Not every role may read it, and not every service has it.
    const cannot =
      error instanceof PartnerError && ['Forbidden', 'NotFound'].includes(error.category)
    if (cannot) return undefined
    throw error
  }
}

function mayHaveChanged(
  kept: KeptCustomer | undefined,
  changes: Changes | undefined,
  now: number,
): boolean {
  if (!kept || kept.qualifications.some(isOpen)) return true
  const readAt = Date.parse(kept.readAt)
  // A clock that was put back tells nothing about the age.
  if (readAt > now + skewMs || now - readAt > longestAgeMs) return true
  if (changes) return (changes.get(kept.id) ?? -Infinity) + skewMs >= readAt
  const isSettled = kept.qualifications.some(({ vettingStatus }) => vettingStatus === 'Approved')
  return !isSettled && now - readAt > shortestAgeMs
}

/** Puts what was read beside what was known, and finds since when it is so. */
function mergeRecords(
  known: KeptCustomer | undefined,
  records: readonly CustomerQualification[],
  at: string,
): KeptQualification[] {
  const read = records.length > 0 ? records : [{ qualification: 'None' }]
  return read.map((record: CustomerQualification) => {
    const name = qualificationName(record.qualification)
    const before = known?.qualifications.find(
      ({ qualification }) => qualificationName(qualification) === name,
    )
    const isSame =
      before?.vettingStatus === record.vettingStatus &&
      (before?.vettingReason ?? '') === (record.vettingReason ?? '') &&
      before?.vettingCreateDate === record.vettingCreateDate
    if (before && isSame) return { ...record, changedAt: before.changedAt }
    if (known) return { ...record, changedAt: at }
    // The first time nobody knows; a request that is in review has not changed since it was made.
    return { ...record, ...(isOpen(record) && { changedAt: record.vettingCreateDate }) }
  })
}
